import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { causeOf, Failure } from '../failure.ts';

export interface TextFile {
  /** As the user named it. */
  readonly name: string;
  /** Absolute; null for standard input. */
  readonly path: string | null;
  readonly text: string;
  /** Offset of the first byte that is no UTF-8; null when all of it is. Such a file is read but never written. */
  readonly invalidAt: number | null;
}

const mostBytes = 256 * 1024 * 1024;

/** Reads a document file; throws a `Failure` that names file and cause when it cannot be one. */
export function readTextFile(name: string, context: Pick<Context, 'cwd'>): TextFile {
  const path = resolve(context.cwd, name);
  let bytes: Uint8Array;
  try {
    const size = statSync(path).size;
    if (size > mostBytes)
      throw new Failure(`${name}: at ${size} bytes this is no document that a person wrote.`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${name}: cannot be read: ${causeOf(error)}.`);
  }
  return { name, path, ...decode(name, bytes) };
}

/** Reads standard input to its end, as the file `name`. */
export async function readStandardInput(name: string, context: Context): Promise<TextFile> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of context.stdin) chunks.push(chunk);
  return { name, path: null, ...decode(name, Buffer.concat(chunks)) };
}

/** Decodes UTF-8, keeping a byte order mark; a binary file is refused. */
function decode(name: string, bytes: Uint8Array): Pick<TextFile, 'text' | 'invalidAt'> {
  if (looksBinary(bytes)) {
    throw new Failure(
      `${name}: this is a binary file, not a document.`,
      'Records of an incident (zips, exports) are read by `debrief draft`.',
    );
  }
  if (isUtf8(bytes)) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    return { text, invalidAt: null };
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { text, invalidAt: firstInvalid(bytes) };
}

/** Binary formats show a NUL or many control bytes early; one stray NUL in a long text does not make it binary. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27))
      control++;
  }
  return (
    control > Math.max(4, sample.length / 50) ||
    (sample.length < 64 && control > 0 && control * 4 > sample.length)
  );
}

function firstInvalid(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    decoder.decode(bytes);
    return null;
  } catch {
    let low = 0;
    let high = bytes.length;
    // The longest prefix that decodes as a stream ends where the first bad byte stands.
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (decodes(bytes.subarray(0, middle))) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
