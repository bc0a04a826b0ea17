/** Finds noun phrases in tagged tokens. */
import type { Referent } from './prose.ts';
import { referentOf } from './referents.ts';
import type { Roster } from './roster.ts';
import type { TaggedToken } from './word-forms.ts';
import { PARTICIPLE } from './word-forms.ts';
import { nameTitles } from './words/function-words.ts';
import { roleNouns, teamNames } from './words/people.ts';

/** A noun phrase by token index. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly referent: Referent;
  /** What stands before `'s`: `Priya` in `Priya's merge`. */
  readonly possessor: Phrase | null;
}

const CORE = new Set(['noun', 'proper', 'code']);

/** All noun phrases, left to right, none inside another except possessors. */
export function findPhrases(tokens: readonly TaggedToken[], roster: Roster): Phrase[] {
  const phrases: Phrase[] = [];
  let index = 0;
  while (index < tokens.length) {
    const phrase = phraseAt(tokens, index, roster);
    if (phrase === null) index++;
    else {
      phrases.push(phrase);
      index = phrase.last + 1;
    }
  }
  return phrases.map((phrase, at) => inCompany(tokens, phrase, phrases[at + 1]));
}

const SOME =
  /^(?:one|two|three|some|several|many|most|both|half|member|members|each|all|few|any|either|group)$/;

/** `one of our admins` is an admin; `support and QA` are two teams. */
function inCompany(tokens: readonly TaggedToken[], phrase: Phrase, next: Phrase | undefined): Phrase {
  if (next === undefined || phrase.referent === 'person' || phrase.referent === 'team') return phrase;
  const between = tokens[phrase.last + 1]?.lower;
  if (next.first !== phrase.last + 2) return phrase;
  const head = tokens[phrase.head]!.lower;
  // `three of whom lost data`: those named before, whoever they are.
  if (between === 'of' && tokens[next.head]!.lower === 'whom') return { ...phrase, referent: 'unknown' };
  if (between === 'of' && SOME.test(head))
    return { ...phrase, referent: next.referent === 'team' ? 'person' : next.referent };
  if (between === 'and' && teamNames.has(head) && (next.referent === 'team' || next.referent === 'person')) {
    return { ...phrase, referent: 'team' };
  }
  return phrase;
}

function phraseAt(tokens: readonly TaggedToken[], start: number, roster: Roster): Phrase | null {
  if (tokens[start]!.lower === 'no' && tokens[start + 1]?.lower === 'no-one') {
    return make(tokens, start, start + 1, start + 1, null, roster);
  }
  if (tokens[start]!.pos === 'pronoun') return make(tokens, start, start, start, null, roster);
  let at = start;
  let core = -1;
  while (at < tokens.length) {
    const token = tokens[at]!;
    if (token.pos === 'determiner') {
      if (at > start && core >= 0) break;
      at++;
    } else if (token.pos === 'number') {
      if (core >= 0 && countsAnew(tokens, at)) break;
      if (core < 0 || !CORE.has(tokens[at - 1]!.pos)) core = at;
      at++;
      if (core >= 0 && at < tokens.length && !CORE.has(tokens[at]!.pos) && tokens[at]!.pos !== 'adjective')
        break;
    } else if (
      token.pos === 'adjective' ||
      (token.pos === 'adverb' && core < 0 && tokens[at + 1]?.pos === 'adjective' && at > start)
    ) {
      if (core >= 0 && tokens[core]!.pos !== 'number') break;
      at++;
    } else if (CORE.has(token.pos)) {
      if (startsName(tokens, start, at, roster)) break;
      core = at;
      at++;
    } else if (token.lower === "'s" && token.pos === 'other' && core === at - 1) {
      const possessor = make(tokens, start, core, core, null, roster);
      const rest = at + 1 < tokens.length ? possessed(tokens, at + 1) : -1;
      if (rest < 0) return possessor;
      const whole = make(tokens, start, rest, rest, possessor, roster);
      return tokens[rest + 1]?.lower === "'s" && tokens[rest + 1]?.pos === 'other'
        ? nested(tokens, start, rest, whole, roster)
        : whole;
    } else if (token.text === '.' && nameTitles.has(tokens[at - 1]?.lower ?? '')) at++;
    else break;
  }
  if (core < 0) {
    const only = tokens[start]!;
    return at === start + 1 && only.pos === 'determiner' ? null : null;
  }
  return make(tokens, start, core, core, null, roster);
}

/** `In the course of the tidy-up Ana deleted …`: the name opens a phrase of its own. */
function startsName(tokens: readonly TaggedToken[], start: number, at: number, roster: Roster): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (token.pos !== 'proper' || before?.pos !== 'noun' || tokens[start]!.pos !== 'determiner') return false;
  if (!roster.names.has(token.lower) || roleNouns.has(before.lower)) return false;
  const next = tokens[at + 1];
  return next?.pos === 'verb' || next?.pos === 'auxiliary';
}

/** `During the stocktake two clerks deleted …`: the count opens a phrase of its own. */
function countsAnew(tokens: readonly TaggedToken[], at: number): boolean {
  return (
    /^(?:two|three|four|five|six|seven|eight|nine|ten|several)$/.test(tokens[at]!.lower) &&
    /[^s]s$/.test(tokens[at + 1]?.lower ?? '')
  );
}

/** Last token of what is owned, or -1. */
function possessed(tokens: readonly TaggedToken[], start: number): number {
  let last = -1;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (CORE.has(token.pos)) last = at;
    else if (
      token.pos === 'number' ||
      token.pos === 'adjective' ||
      (token.pos === 'verb' && token.form & PARTICIPLE && last < 0 && CORE.has(tokens[at + 1]?.pos ?? ''))
    ) {
      if (last >= 0 && token.pos !== 'number') break;
      if (token.pos === 'number' && last < 0) last = at;
    } else break;
  }
  return last;
}

function nested(
  tokens: readonly TaggedToken[],
  start: number,
  rest: number,
  whole: Phrase,
  roster: Roster,
): Phrase {
  const last = possessed(tokens, rest + 2);
  return last < 0 ? whole : make(tokens, start, last, last, whole, roster);
}

function make(
  tokens: readonly TaggedToken[],
  first: number,
  last: number,
  head: number,
  possessor: Phrase | null,
  roster: Roster,
): Phrase {
  const start = possessor === null ? first : possessor.last + 2;
  const own = /^(?:my|your|his|her|our|their)$/.test(tokens[first]!.lower) && first < head;
  const referent = referentOf(tokens, start, head, roster);
  const owner: Phrase | null =
    possessor ?? (own ? { first, last: first, head: first, referent: 'person', possessor: null } : null);
  return { first, last, head, referent, possessor: owner };
}
