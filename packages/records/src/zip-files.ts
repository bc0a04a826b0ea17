/** The files of a zip archive as record files. The directory is read by yauzl, content inflated by zlib. */
import { createReadStream } from 'node:fs';
import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { decodeHead, type RecordFile, type RecordProblem } from '@debrief/evidence';
import { type Entry, open, type ZipFile } from 'yauzl';
import { HEAD_BYTES, readBytes } from './disk-file.ts';

const CHUNK = 256 * 1024;
/** Entries up to this size are inflated in one piece, which is faster than a stream. */
const WHOLE = 4 * 1024 * 1024;
/** Text hardly ever packs better than this; a bomb does. */
const MAX_RATIO = 300;
const SMALL = 16 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 30;

/** True where a file begins as zip archives do. Throws where it cannot be read. */
export function isZip(path: string): boolean {
  const start = readBytes(path, 0, 4).toString('latin1');
  return start === 'PK\u0003\u0004' || start === 'PK\u0005\u0006' || start === 'PK\u0007\u0008';
}

/** Lists an archive; an entry that will not be read becomes a problem. Throws where the archive is damaged. */
export async function zipFiles(path: string, name: string, problems: RecordProblem[]): Promise<RecordFile[]> {
  const files: RecordFile[] = [];
  for (const entry of await entriesOf(path)) {
    if (entry.fileName.endsWith('/') || /(?:^|\/)(?:\.|__MACOSX\/)/.test(entry.fileName)) continue;
    const shown = `${name}!/${entry.fileName}`;
    const refusal = whyNot(entry);
    if (refusal === null) files.push(entryFile(path, shown, entry));
    else problems.push({ file: shown, level: 'refused', message: refusal });
  }
  return files;
}

function whyNot(entry: Entry): string | null {
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'It is encrypted; unpack it with its password first.';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return `It is packed by method ${entry.compressionMethod}, which is not read; unpack the archive first.`;
  }
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
    return `It claims to grow ${Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize))} times when unpacked, like a zip bomb; unpack it yourself if you trust it.`;
  }
  return null;
}

function entriesOf(path: string): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: true }, (error, zip: ZipFile) => {
      if (error) {
        reject(new Error(explain(error)));
        return;
      }
      const entries: Entry[] = [];
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.on('error', (cause: Error) => reject(new Error(explain(cause))));
      zip.on('end', () => resolve(entries));
      zip.readEntry();
    });
  });
}

function explain(error: Error): string {
  if (/end of central directory|unexpected EOF|truncated/i.test(error.message)) {
    return 'the zip is cut off: its directory, which stands at the end, is missing or incomplete; download or copy it again';
  }
  return `the zip is damaged (${error.message}); download or copy it again`;
}

/** Where an entry's data begins: the local header's own name and extra field may differ in length. */
function dataStart(path: string, entry: Entry): number {
  const header = readBytes(path, entry.relativeOffsetOfLocalHeader, LOCAL_HEADER);
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50) {
    throw new Error('the zip is damaged: no entry where its directory says; download or copy it again');
  }
  return entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function entryFile(path: string, name: string, entry: Entry): RecordFile {
  let head: string | null = null;
  return {
    name,
    size: entry.uncompressedSize,
    get head() {
      head ??= readHead(path, entry);
      return head;
    },
    open: () => readEntry(path, entry),
  };
}

function readHead(path: string, entry: Entry): string {
  try {
    const packed = readBytes(path, dataStart(path, entry), Math.min(entry.compressedSize, HEAD_BYTES));
    if (entry.compressionMethod === STORED) return decodeHead(packed);
    return decodeHead(inflateStart(packed));
  } catch {
    return '';
  }
}

/** Inflates what there is of the start of a stream that is cut off. */
function inflateStart(packed: Buffer): Uint8Array {
  for (let length = packed.length; length > 0; length >>= 2) {
    try {
      return inflateRawSync(packed.subarray(0, length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: HEAD_BYTES * 64,
      });
    } catch (error) {
      // Highly packed text outgrows the bound: a shorter start is enough.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return new Uint8Array();
}

async function* readEntry(path: string, entry: Entry): AsyncGenerator<Uint8Array> {
  const start = dataStart(path, entry);
  if (entry.compressedSize === 0) return;
  if (entry.compressedSize <= WHOLE && entry.uncompressedSize <= WHOLE) {
    const packed = readBytes(path, start, entry.compressedSize);
    if (packed.length < entry.compressedSize)
      throw new Error('the zip is cut off inside this entry; download or copy it again');
    const bytes = entry.compressionMethod === STORED ? packed : unpack(packed, entry);
    yield bytes;
    release(bytes);
    return;
  }
  const stream = createReadStream(path, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: CHUNK,
  });
  if (entry.compressionMethod === STORED) {
    for await (const chunk of stream) yield chunk as Uint8Array;
    return;
  }
  const inflating = createInflateRaw({ chunkSize: CHUNK });
  stream.on('error', (error) => inflating.destroy(error));
  stream.pipe(inflating);
  let size = 0;
  try {
    for await (const chunk of inflating) {
      const bytes = chunk as Uint8Array;
      size += bytes.length;
      if (size > entry.uncompressedSize)
        throw new Error('it unpacks to more than the zip declares; the archive is damaged or hostile');
      yield bytes;
    }
  } catch (error) {
    throw new Error(`the zip is damaged in this entry (${error instanceof Error ? error.message : error})`);
  } finally {
    stream.destroy();
    inflating.destroy();
  }
}

/**
 * Gives memory back once the reader has asked for what follows: thousands of entries go by between two runs of the
 * garbage collector.
 */
function release(bytes: Uint8Array): void {
  if (bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength > Buffer.poolSize)
    bytes.buffer.transfer(0);
}

/** At once and in one buffer of the declared size, twice as fast as off the main thread; more is an error. */
function unpack(packed: Uint8Array, entry: Entry): Uint8Array {
  const room = Math.max(64, entry.uncompressedSize + 1);
  try {
    return inflateRawSync(packed, { chunkSize: room, maxOutputLength: room });
  } catch (error) {
    throw new Error(`the zip is damaged in this entry (${error instanceof Error ? error.message : error})`);
  }
}
