/** What a word could be, before its neighbours have been asked. */

import { isVerbBase, stripS, verbBase } from './lemma.ts';
import type { RawToken } from './tokenise.ts';
import { adjectiveEnding, adjectives, nounEnding } from './words/adjectives.ts';
import { irregularForms } from './words/irregular-verbs.ts';
import { doubtfulRoles, peopleNouns, roleNouns, teamNouns } from './words/people.ts';
import { eventNouns, systemNouns } from './words/things.ts';
import { nounsLikeVerbs, plainVerbs, verbsAndNouns } from './words/verbs.ts';

export const NOUN = 1;
export const PROPER = 2;
export const BASE = 4;
export const PAST = 8;
export const PARTICIPLE = 16;
export const ING = 32;
export const THIRD = 64;
export const ADJECTIVE = 128;
export const ADVERB = 256;
export const VERB = BASE | PAST | PARTICIPLE | ING | THIRD;
export const FINITE = BASE | PAST | THIRD;

/** A token with the forms it could take and, once tagged, the verb form that was chosen. */
export interface TaggedToken extends RawToken {
  mask: number;
  /** The chosen verb form (one of BASE, PAST, PARTICIPLE, ING, THIRD, or PAST|PARTICIPLE), 0 for other words. */
  form: number;
}

const memory = new Map<string, number>();
const MEMORY_LIMIT = 20_000;

/** Possible forms of a word in lower case, as a mask. */
export function possibleForms(lower: string): number {
  const known = memory.get(lower);
  if (known !== undefined) return known;
  const mask = computeForms(lower);
  if (memory.size < MEMORY_LIMIT) memory.set(lower, mask);
  return mask;
}

function isNounWord(lower: string): boolean {
  const base = stripS(lower);
  return (
    nounsLikeVerbs.has(lower) ||
    systemNouns.has(base) ||
    eventNouns.has(base) ||
    roleNouns.has(base) ||
    doubtfulRoles.has(base) ||
    peopleNouns.has(lower) ||
    teamNouns.has(lower)
  );
}

/** `inexperienced`, `talented`: they look like participles of verbs that do not exist. */
function isStateWord(lower: string): boolean {
  return adjectives.has(lower) && lower.endsWith('ed') && !isVerbBase(verbBase(lower.slice(0, -2)));
}

/** Adjectives that stand as nouns as often: `deleted the signing key that …`, `promoted the standby`. */
const ALSO_NOUNS: ReadonlySet<string> = new Set([
  'key',
  'standby',
  'primary',
  'secondary',
  'secret',
  'default',
  'original',
  'public',
  'canary',
]);

function computeForms(lower: string): number {
  let mask = 0;
  if (isNounWord(lower)) mask |= NOUN;
  if (adjectives.has(lower)) mask |= ALSO_NOUNS.has(lower) ? ADJECTIVE | NOUN : ADJECTIVE;
  const irregular = irregularForms.get(lower);
  if (irregular !== undefined) {
    if (irregular.past) mask |= PAST;
    if (irregular.participle) mask |= PARTICIPLE;
  }
  if (isVerbBase(lower)) {
    mask |= BASE;
    if (!plainVerbs.has(lower) || verbsAndNouns.has(lower)) mask |= NOUN;
  }
  const regular = irregular === undefined && !nounsLikeVerbs.has(lower) && !isStateWord(lower);
  if (lower.endsWith('ed') && lower.length > 4 && regular) {
    mask |= PAST | PARTICIPLE;
  } else if (lower.endsWith('ing') && lower.length > 5 && !nounsLikeVerbs.has(lower)) {
    mask |= ING | NOUN;
  } else if (lower.endsWith('s') && lower.length > 3 && !nounsLikeVerbs.has(lower)) {
    const base = stripS(lower);
    const nameless = plainVerbs.has(base) && !verbsAndNouns.has(base) && !isNounWord(lower);
    if (base !== lower && isVerbBase(base)) mask |= THIRD | (nameless ? 0 : NOUN);
  }
  if (lower.endsWith('ly') && lower.length > 4 && mask === 0) mask |= ADVERB;
  if (mask === 0 && adjectiveEnding.test(lower) && !nounEnding.test(lower)) mask |= ADJECTIVE | NOUN;
  if (mask === 0) mask = NOUN;
  return mask;
}
