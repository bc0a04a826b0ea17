/** Line streams: LF, CRLF and lone CR end a line; the last line needs none. */
import type { RecordFile } from '../source.ts';
import { decodeChunks } from './decode.ts';

export interface Line {
  /** Without its line end. */
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

/** Streams a file's lines in batches, one array for each chunk read: cheap where lines are many. */
export async function* lineBatches(
  file: RecordFile,
  progress?: (bytes: number) => void,
): AsyncGenerator<Line[]> {
  let parts: string[] = [];
  let number = 1;
  let pendingReturn = false;
  for await (const piece of decodeChunks(file, progress)) {
    const chunk: string = pendingReturn ? `\r${piece}` : piece;
    pendingReturn = chunk.endsWith('\r');
    const end = pendingReturn ? chunk.length - 1 : chunk.length;
    const hasReturn = chunk.includes('\r');
    const batch: Line[] = [];
    let start = 0;
    while (start <= end) {
      let stop = chunk.indexOf('\n', start);
      let width = 1;
      if (hasReturn) {
        const carriage = chunk.indexOf('\r', start);
        if (carriage !== -1 && carriage < end && (stop === -1 || carriage < stop)) {
          width = chunk.charCodeAt(carriage + 1) === 10 ? 2 : 1;
          stop = carriage;
        }
      }
      if (stop === -1 || stop >= end) break;
      parts.push(chunk.slice(start, stop));
      batch.push({ text: parts.length === 1 ? parts[0]! : parts.join(''), number });
      parts = [];
      number += 1;
      start = stop + width;
    }
    if (start < end) parts.push(chunk.slice(start, end));
    if (batch.length > 0) yield batch;
  }
  if (parts.length > 0) yield [{ text: parts.join(''), number }];
}

/** Streams a file's lines one by one. */
export async function* readLines(file: RecordFile, progress?: (bytes: number) => void): AsyncGenerator<Line> {
  for await (const batch of lineBatches(file, progress)) yield* batch;
}

/** Splits a text into lines the same way. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
