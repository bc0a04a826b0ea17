/** Ways of leaving something out that have a shape of their own. */
import { isPeople, wordsBetween } from '../../language/actors.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';

/** After `without` these tell of an effect that stayed out, not of a step left out. */
const EFFECTS = wordSet(
  'causing affecting losing impacting interrupting breaking having needing requiring disrupting touching being going seeing finding getting missing dropping pending existing remaining thing anything something everything nothing warning monitoring logging alerting',
);

export function isLeftUndone(word: string): boolean {
  return word.length > 5 && word.endsWith('ing') && !EFFECTS.has(word);
}

/** Verbs that say little alone: `did not take the index into account`. */
export const LIGHT = new Map<string, RegExp>([
  ['pick', /^up (?:on )?/],
  ['think', /^(?:to|of|about|through|it through|ahead|twice)\b/],
  [
    'take',
    /^(?:[\w-]+ ){0,5}(?:into (?:account|consideration)|seriously|note|notice|care|the time|precautions|heed|action)\b/,
  ],
  ['make', /^(?:sure|certain|a (?:backup|copy|note)|themselves)\b/],
]);

/** `Kim left out the WHERE clause`, `left the flag out`. */
export function leavesOut({ tokens }: Sentence, { particle, verbIndex, object, tense }: Clause): boolean {
  if (tense === 'participle') return false;
  return (
    particle === 'out' ||
    tokens[verbIndex + 1]?.lower === 'out' ||
    (object !== null && tokens[object.last + 1]?.lower === 'out' && tokens[object.last + 2]?.lower !== 'of')
  );
}

/** `was slow to escalate`, `were unaware that …`. */
export function isBehind(sentence: Sentence, { verbIndex, tense, negated }: Clause, ours: boolean): boolean {
  if (tense !== 'past') return false;
  const rest = wordsBetween(sentence, verbIndex + 1, verbIndex + 5);
  if (/^(?:(?:not|n't|completely|entirely|totally|simply) )*(?:(?:made|fully|even) )?aware\b/.test(rest))
    return negated;
  if (
    negated ||
    (ours && !/^(?:\w+ly )?unaware\b|^(?:(?:too|very|rather|also|simply|all) )?slow (?:to|in)\b/.test(rest))
  )
    return false;
  return /^(?:(?:too|very|rather|also|simply|completely|still|all) )?(?:slow (?:to|in)\b|late (?:to|in) \w+|unaware\b|oblivious (?:to|of)\b)/.test(
    rest,
  );
}

const SLIPPED =
  /\b(?:(?:never|did not|didn['’]t) (?:even )?(?:cross(?:ed)?|enter(?:ed)?) (?:my|our|his|her|their|anyone['’]s|anybody['’]s) minds?|slipped (?:my|our|his|her|their|everyone['’]s|everybody['’]s) minds?|escaped (?:my|our|his|her|their|everyone['’]s|everybody['’]s) (?:attention|notice)|(?:fell|fallen|slipped) through the (?:cracks|net))\b/i;

/** `it slipped our minds`: the thing does what people did. */
export function slippedBy(sentence: Sentence): { from: number; to: number } | null {
  const match = SLIPPED.exec(sentence.plain);
  if (match === null) return null;
  const from = sentence.from + match.index;
  const to = from + match[0].length;
  return sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from)
    ? null
    : { from, to };
}

const WITHOUT_ANYONE =
  /\bwithout (?:anyone|anybody|a single (?:person|reviewer|engineer)|(?:any|one) of (?:us|them|the \w+)|us|them|him|her|the (?:[\w-]+ )?(?:team|on-?call|reviewers?|engineers?|staff)) (?:(?:ever|even|first|actually) )?(\w+ing)\b/i;

/** `released without anyone reading the notes`. */
export function withoutAnyone(sentence: Sentence): { from: number; to: number } | null {
  if (!sentence.plain.includes('without ')) return null;
  const match = WITHOUT_ANYONE.exec(sentence.plain);
  if (match === null || !sentence.clauses.some(({ tense, perfect }) => tense === 'past' || perfect))
    return null;
  if (EFFECTS.has(match[1]!.toLowerCase())) return null;
  const from = sentence.from + match.index;
  const to = from + match[0].length;
  return sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from)
    ? null
    : { from, to };
}

/** `an oversight by the platform team`, `an omission on our part`; not the oversight that a board has. */
export function isLapseOfPeople(sentence: Sentence, phrase: NounPhrase, words: string): boolean {
  if (/^on (?:the|our|his|her|their)$/.test(words))
    return /\bon (?:the|our|his|her|their) part\b/.test(sentence.plain);
  if (!words.startsWith('by ')) return false;
  const doer = sentence.phrases.find((other) => other.first === phrase.last + 2) ?? null;
  return doer !== null && isPeople(doer) && !/^(?:under|with|regulatory|safety)\b/i.test(phrase.text);
}
