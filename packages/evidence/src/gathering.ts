/** Sorts record files into sets, and finds each set's source by content. */
import { memoryFile } from './memory-file.ts';
import { looksLikeJsonLines } from './reading/json-records.ts';
import { sketchOf } from './reading/json-sketch.ts';
import { isObject } from './reading/json-value.ts';
import { sources } from './registry.generated.ts';
import type { RecordFile, RecordSet, Source } from './source.ts';

export interface GatheredSet {
  readonly set: RecordSet;
  /** Null where no source knows it. */
  readonly source: Source | null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Groups files (in any order) into sets, each with the source that is surest of it. Ties go by source id. */
export function gatherSets(
  files: readonly RecordFile[],
  known: readonly Source[] = sources,
): readonly GatheredSet[] {
  let open = [...files].sort((a, b) => compareText(a.name, b.name));
  const gathered: GatheredSet[] = [];
  // Large exports first: they know their files by name, and thousands of heads need not be read by the others.
  const order = [...known].sort((a, b) => Number(b.inOrder === true) - Number(a.inOrder === true));
  for (const source of order) {
    if (source.gather === undefined || open.length === 0) continue;
    const claimed = new Set<RecordFile>();
    for (const set of source.gather(open)) {
      const fresh = set.files.filter((file) => !claimed.has(file));
      if (fresh.length === 0) continue;
      for (const file of fresh) claimed.add(file);
      gathered.push({ set: { name: set.name, files: fresh }, source });
    }
    if (claimed.size > 0) open = open.filter((file) => !claimed.has(file));
  }
  for (const file of open) {
    const set = { name: file.name, files: [file] };
    gathered.push({ set, source: detectSource(set, known) });
  }
  return gathered.sort((a, b) => compareText(a.set.name, b.set.name));
}

/** The source surest of a set; null where none knows it. */
export function detectSource(set: RecordSet, known: readonly Source[] = sources): Source | null {
  let best: Source | null = null;
  let sureness = 0;
  for (const source of known) {
    const value = source.detect(set);
    if (value > sureness) {
      best = source;
      sureness = value;
    }
  }
  return best;
}

/** Detects the source of a text as if it were a file of that name: for pasted text. */
export function detectText(text: string, name = 'pasted text'): Source | null {
  const file = memoryFile(name, text);
  return detectSource({ name, files: [file] });
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip inside another archive: unpack it first'],
  ['%PDF', 'a PDF: export the records as JSON, CSV or text instead'],
  ['\u001F\uFFFD', 'gzip-compressed: unpack it first (gunzip)'],
  ['SQLite format 3', 'an SQLite database: export its messages as JSON'],
  ['\uFFFDPNG', 'a picture: records are text'],
  ['GIF8', 'a picture: records are text'],
  ['\uFFFD\uFFFD\uFFFD\uFFFD\u0000\u0010JFIF', 'a picture: records are text'],
];

/** True where a head is no text: NUL bytes, or many bytes that are no UTF-8. */
export function looksBinary(head: string): boolean {
  if (head === '') return false;
  const sample = head.slice(0, 4096);
  let odd = 0;
  let nul = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code === 0) nul += 1;
    else if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 27))
      odd += 1;
  }
  return nul > sample.length / 100 || odd > sample.length / 10;
}

/** Why a file is no record that any source knows, and what to do: one sentence or two. */
export function explainUnknown(file: RecordFile): string {
  const head = file.head.trimStart();
  if (file.size === 0 || (head === '' && file.size === null)) return 'The file is empty.';
  if (head === '') return 'The file holds nothing but white space.';
  for (const [start, words] of MAGIC) if (file.head.startsWith(start)) return `This is ${words}.`;
  if (looksBinary(file.head))
    return 'This is a binary file: records are text (JSON, CSV, logs, transcripts).';
  const sketch = sketchOf(file);
  if (sketch !== undefined) return `${explainJson(file, sketch)} \`debrief sources\` lists what is read.`;
  return 'No known format: neither JSON, CSV, a chat log, a git log nor a transcript was recognised in its first 64 KiB. `debrief sources` lists what is read.';
}

function explainJson(file: RecordFile, sketch: unknown): string {
  if (Array.isArray(sketch)) {
    if (sketch.length === 0 && /^\s*\[\s*\]/.test(file.head)) return 'The JSON list is empty.';
    const first: unknown = sketch[0];
    if (isObject(first)) {
      return `This is a JSON list of objects with the keys ${keysOf(first)}, which no source knows.`;
    }
    return 'This is a JSON list, but not of objects.';
  }
  if (isObject(sketch)) {
    const kind = looksLikeJsonLines(file.head) ? 'JSON lines with' : 'a JSON object with';
    const keys = Object.keys(sketch);
    if (keys.length === 0) return 'This JSON object is empty or is cut off in its first field.';
    return `This is ${kind} the keys ${keysOf(sketch)}, which no source knows.`;
  }
  return 'This JSON holds no records.';
}

function keysOf(value: object): string {
  const keys = Object.keys(value);
  const shown = keys.slice(0, 8).map((key) => `\`${key.slice(0, 40)}\``);
  return shown.join(', ') + (keys.length > shown.length ? ` and ${keys.length - shown.length} more` : '');
}
