/** Reads as much as there is of JSON that may be cut off anywhere: for looking at the first bytes of a file. */
import type { RecordFile } from '../source.ts';

const MAX_DEPTH = 64;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|true|false|null/y;

interface Cursor {
  readonly text: string;
  at: number;
  /** The text ended, or stopped being JSON: containers close with what they have. */
  done: boolean;
}

function skipBlank(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && cursor.text.charCodeAt(cursor.at) <= 32) cursor.at += 1;
}

function readString(cursor: Cursor): string | undefined {
  STRING.lastIndex = cursor.at;
  const match = STRING.exec(cursor.text);
  if (match === null) {
    cursor.done = true;
    return undefined;
  }
  cursor.at = STRING.lastIndex;
  try {
    return JSON.parse(match[0]) as string;
  } catch {
    return match[0].slice(1, -1);
  }
}

function readValue(cursor: Cursor, depth: number): unknown {
  skipBlank(cursor);
  const first = cursor.text[cursor.at];
  if (first === undefined || depth > MAX_DEPTH) {
    cursor.done = true;
    return undefined;
  }
  if (first === '"') return readString(cursor);
  if (first === '{') return readObject(cursor, depth);
  if (first === '[') return readArray(cursor, depth);
  SCALAR.lastIndex = cursor.at;
  const match = SCALAR.exec(cursor.text);
  if (match === null || SCALAR.lastIndex === cursor.text.length) {
    cursor.done = true;
    return undefined;
  }
  cursor.at = SCALAR.lastIndex;
  return JSON.parse(match[0]);
}

function readObject(cursor: Cursor, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  cursor.at += 1;
  while (!cursor.done) {
    skipBlank(cursor);
    const mark = cursor.text[cursor.at];
    if (mark === '}') {
      cursor.at += 1;
      return value;
    }
    if (mark === ',') {
      cursor.at += 1;
      continue;
    }
    if (mark !== '"') break;
    const key = readString(cursor);
    if (key === undefined) break;
    skipBlank(cursor);
    if (cursor.text[cursor.at] !== ':') break;
    cursor.at += 1;
    const entry = readValue(cursor, depth + 1);
    if (entry !== undefined && key !== '__proto__') value[key] = entry;
  }
  cursor.done = true;
  return value;
}

function readArray(cursor: Cursor, depth: number): unknown[] {
  const value: unknown[] = [];
  cursor.at += 1;
  while (!cursor.done) {
    skipBlank(cursor);
    const mark = cursor.text[cursor.at];
    if (mark === ']') {
      cursor.at += 1;
      return value;
    }
    if (mark === ',') {
      cursor.at += 1;
      continue;
    }
    const entry = readValue(cursor, depth + 1);
    if (entry !== undefined) value.push(entry);
  }
  return value;
}

/**
 * The first JSON value of a text that may be cut off or go on: complete members are given, what was cut is left
 * out. Undefined where the text does not begin with `{` or `[`.
 */
export function sketchJson(text: string): unknown {
  const cursor: Cursor = { text, at: 0, done: false };
  skipBlank(cursor);
  if (text.charCodeAt(cursor.at) === 0xfeff) cursor.at += 1;
  skipBlank(cursor);
  const first = text[cursor.at];
  if (first !== '{' && first !== '[') return undefined;
  return readValue(cursor, 0);
}

const sketches = new WeakMap<RecordFile, { readonly value: unknown }>();

/** `sketchJson` of a file's head, worked out once for each file. */
export function sketchOf(file: RecordFile): unknown {
  const known = sketches.get(file);
  if (known !== undefined) return known.value;
  const value = sketchJson(file.head);
  sketches.set(file, { value });
  return value;
}
