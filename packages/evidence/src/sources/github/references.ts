/** GitHub's users and repositories, as they stand in nearly every object. */
import * as z from 'zod/mini';
import type { Actor } from '../../event.ts';
import { part, text } from '../../reading/fields.ts';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import type { Scope } from '../../reading/shape.ts';

export const userFields = () => part(z.object({ login: text, name: text, type: text }));

export interface User {
  readonly login?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}

/** A bot has the type `Bot` or a login that ends in `[bot]`. */
export function actorOf(user: User | undefined): Actor | undefined {
  const login = user?.login ?? user?.name;
  if (login === undefined) return undefined;
  const automatic = user?.type === 'Bot' || /\[bot\]$|^(?:github-actions|dependabot)$/.test(login);
  return { id: login, name: login, kind: automatic ? 'bot' : 'person' };
}

/** `owner/name`, from the webhook's or page's `repository`, else from the object's own addresses. */
export function repositoryOf(record: JsonObject, scope: Scope): string | undefined {
  for (const holder of [record, ...scope.around.toReversed()]) {
    const repository = holder['repository'];
    if (isObject(repository)) {
      const name = stringAt(repository, 'full_name') ?? stringAt(repository, 'nameWithOwner');
      if (name) return name;
    }
    const repo = holder['repo'];
    if (isObject(repo) && typeof repo['name'] === 'string' && repo['name'].includes('/')) return repo['name'];
  }
  for (const key of ['repository_url', 'url', 'html_url', 'issue_url', 'deployment_url', 'target_url']) {
    const address = record[key];
    if (typeof address !== 'string') continue;
    const match =
      /\/repos\/([\w.-]+\/[\w.-]+)/.exec(address) ?? /github\.com\/([\w.-]+\/[\w.-]+)/.exec(address);
    if (match) return match[1];
  }
  return undefined;
}

/** `a47b8dd6 (main)`; the reference alone where it is the hash. */
export function revisionText(sha: string | undefined, ref: string | undefined): string {
  const short = sha?.slice(0, 8);
  const name = ref?.replace(/^refs\/(?:heads|tags)\//, '');
  if (!name || name === sha) return short ?? '';
  return short ? `${name} (${short})` : name;
}
