/**
 * Which of the needs of all phrasings does a text meet? Every different word is asked once, however often it occurs;
 * a text's answer is kept, for every rule asks about the same sentences.
 */
import { ownCopy } from '../own-copy.ts';
import { EDGE, type Need } from './forms.ts';

/** What is known of a text. */
export interface Hits {
  /** A bit for each need, 30 to a number: set where the text has one of its words. */
  readonly met: readonly number[];
  /** A bit for each phrasing, 30 to a number: set where it was asked and found nothing. */
  readonly without: number[];
}

const LANE = 30;

interface Part {
  readonly letters: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly need: number;
}

const KEPT_TEXTS = 20_000;
/** Longer texts are whole sections; keeping many would keep their documents. */
const LONGEST_TEXT = 4000;
const KEPT_LONG = 16;
const LONGEST_WORD = 40;

const needNumbers = new Map<string, number>();
const wholeWords = new Map<string, number[]>();
/** Parts of words by their first three letters. */
const partsByStart = new Map<string, Part[]>();
const kept = new Map<string, Hits>();
const keptLong = new Map<string, Hits>();
/** Has any text been asked since the last need came? */
let asked = false;

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
  if (asked) {
    asked = false;
    words = new Array(SLOTS).fill(undefined);
    kept.clear();
    keptLong.clear();
  }
  return number;
}

/** The needs that a text meets, whatever its case. */
export function hitsOf(text: string): Hits {
  const known = text.length <= LONGEST_TEXT ? kept.get(text) : keptLong.get(text);
  if (known !== undefined) return known;
  const met: number[] = new Array(Math.ceil(needNumbers.size / LANE)).fill(0);
  const hits: Hits = { met, without: [] };
  const lower = text.toLowerCase();
  const { length } = lower;
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? lower.charCodeAt(at) : 0;
    if (code >= 97 && code <= 122) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      const { lanes, bits } = needsMetBy(lower, start, at);
      for (let index = 0; index < lanes.length; index++) met[lanes[index]!]! |= bits[index]!;
      start = -1;
    }
  }
  asked = true;
  if (length <= LONGEST_TEXT) {
    if (kept.size >= KEPT_TEXTS) kept.clear();
    kept.set(ownCopy(text), hits);
  } else {
    if (keptLong.size >= KEPT_LONG) keptLong.clear();
    keptLong.set(ownCopy(text), hits);
  }
  return hits;
}

/** Does a text with these hits meet the need? */
export function meets(hits: Hits, need: number): boolean {
  return (hits.met[(need / LANE) | 0]! & (1 << (need % LANE))) !== 0;
}

/** Is it known that the phrasing of this number finds nothing in the text? */
export function isWithout(hits: Hits, phrasing: number): boolean {
  return ((hits.without[(phrasing / LANE) | 0] ?? 0) & (1 << (phrasing % LANE))) !== 0;
}

/** Remembers that the phrasing of this number finds nothing in the text. */
export function setWithout({ without }: Hits, phrasing: number): void {
  const lane = (phrasing / LANE) | 0;
  while (without.length <= lane) without.push(0);
  without[lane]! |= 1 << (phrasing % LANE);
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

/** What a word meets: bits by lane. */
interface Word {
  readonly text: string;
  readonly lanes: readonly number[];
  readonly bits: readonly number[];
}

/** Words by a hash of their letters, so that a known word is found without being cut out of its text. */
const SLOTS = 1 << 15;
let words: (Word | undefined)[] = new Array(SLOTS).fill(undefined);

function needsMetBy(text: string, from: number, to: number): Word {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const known = words[slot];
  if (known !== undefined && known.text.length === to - from && text.startsWith(known.text, from))
    return known;
  const word = askNeeds(text.slice(from, to));
  // The newcomer takes the place: common words come back at once.
  if (word.text.length <= LONGEST_WORD) words[slot] = word;
  return word;
}

function askNeeds(text: string): Word {
  const met = [...(wholeWords.get(text) ?? [])];
  for (let at = 0; at + 3 <= text.length; at++) {
    const parts = partsByStart.get(text.slice(at, at + 3));
    if (parts === undefined) continue;
    for (const { letters, opens, closes, need } of parts) {
      if (opens && at > 0) continue;
      if (closes && at + letters.length !== text.length) continue;
      if (text.startsWith(letters, at)) met.push(need);
    }
  }
  const byLane = new Map<number, number>();
  for (const need of met) {
    const lane = (need / LANE) | 0;
    byLane.set(lane, (byLane.get(lane) ?? 0) | (1 << (need % LANE)));
  }
  return { text, lanes: [...byLane.keys()], bits: [...byLane.values()] };
}
