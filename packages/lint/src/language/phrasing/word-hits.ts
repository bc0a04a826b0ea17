/**
 * Which of the needs of all phrasings does a text meet? Every different word is asked once, however often it occurs;
 * a text's answer is kept, for every rule asks about the same sentences.
 */
import { EDGE, type Need } from './forms.ts';

/** A bit for each need: set where the text has one of its words. */
export type Hits = Uint32Array;

interface Part {
  readonly letters: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly need: number;
}

const KEPT_TEXTS = 20_000;
/** Longer texts are no sentences; keeping them would keep their documents. */
const LONGEST_TEXT = 4000;
const KEPT_WORDS = 100_000;
const LONGEST_WORD = 40;

const needNumbers = new Map<string, number>();
const wholeWords = new Map<string, number[]>();
/** Parts of words by their first three letters. */
const partsByStart = new Map<string, Part[]>();
const needsOfWord = new Map<string, readonly number[]>();
const kept = new Map<string, Hits>();

/** The number of a need; equal needs share one. What was answered before is forgotten. */
export function numberOfNeed(need: Need): number {
  return register([...need].sort().join(' '));
}

/** Registers needs as `allNeeds` gave them; in a fresh program they keep their numbers. */
export function registerNeeds(needs: readonly string[]): void {
  for (const need of needs) register(need);
}

/** All needs by number, their parts separated by blanks. */
export function allNeeds(): string[] {
  return [...needNumbers.keys()];
}

function register(key: string): number {
  let number = needNumbers.get(key);
  if (number !== undefined) return number;
  number = needNumbers.size;
  needNumbers.set(key, number);
  for (const part of key.split(' ')) addPart(part, number);
  needsOfWord.clear();
  kept.clear();
  return number;
}

/** The needs that a text meets, whatever its case. */
export function hitsOf(text: string): Hits {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const hits = new Uint32Array((needNumbers.size + 31) >> 5);
  const lower = text.toLowerCase();
  const { length } = lower;
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? lower.charCodeAt(at) : 0;
    if (code >= 97 && code <= 122) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      for (const need of needsMetBy(lower.slice(start, at))) hits[need >> 5]! |= 1 << (need & 31);
      start = -1;
    }
  }
  if (length <= LONGEST_TEXT) {
    if (kept.size >= KEPT_TEXTS) kept.clear();
    kept.set(text, hits);
  }
  return hits;
}

/** Does a text with these hits meet the need? */
export function meets(hits: Hits, need: number): boolean {
  return (hits[need >> 5]! & (1 << (need & 31))) !== 0;
}

function addPart(part: string, need: number): void {
  const opens = part.startsWith(EDGE);
  const closes = part.endsWith(EDGE);
  const letters = part.slice(opens ? 1 : 0, closes ? -1 : undefined);
  if (opens && closes) push(wholeWords, letters, need);
  else push(partsByStart, letters.slice(0, 3), { letters, opens, closes, need });
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function needsMetBy(word: string): readonly number[] {
  const known = needsOfWord.get(word);
  if (known !== undefined) return known;
  const met = [...(wholeWords.get(word) ?? [])];
  for (let at = 0; at + 3 <= word.length; at++) {
    const parts = partsByStart.get(word.slice(at, at + 3));
    if (parts === undefined) continue;
    for (const { letters, opens, closes, need } of parts) {
      if (opens && at > 0) continue;
      if (
        closes ? at + letters.length === word.length && word.endsWith(letters) : word.startsWith(letters, at)
      )
        met.push(need);
    }
  }
  if (word.length <= LONGEST_WORD) {
    if (needsOfWord.size >= KEPT_WORDS) needsOfWord.clear();
    needsOfWord.set(word, met);
  }
  return met;
}
