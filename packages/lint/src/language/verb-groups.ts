/** Reads a verb with its helpers: `should not have been checked`, `was supposed to watch`, `had to restart`. */
import type { PhraseIndex } from './clauses.ts';
import type { Phrase } from './phrases.ts';
import type { TaggedToken } from './word-forms.ts';
import { BASE, ING, PARTICIPLE } from './word-forms.ts';
import {
  beForms,
  doForms,
  haveForms,
  modals,
  questionWords,
  relativePronouns,
} from './words/function-words.ts';

export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  readonly main: number;
  readonly helpers: readonly number[];
  readonly modal: string | null;
  readonly perfect: boolean;
  readonly negated: boolean;
  readonly infinitive: boolean;
  /** The subject when it stands inside the group (`did Sam skip`, `had the flag been`). */
  readonly inverted: Phrase | null;
}

const SEMI_MODALS: ReadonlyMap<string, string> = new Map([
  ['need', 'need to'],
  ['needed', 'need to'],
  ['needs', 'need to'],
  ['ought', 'ought to'],
  ['have', 'have to'],
  ['has', 'have to'],
  ['had', 'have to'],
  ['supposed', 'supposed to'],
  ['meant', 'supposed to'],
  ['expected', 'supposed to'],
  ['required', 'supposed to'],
  ['obliged', 'supposed to'],
]);

const NEEDS_BE = new Set(['supposed', 'meant', 'expected', 'required', 'obliged']);

interface State {
  main: number;
  modal: string | null;
  perfect: boolean;
  negated: boolean;
  inverted: Phrase | null;
  readonly helpers: number[];
}

/** The group that starts at `first`, an auxiliary or a verb. */
export function readVerbGroup(tokens: readonly TaggedToken[], first: number, index: PhraseIndex): VerbGroup {
  const state: State = {
    main: -1,
    modal: null,
    perfect: false,
    negated: negatedBefore(tokens, first),
    inverted: null,
    helpers: [],
  };
  let at = first;
  while (at < tokens.length) {
    const token = tokens[at]!;
    if (token.pos === 'adverb') {
      if (/^(?:not|n't|never|no)$/.test(token.lower)) state.negated = true;
      at++;
      continue;
    }
    const semi = semiModal(tokens, at, state);
    if (semi !== null) {
      state.modal = state.modal === null || state.modal === 'would' ? semi : state.modal;
      state.helpers.push(at);
      at = afterTo(tokens, at);
      continue;
    }
    if (token.pos === 'verb') {
      state.main = at;
      break;
    }
    if (token.pos !== 'auxiliary') {
      const subject = inversion(tokens, at, first, index, state);
      if (subject === null) break;
      state.inverted = subject;
      at = subject.last + 1;
      continue;
    }
    if (!canFollow(tokens, state.helpers, token)) break;
    addHelper(state, at, token);
    at++;
  }
  if (state.main < 0) state.main = state.helpers.pop() ?? first;
  const main = state.main;
  const clipped = tokens[state.helpers[0] ?? main]!;
  const then = tokens[(state.helpers[0] ?? main) + 1]?.lower;
  if (clipped.lower === "'d" && (then === 'have' || then === 'be')) state.modal ??= 'would';
  state.perfect = state.helpers.some(
    (helper) => tokens[helper]!.lemma === 'have' && helper + 1 < tokens.length && !isHaveTo(tokens, helper),
  );
  return {
    first,
    last: main,
    main,
    helpers: state.helpers,
    modal: state.modal,
    perfect: state.perfect,
    negated: state.negated || negatedAfter(tokens, main),
    infinitive:
      tokens[first - 1]?.lower === 'to' ||
      (tokens[first - 1]?.pos === 'adverb' && tokens[first - 2]?.lower === 'to'),
    inverted: state.inverted,
  };
}

function addHelper(state: State, at: number, token: TaggedToken): void {
  if (modals.has(token.lower) && token.lower !== "'d")
    state.modal ??= token.lemma === 'ca' ? 'can' : token.lower === 'cannot' ? 'can' : token.lemma;
  if (token.lower === 'cannot') state.negated = true;
  state.helpers.push(at);
}

/** After a lone form of `be` or `do`, a second auxiliary must be able to continue the group. */
function canFollow(tokens: readonly TaggedToken[], helpers: readonly number[], token: TaggedToken): boolean {
  const last = helpers.at(-1);
  if (last === undefined) return true;
  const before = tokens[last]!.lower;
  if (beForms.has(before)) return token.lower === 'being' || /^(?:getting|having)$/.test(token.lower);
  if (modals.has(token.lower)) return false;
  return true;
}

function semiModal(tokens: readonly TaggedToken[], at: number, state: State): string | null {
  const token = tokens[at]!;
  const modal = SEMI_MODALS.get(token.lower);
  if (modal === undefined || token.pos === 'noun') return null;
  const to = afterTo(tokens, at);
  if (to < 0) return null;
  if (NEEDS_BE.has(token.lower)) {
    const helper = state.helpers.at(-1);
    if (helper === undefined || !beForms.has(tokens[helper]!.lower)) return null;
  }
  return modal;
}

/** Index after `to` when `to` (perhaps after an adverb) and a verb follow; else -1. */
function afterTo(tokens: readonly TaggedToken[], at: number): number {
  let next = at + 1;
  while (tokens[next]?.pos === 'adverb') next++;
  if (tokens[next]?.lower !== 'to') return -1;
  let verb = next + 1;
  while (tokens[verb]?.pos === 'adverb') verb++;
  const token = tokens[verb];
  return token !== undefined && (token.pos === 'auxiliary' || (token.pos === 'verb' && token.form === BASE))
    ? next + 1
    : -1;
}

function inversion(
  tokens: readonly TaggedToken[],
  at: number,
  first: number,
  index: PhraseIndex,
  state: State,
): Phrase | null {
  if (state.inverted !== null || state.helpers.length !== 1) return null;
  const before = tokens[first - 1];
  const helper = tokens[first]!.lower;
  const opens =
    before === undefined ||
    before.pos === 'punctuation' ||
    before.pos === 'conjunction' ||
    questionWords.has(before.lower);
  const asks = tokens.at(-1)?.text === '?';
  if (!asks && (!opens || relativePronouns.has(before?.lower ?? ''))) return null;
  const phrase = index.starts.get(at);
  if (phrase === undefined) return null;
  let next = phrase.last + 1;
  while (tokens[next]?.pos === 'adverb') next++;
  const follower = tokens[next];
  if (follower === undefined) return null;
  if (follower.pos === 'auxiliary') return phrase;
  if (follower.pos !== 'verb') return null;
  if (doForms.has(helper) || modals.has(helper)) return follower.form & BASE ? phrase : null;
  if (haveForms.has(helper)) return follower.form & PARTICIPLE ? phrase : null;
  return follower.form & (PARTICIPLE | ING) ? phrase : null;
}

function negatedBefore(tokens: readonly TaggedToken[], first: number): boolean {
  for (let at = first - 1; at >= 0 && at >= first - 3; at--) {
    const token = tokens[at]!;
    if (
      token.lower === 'never' ||
      token.lower === 'not' ||
      token.lower === 'nobody' ||
      token.lower === 'no-one'
    )
      return true;
    if (token.pos !== 'adverb') break;
  }
  return false;
}

function negatedAfter(tokens: readonly TaggedToken[], main: number): boolean {
  const next = tokens[main + 1];
  return (
    next !== undefined && tokens[main]!.pos === 'auxiliary' && (next.lower === 'not' || next.lower === "n't")
  );
}

function isHaveTo(tokens: readonly TaggedToken[], helper: number): boolean {
  return afterTo(tokens, helper) >= 0;
}
