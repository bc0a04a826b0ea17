/** Tags the closed classes (determiners, auxiliaries, prepositions …) and lists what the open ones could be. */
import type { Roster } from './roster.ts';
import { BASE, ING, NOUN, PAST, PROPER, possibleForms, type TaggedToken, THIRD, VERB } from './word-forms.ts';
import {
  adverbs,
  beForms,
  conjunctions,
  determiners,
  doForms,
  getForms,
  haveForms,
  modals,
  prepositions,
  pronouns,
} from './words/function-words.ts';
import { wordSet } from './words/word-set.ts';

const NUMBER_WORDS = wordSet(
  'two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand million',
);

/** Adverbs that qualify a noun when they stand between a determiner and it: `the first page`. */
const QUALIFIERS = wordSet(
  'first last next early late long only overnight online offline overall half live manual very just once upstream downstream outright straight well most least earlier later',
);

const INTRODUCING = wordSet('following including excluding pending');

/** Every word that can be of a closed class: all others need not be looked for in each of them. */
const closed: ReadonlySet<string> = new Set([
  ...["'s", "n't", 'not', 'never', 'no', 'on'],
  ...[modals, beForms, haveForms, doForms, getForms, NUMBER_WORDS, determiners, pronouns].flatMap((set) => [
    ...set,
  ]),
  ...[conjunctions, INTRODUCING, prepositions, QUALIFIERS, adverbs].flatMap((set) => [...set]),
]);

/** Settles the token if its class is closed; else leaves `mask` set for the chooser. */
export function closedClass(tokens: TaggedToken[], index: number, roster: Roster): void {
  const token = tokens[index]!;
  if (token.pos !== 'other') return;
  const { lower } = token;
  if (isDoubled(tokens, index)) token.pos = 'adverb';
  else if (!closed.has(lower)) token.mask = openForms(tokens, index, roster);
  else if (lower === "'s") token.pos = clitic(tokens, index);
  else if (token.text === 'Will' && followedByPast(tokens, index)) token.mask = PROPER;
  else if (modals.has(lower) && !isNameHere(tokens, index, roster)) token.pos = modalOrNoun(tokens, index);
  else if (beForms.has(lower) || haveForms.has(lower) || doForms.has(lower) || getForms.has(lower)) {
    token.pos = 'auxiliary';
  } else if (lower === 'not' || lower === "n't" || lower === 'never') token.pos = 'adverb';
  else if (lower === 'no' && tokens[index + 1]?.lower === 'longer') token.pos = 'adverb';
  else if (NUMBER_WORDS.has(lower)) token.pos = 'number';
  else if (determiners.has(lower)) token.pos = determinerOrPronoun(tokens, index);
  else if (pronouns.has(lower)) {
    token.pos = 'pronoun';
    if (lower === 'one' && tokens[index - 1]?.lower === 'no') token.lower = 'no-one';
  } else if (lower === 'on' && tokens[index + 1]?.lower === 'call' && index > 0) joinOnCall(tokens, index);
  else if (isSinceThen(tokens, index)) token.pos = 'adverb';
  else if (conjunctions.has(lower)) token.pos = 'conjunction';
  else if (INTRODUCING.has(lower) && afterBe(tokens, index)) token.mask = ING;
  else if (lower === 'at' && /^(?:least|most|once|first|best)$/.test(tokens[index + 1]?.lower ?? ''))
    token.pos = 'adverb';
  else if (prepositions.has(lower)) token.pos = 'preposition';
  else if (QUALIFIERS.has(lower) && standsInPhrase(tokens, index)) token.pos = 'adjective';
  else if (adverbs.has(lower) && !isNameHere(tokens, index, roster)) token.pos = 'adverb';
  else token.mask = openForms(tokens, index, roster);
}

/** `has since been replaced`: a time, and no clause. */
function isSinceThen(tokens: readonly TaggedToken[], index: number): boolean {
  return tokens[index]!.lower === 'since' && haveForms.has(tokens[index - 1]?.lower ?? '');
}

/** `should have double checked`: written apart, still one deed. */
function isDoubled(tokens: readonly TaggedToken[], index: number): boolean {
  const { lower } = tokens[index]!;
  return (lower === 'double' || lower === 'triple') && tokens[index + 1]?.lower === 'checked';
}

/** `Will deleted it`: no modal stands before a past form. */
function followedByPast(tokens: readonly TaggedToken[], index: number): boolean {
  const next = tokens[index + 1];
  if (next === undefined) return false;
  const forms = possibleForms(next.lower);
  return (forms & PAST) !== 0 && (forms & BASE) === 0;
}

function afterBe(tokens: readonly TaggedToken[], index: number): boolean {
  let at = index - 1;
  while (tokens[at]?.pos === 'adverb') at--;
  return beForms.has(tokens[at]?.lower ?? '');
}

function standsInPhrase(tokens: readonly TaggedToken[], index: number): boolean {
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (before?.pos !== 'determiner' && !(before?.lower === "'s" && before.pos === 'other')) return false;
  return after !== undefined && after.pos === 'other' && (possibleForms(after.lower) & (NOUN | PROPER)) !== 0;
}

/** `the engineer on call` keeps its preposition; `the on call engineer` is one role. */
function joinOnCall(tokens: TaggedToken[], index: number): void {
  const before = tokens[index - 1]!;
  if (before.pos !== 'determiner') {
    tokens[index]!.pos = 'preposition';
    return;
  }
  const call = tokens[index + 1]!;
  const on = tokens[index]!;
  on.pos = 'adjective';
  call.pos = 'noun';
  call.lower = 'on-call';
}

function modalOrNoun(tokens: TaggedToken[], index: number): TaggedToken['pos'] {
  const token = tokens[index]!;
  const before = tokens[index - 1];
  if (token.lower === 'need' || token.lower === 'might' || token.lower === 'can' || token.lower === 'will') {
    if (before?.pos === 'determiner') return 'noun';
    if (token.lower === 'need') token.mask = 0;
  }
  return 'auxiliary';
}

function clitic(tokens: TaggedToken[], index: number): TaggedToken['pos'] {
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (before === undefined || after === undefined) return 'other';
  if (/^(?:it|that|he|she|what|who|there|here|where|how|this)$/.test(before.lower)) return 'auxiliary';
  if (
    /^(?:the|a|an|not|been|just|still|now|also|why|because|no|on|in|to|at|supposed|going)$/.test(after.lower)
  ) {
    return 'auxiliary';
  }
  return 'other';
}

function determinerOrPronoun(tokens: TaggedToken[], index: number): TaggedToken['pos'] {
  const token = tokens[index]!;
  const after = tokens[index + 1];
  if (
    token.lower === 'that' ||
    token.lower === 'which' ||
    token.lower === 'what' ||
    token.lower === 'whose'
  ) {
    if (after === undefined) return 'pronoun';
    if (token.lower === 'whose') return 'determiner';
    if (determiners.has(after.lower) || pronouns.has(after.lower) || after.pos === 'proper')
      return 'conjunction';
    if (token.lower !== 'that') return 'pronoun';
    const mask = possibleForms(after.lower);
    const isVerbal = modals.has(after.lower) || beForms.has(after.lower) || haveForms.has(after.lower);
    if (isVerbal || doForms.has(after.lower) || (mask & NOUN) === 0) return 'pronoun';
    return index === 0 || prepositions.has(tokens[index - 1]!.lower) ? 'determiner' : 'conjunction';
  }
  if (
    /^(?:this|these|those|all|both|some|many|most|several|few|each|any|either|neither|much|more|his|hers|her|such|another|enough)$/.test(
      token.lower,
    )
  ) {
    if (after === undefined || after.pos === 'punctuation') return 'pronoun';
    const next = after.lower;
    if (modals.has(next) || beForms.has(next) || haveForms.has(next) || doForms.has(next)) return 'pronoun';
    if (token.lower !== 'her' && (prepositions.has(next) || conjunctions.has(next))) return 'pronoun';
  }
  return 'determiner';
}

function isNameHere(tokens: TaggedToken[], index: number, roster: Roster): boolean {
  const token = tokens[index]!;
  return (
    /^\p{Lu}\p{Ll}/u.test(token.text) && roster.names.has(token.lower) && possibleForms(token.lower) !== BASE
  );
}

const CAPITAL = 1;
const TECHNICAL = 2;
const SMALL_LETTERS = /^[a-z]+$/;

/** Does a word open with a capital; does it look like a name of code? */
function shapeOf(text: string): number {
  if (SMALL_LETTERS.test(text)) return 0;
  const technical = text.includes('_') || /\p{L}[.\d/]|\p{Ll}\p{Lu}/u.test(text);
  return (/^\p{Lu}/u.test(text) ? CAPITAL : 0) | (technical ? TECHNICAL : 0);
}

function openForms(tokens: TaggedToken[], index: number, roster: Roster): number {
  const token = tokens[index]!;
  const shape = shapeOf(token.text);
  if (shape & TECHNICAL && !token.lower.includes('-')) return PROPER;
  if (!(shape & CAPITAL)) return possibleForms(token.lower);
  const allCapitals = token.text.length > 1 && token.text === token.text.toUpperCase();
  const starts = index === 0 || /^[.:;!?"“(—–…-]$/.test(tokens[index - 1]!.text);
  if (roster.names.has(token.lower)) return starts ? PROPER | (possibleForms(token.lower) & VERB) : PROPER;
  const forms = possibleForms(token.lower);
  if (allCapitals) return forms === NOUN ? PROPER : PROPER | forms;
  if (starts) return forms === NOUN ? NOUN | PROPER : forms;
  return PROPER | (forms & (PAST | THIRD));
}
