/**
 * Wake-up words. A rule names the words without which it can have nothing to say; one pass over the
 * text then tells for every sentence which rules to ask. Thirty word lists cost the same as one.
 */
import type { Cue } from './prose.ts';

const LANE_BITS = 31;
const masks = new Map<string, number[]>();
let registered = 0;

/** Registers a rule's words (lower case, single words, separated by spaces) and returns its cue. */
export function registerCue(...lists: readonly string[]): Cue {
  const cue: Cue = { lane: Math.floor(registered / LANE_BITS), bit: 1 << (registered % LANE_BITS) };
  registered++;
  for (const list of lists) {
    for (const word of list.split(/\s+/)) {
      if (word === '') continue;
      const lanes = masks.get(word) ?? [];
      while (lanes.length <= cue.lane) lanes.push(0);
      lanes[cue.lane]! |= cue.bit;
      masks.set(word, lanes);
    }
  }
  return cue;
}

/** How many cues exist: what was scanned with fewer must be scanned anew. */
export function cueCount(): number {
  return registered;
}

/** All cues of a text, as lanes of bits. `lower` is the text in lower case. */
export function scanCues(lower: string): readonly number[] {
  const lanes: number[] = new Array(Math.ceil(registered / LANE_BITS)).fill(0);
  const { length } = lower;
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? lower.charCodeAt(at) : 32;
    const inWord = (code >= 97 && code <= 122) || (start >= 0 && code === 45) || code > 191;
    if (inWord) {
      if (start < 0) start = at;
      continue;
    }
    if (start < 0) continue;
    mark(lower.slice(start, at), lanes);
    start = -1;
  }
  return lanes;
}

function mark(word: string, lanes: number[]): void {
  if (word.length > 40) return;
  add(word, lanes);
  if (word.includes('-')) for (const part of word.split('-')) add(part, lanes);
}

function add(word: string, lanes: number[]): void {
  const found = masks.get(word);
  if (found === undefined) return;
  for (let lane = 0; lane < found.length; lane++) lanes[lane]! |= found[lane]!;
}
