/**
 * One look at a text's words tells which phrasings are worth asking there. Every different word is asked once, however
 * often it occurs; what is known of a text is kept for a while, for every rule asks about the same sentences.
 */
import { ownCopy } from '../own-copy.ts';
import { EDGE, type Need } from './forms.ts';

/** What is known of a text. */
export interface Hits {
  readonly text: string;
  /** A bit for each need, 30 to a number: set where the text has one of its words. */
  readonly met: readonly number[];
  /** A bit for each phrasing, 30 to a number: unset where it can find nothing, or was asked and found nothing. */
  readonly open: number[];
}

const LANE = 30;

interface Part {
  readonly letters: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly need: number;
}

const needNumbers = new Map<string, number>();
/** By need: the phrasings that may wake where it is met. */
const watchers: number[][] = [];
const wholeWords = new Map<string, number[]>();
/** Parts of words by their first three letters. */
const partsByStart = new Map<string, Part[]>();
/** What a text without any known word leaves open: the phrasings that need none. */
const alwaysOpen: number[] = [];
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

/** The phrasing of this number is worth asking where the need is met; with `null`, in every text. */
export function openWhere(need: number | null, phrasing: number): void {
  while (alwaysOpen.length * LANE <= phrasing) alwaysOpen.push(0);
  if (need === null) alwaysOpen[(phrasing / LANE) | 0]! |= 1 << (phrasing % LANE);
  else if (!watchers[need]!.includes(phrasing)) watchers[need]!.push(phrasing);
  forget();
}

function register(key: string): number {
  let number = needNumbers.get(key);
  if (number !== undefined) return number;
  number = needNumbers.size;
  needNumbers.set(key, number);
  watchers.push([]);
  for (const part of key.split(' ')) addPart(part, number);
  forget();
  return number;
}

function forget(): void {
  if (!asked) return;
  asked = false;
  words.clear();
  texts.fill(undefined);
}

/** Texts by a hash of a few of their letters. A document's sentences are asked again and again, then never more. */
const TEXT_SLOTS = 1 << 12;
const texts: (Hits | undefined)[] = new Array(TEXT_SLOTS).fill(undefined);

/** What the words of a text, whatever their case, tell of the phrasings. */
export function hitsOf(text: string): Hits {
  const { length } = text;
  let hash = length;
  // Seven letters spread over the text; sentences that share them all take turns in one place.
  for (let step = 0; step < 7; step++)
    hash = Math.imul(hash ^ text.charCodeAt((length * step) >> 3), 0x01000193);
  const slot = (hash ^ (hash >>> 15)) & (TEXT_SLOTS - 1);
  const known = texts[slot];
  if (known !== undefined && known.text === text) return known;
  const hits = scan(text);
  texts[slot] = hits;
  return hits;
}

function scan(text: string): Hits {
  const met: number[] = new Array(Math.ceil(needNumbers.size / LANE)).fill(0);
  const open = alwaysOpen.slice();
  // One pattern over the whole text is quick from its first use on; a loop over its letters is not.
  for (const letters of text.toLowerCase().match(WORD) ?? []) {
    const word = words.get(letters) ?? learn(letters);
    for (let index = 0; index < word.lanes.length; index++) met[word.lanes[index]!]! |= word.bits[index]!;
    for (let index = 0; index < word.openLanes.length; index++)
      open[word.openLanes[index]!]! |= word.openBits[index]!;
  }
  asked = true;
  return { text, met, open };
}

/** Does a text with these hits meet the need? */
export function meets(hits: Hits, need: number): boolean {
  return (hits.met[(need / LANE) | 0]! & (1 << (need % LANE))) !== 0;
}

/** Can the phrasing of this number find anything in the text, as far as is known? */
export function isOpen(hits: Hits, phrasing: number): boolean {
  return (hits.open[(phrasing / LANE) | 0]! & (1 << (phrasing % LANE))) !== 0;
}

/** Remembers that the phrasing of this number finds nothing in the text. */
export function close({ open }: Hits, phrasing: number): void {
  open[(phrasing / LANE) | 0]! &= ~(1 << (phrasing % LANE));
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

/** What a word meets and which phrasings it opens: bits by lane. */
interface Word {
  readonly lanes: readonly number[];
  readonly bits: readonly number[];
  readonly openLanes: readonly number[];
  readonly openBits: readonly number[];
}

const WORD = /[a-z]+/g;
const MOST_WORDS = 20_000;
const LONGEST_WORD = 40;
const words = new Map<string, Word>();

function learn(letters: string): Word {
  const word = askWord(letters);
  if (letters.length > LONGEST_WORD) return word;
  if (words.size >= MOST_WORDS) words.clear();
  // What is cut out of a text would keep the whole of it.
  words.set(ownCopy(letters), word);
  return word;
}

function askWord(text: string): Word {
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
  const needs = byLane(met);
  const open = byLane(met.flatMap((need) => watchers[need]!));
  return {
    lanes: [...needs.keys()],
    bits: [...needs.values()],
    openLanes: [...open.keys()],
    openBits: [...open.values()],
  };
}

function byLane(numbers: readonly number[]): ReadonlyMap<number, number> {
  const lanes = new Map<number, number>();
  for (const number of numbers) {
    const lane = (number / LANE) | 0;
    lanes.set(lane, (lanes.get(lane) ?? 0) | (1 << (number % LANE)));
  }
  return lanes;
}
