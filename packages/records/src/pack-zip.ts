/** Writes small zip archives: for tests, and for the bench's generated exports. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Kept as it is, not deflated. */
  readonly stored?: boolean;
}

/** One entry: its local header with data, and its row of the directory. */
export function packEntry(entry: ZipEntry, offset: number): { readonly local: Buffer; readonly row: Buffer } {
  const content = typeof entry.content === 'string' ? Buffer.from(entry.content) : entry.content;
  const data = entry.stored === true ? content : deflateRawSync(content, { level: 6 });
  const name = Buffer.from(entry.name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(entry.stored === true ? 0 : 8, 4);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, data]),
    row: Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, name]),
  };
}

/** The directory's end for `count` rows of `size` bytes that begin at `offset`. */
export function packEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** A whole archive in memory. */
export function packZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const rows: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, row } = packEntry(entry, offset);
    locals.push(local);
    rows.push(row);
    offset += local.length;
  }
  const directory = Buffer.concat(rows);
  return Buffer.concat([...locals, directory, packEnd(rows.length, directory.length, offset)]);
}
