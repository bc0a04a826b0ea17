/**
 * The journal's export format: `KEY=value` lines, entries parted by a blank line. A field that is no clean text is
 * `KEY`, a line end, its length as 64-bit little-endian, the bytes, a line end.
 * See systemd's Journal Export Formats.
 */
import type { RecordFile } from '../../source.ts';

export interface ExportedEntry {
  readonly fields: ReadonlyMap<string, string>;
  readonly line: number;
}

const LINE_END = 10;
const EQUALS = 61;

/** Streams the entries; holds one at a time. */
export async function* exportedEntries(
  file: RecordFile,
  progress: (bytes: number) => void,
): AsyncGenerator<ExportedEntry> {
  const decoder = new TextDecoder();
  let rest = new Uint8Array(0);
  let fields = new Map<string, string>();
  let line = 1;
  let start = 1;
  for await (const chunk of file.open()) {
    progress(chunk.length);
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(LINE_END, at);
      if (end === -1) break;
      if (end === at) {
        if (fields.size > 0) yield { fields, line: start };
        fields = new Map();
        at = end + 1;
        line++;
        start = line;
        continue;
      }
      const equals = bytes.subarray(at, end).indexOf(EQUALS);
      if (equals !== -1) {
        const key = decoder.decode(bytes.subarray(at, at + equals));
        fields.set(key, decoder.decode(bytes.subarray(at + equals + 1, end)));
        at = end + 1;
      } else {
        if (bytes.length < end + 9) break;
        const length = Number(new DataView(bytes.buffer, end + 1, 8).getBigUint64(0, true));
        if (length > 64 * 1024 * 1024) return;
        if (bytes.length < end + 9 + length + 1) break;
        const value = bytes.subarray(end + 9, end + 9 + length);
        fields.set(decoder.decode(bytes.subarray(at, end)), decoder.decode(value));
        at = end + 9 + length + 1;
      }
      line++;
    }
    rest = bytes.slice(at);
  }
  const last = decoder.decode(rest);
  const equals = last.indexOf('=');
  if (equals > 0) fields.set(last.slice(0, equals), last.slice(equals + 1));
  if (fields.size > 0) yield { fields, line: start };
}
