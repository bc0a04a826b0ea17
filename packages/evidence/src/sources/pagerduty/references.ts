/** PagerDuty's references: small objects that name a user, a service, an incident. */
import * as z from 'zod/mini';
import type { Actor } from '../../event.ts';
import { part, text } from '../../reading/fields.ts';

export const reference = () =>
  part(z.object({ id: text, type: text, summary: text, html_url: text, name: text }));

export interface Reference {
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  readonly summary?: string | undefined;
  readonly name?: string | undefined;
}

/** Who acted: users are people, services and integrations are systems, rules and workflows are bots. */
export function actorOf(agent: Reference | undefined): Actor | undefined {
  const name = agent?.summary ?? agent?.name ?? agent?.id;
  if (name === undefined) return undefined;
  const type = agent?.type ?? '';
  const kind = /^user/.test(type) ? 'person' : /bot|workflow|rule/.test(type) ? 'bot' : 'system';
  return { id: agent?.id ?? name, name, kind };
}

export function nameOf(thing: Reference | undefined): string | undefined {
  return thing?.summary ?? thing?.name ?? thing?.id;
}

/** `[#42] Checkout is slow` or a number and a title as `incident #42 "Checkout is slow"`. */
export function incidentName(title: string | undefined, number?: string | undefined): string {
  const match = /^\[#(\d+)\]\s*(.*)$/s.exec(title ?? '');
  const shown = number ?? match?.[1];
  const words = (match ? match[2] : title)?.trim();
  return `incident${shown ? ` #${shown}` : ''}${words ? ` "${words}"` : ''}`;
}

/** `incident #42` alone. */
export function incidentNumber(title: string | undefined, number?: string | undefined): string {
  const shown = number ?? /^\[#(\d+)\]/.exec(title ?? '')?.[1];
  return shown ? `incident #${shown}` : title ? `incident "${title}"` : 'the incident';
}
