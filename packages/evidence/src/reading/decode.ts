/** Bytes of a record file to text: UTF-8 with the byte order mark dropped, invalid bytes as U+FFFD, NULs removed. */
import type { RecordFile } from '../source.ts';

/** How many bytes at the end of `bytes` belong to a character that is not complete yet (0 to 3). */
function incompleteTail(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first, 0);
  joined.set(second, first.length);
  return joined;
}

/**
 * Streams a file as text, chunk by chunk; a character cut by a chunk's end is carried over. UTF-16 with a byte
 * order mark is understood, as some Windows tools write it.
 */
export async function* decodeChunks(
  file: RecordFile,
  progress?: (bytes: number) => void,
): AsyncGenerator<string> {
  let carried: Uint8Array | null = null;
  let first = true;
  let wide: InstanceType<typeof TextDecoder> | null = null;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const piece of file.open()) {
    progress?.(piece.length);
    let bytes: Uint8Array = carried === null ? piece : joinBytes(carried, piece);
    carried = null;
    if (first) {
      if (bytes.length < 3) {
        carried = bytes.slice();
        continue;
      }
      first = false;
      if (bytes[0] === 0xff && bytes[1] === 0xfe) wide = new TextDecoder('utf-16le');
      else if (bytes[0] === 0xfe && bytes[1] === 0xff) wide = new TextDecoder('utf-16be');
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    if (wide !== null) {
      yield clean(wide.decode(bytes, { stream: true }));
      continue;
    }
    const tail = incompleteTail(bytes);
    if (tail > 0) {
      carried = bytes.slice(bytes.length - tail);
      bytes = bytes.subarray(0, bytes.length - tail);
    }
    if (bytes.length > 0) yield clean(decoder.decode(bytes));
  }
  if (carried !== null && carried.length > 0) yield clean(decoder.decode(carried));
}

function clean(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}

/** More than this is never held as one text: V8 strings end near 512 MB, and memory is to stay bounded. */
export const WHOLE_TEXT_LIMIT = 256 * 1024 * 1024;

/** The whole text of a file. Throws where it is larger than `limit` characters (default 256 Mi). */
export async function readText(
  file: RecordFile,
  progress?: (bytes: number) => void,
  limit = WHOLE_TEXT_LIMIT,
): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of decodeChunks(file, progress)) {
    length += chunk.length;
    if (length > limit) {
      throw new Error(
        `larger than ${Math.round(limit / 1024 / 1024)} MiB in one piece; split it or export one record a line`,
      );
    }
    parts.push(chunk);
  }
  return parts.join('');
}
