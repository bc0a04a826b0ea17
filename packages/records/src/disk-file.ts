/** A file on disk as a record file: its head is read when first looked at, its content streamed. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { decodeHead, type RecordFile } from '@debrief/evidence';

export const HEAD_BYTES = 64 * 1024;
const CHUNK = 256 * 1024;

/** The first `length` bytes at `position`, or as many as there are. Throws what the system says. */
export function readBytes(path: string, position: number, length: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(length);
    let read = 0;
    while (read < length) {
      const count = readSync(fd, buffer, read, length - read, position + read);
      if (count === 0) break;
      read += count;
    }
    return buffer.subarray(0, read);
  } finally {
    closeSync(fd);
  }
}

/** Throws at once where the file may not be read. `name` is how the user knows it. */
export function diskFile(path: string, name: string, size: number): RecordFile {
  closeSync(openSync(path, 'r'));
  let head: string | null = null;
  return {
    name,
    size,
    get head() {
      head ??= decodeHead(readBytes(path, 0, Math.min(HEAD_BYTES, size)));
      return head;
    },
    async *open() {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) yield chunk as Uint8Array;
    },
  };
}
