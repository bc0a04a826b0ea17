/** What the first bytes of a file hold as JSON, though they may end in the middle of a value. */
import type { RecordFile } from '../source.ts';
import { looksLikeJsonLines } from './json-records.ts';
import { sketchOf } from './json-sketch.ts';

const MOST_VALUES = 24;
const samples = new WeakMap<RecordFile, readonly unknown[]>();

/** The first values of a JSON Lines file, else the first value; empty where the file does not start as JSON. */
export function jsonSample(file: RecordFile): readonly unknown[] {
  const known = samples.get(file);
  if (known) return known;
  const sample = looksLikeJsonLines(file.head) ? firstLines(file.head) : [sketchOf(file)];
  const values = sample.filter((value) => typeof value === 'object' && value !== null);
  samples.set(file, values);
  return values;
}

function firstLines(head: string): unknown[] {
  return head
    .split('\n', MOST_VALUES)
    .map((line) => parseJson(line.replace(/^[\uFEFF\x1e]+/, '')))
    .filter((value) => value !== undefined);
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
