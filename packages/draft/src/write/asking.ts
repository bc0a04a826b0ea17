/** One open question, and how it is put. */
import type { SectionKind } from '@debrief/document';
import type { Facts } from '../tell/facts.ts';
import { escapeInline } from '../tell/markdown-text.ts';
import type { Said } from '../tell/said.ts';
import type { Citations } from './citations.ts';
import type { Clock } from './times-shown.ts';

/** A question for people, as Markdown on one line, with the kind of section it belongs to. */
export interface Open {
  readonly kind: SectionKind;
  readonly markdown: string;
}

/** What questions are asked from, and those asked so far. */
export interface Asking {
  readonly facts: Facts;
  readonly clock: Clock;
  readonly cite: Citations;
  readonly open: Open[];
}

/** Asks one more. */
export function ask(asking: Asking, kind: SectionKind, markdown: string): void {
  asking.open.push({ kind, markdown });
}

/** `14:22 (“…”)`. */
export function quoted(said: Said, clock: Clock): string {
  return `${clock.sentence(said.at)} (“${escapeInline(said.words)}”)`;
}
