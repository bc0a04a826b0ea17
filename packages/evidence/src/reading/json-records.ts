/** Streams parsed JSON records out of a file in any of the usual packings. */
import type { ReadContext, RecordFile } from '../source.ts';
import { decodeChunks, readText } from './decode.ts';
import { JsonScanner, type RawElement } from './json-scanner.ts';
import { isObject } from './json-value.ts';
import { lineBatches } from './lines.ts';

export interface JsonRecord extends RawElement {
  readonly value: unknown;
}

/** True where the head holds one JSON object a line (JSON Lines), rather than one value over many lines. */
export function looksLikeJsonLines(head: string): boolean {
  const start = head.search(/\S/);
  if (start === -1 || (head[start] !== '{' && head[start] !== '\uFEFF')) return false;
  const stop = head.indexOf('\n', start);
  if (stop === -1) return false;
  if (!head.slice(stop).trimStart().startsWith('{')) return false;
  try {
    return isObject(JSON.parse(head.slice(start, stop).replace(/^\uFEFF/, '')));
  } catch {
    return false;
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Streams elements unparsed: elements of a top-level array; elements of the `lists` of a top-level object
 * (`{"messages": [...]}`); else each top-level value itself (one object, JSON Lines, arrays after one another).
 * What is cut off or no JSON at all is reported as a problem.
 */
export async function* rawElements(
  file: RecordFile,
  context: Pick<ReadContext, 'problem' | 'progress'>,
  lists: readonly string[] = [],
): AsyncGenerator<RawElement[]> {
  const scanner = new JsonScanner(lists);
  for await (const chunk of decodeChunks(file, (bytes) => context.progress(bytes))) {
    const found = scanner.push(chunk);
    if (found.length > 0) yield found;
  }
  const last = scanner.end();
  if (last.length > 0) yield last;
  if (scanner.unfinished) {
    context.problem({
      file: file.name,
      line: scanner.line,
      level: 'skipped',
      message:
        'The file ends in the middle of a JSON value: it was cut off. What came before the cut was read; export or copy it again for the rest.',
    });
  } else if (scanner.stray > 0) {
    context.problem({
      file: file.name,
      level: 'note',
      message: 'Text outside of the JSON values was left out.',
    });
  }
}

/**
 * Streams parsed records; see `rawElements` for what counts as one. A record that is no JSON is reported with its
 * place and left out.
 */
export async function* jsonRecords(
  file: RecordFile,
  context: Pick<ReadContext, 'problem' | 'progress'>,
  lists: readonly string[] = [],
): AsyncGenerator<JsonRecord> {
  if (looksLikeJsonLines(file.head)) {
    yield* jsonLines(file, context, lists);
    return;
  }
  for await (const batch of rawElements(file, context, lists)) {
    for (const element of batch) {
      const record = parseElement(file, context, element);
      if (record !== null) yield record;
    }
  }
}

/** Parses an element; reports and gives null where it is no JSON. */
export function parseElement(
  file: RecordFile,
  context: Pick<ReadContext, 'problem'>,
  element: RawElement,
): JsonRecord | null {
  try {
    return { ...element, value: JSON.parse(element.text) };
  } catch (error) {
    context.problem({
      file: file.name,
      line: element.line,
      path: element.path,
      level: 'skipped',
      message: `This record is no valid JSON (${causeOf(error)}); it was left out.`,
    });
    return null;
  }
}

/** Streams JSON Lines; blank lines are nothing, a bad line is reported with its number and left out. */
export async function* jsonLines(
  file: RecordFile,
  context: Pick<ReadContext, 'problem' | 'progress'>,
  lists: readonly string[] = [],
): AsyncGenerator<JsonRecord> {
  for await (const batch of lineBatches(file, (bytes) => context.progress(bytes))) {
    for (const { text, number } of batch) {
      const line = text.trim();
      if (line === '') continue;
      if (lists.length > 0) {
        const scanner = new JsonScanner(lists);
        const found = scanner.push(line);
        if (found.length > 0 && found[0]!.list !== null) {
          for (const element of found) {
            const record = parseElement(file, context, { ...element, line: number });
            if (record !== null) yield record;
          }
          continue;
        }
      }
      const element = { text: line, path: '', line: number, list: null, envelope: {} };
      const record = parseElement(file, context, element);
      if (record !== null) yield record;
    }
  }
}

/** The whole file as one JSON value, with its text. Throws what `JSON.parse` throws, or where it is too large. */
export async function readJson(
  file: RecordFile,
  progress?: (bytes: number) => void,
): Promise<{ readonly value: unknown; readonly text: string }> {
  const text = await readText(file, progress);
  return { value: JSON.parse(text), text };
}
