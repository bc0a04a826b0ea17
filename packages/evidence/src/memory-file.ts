/** A record file over bytes already in memory: pasted text, an upload, standard input, a test. */
import type { RecordFile } from './source.ts';

const HEAD_BYTES = 64 * 1024;

/** The start of a file as detection wants it: lenient UTF-8 (or UTF-16 with a mark), no byte order mark. */
export function decodeHead(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isWide ? wide : 'utf-8').decode(bytes.subarray(0, HEAD_BYTES), { stream: true });
}

/** Makes a record file of text or bytes; `chunk` is how many bytes it streams at a time. */
export function memoryFile(name: string, content: string | Uint8Array, chunk = 1 << 18): RecordFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    head: decodeHead(bytes),
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}
