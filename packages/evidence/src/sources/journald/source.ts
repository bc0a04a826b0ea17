import * as z from 'zod/mini';
import { jsonSource } from '../../reading/json-source.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { eventOf } from '../../reading/told.ts';
import type { ReadContext, RecordSet, Source } from '../../source.ts';
import { tellEntry } from './entry.ts';
import { exportedEntries } from './export-format.ts';

/** A field in JSON: text, bytes as numbers, null, or a list of them where it came several times. */
function fieldText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.every((byte) => typeof byte === 'number'))
    return new TextDecoder().decode(Uint8Array.from(value));
  return value
    .map(fieldText)
    .filter((text) => text !== undefined)
    .join('\n');
}

const entryFields = z.transform((value: unknown): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  if (typeof value !== 'object' || value === null) return fields;
  for (const [key, entry] of Object.entries(value)) {
    const text = fieldText(entry);
    if (text !== undefined) fields.set(key, text);
  }
  return fields;
});

const entry = shape({
  name: 'entry',
  fits: (record) =>
    has(record, '__REALTIME_TIMESTAMP') ||
    (has(record, '_SOURCE_REALTIME_TIMESTAMP') && count(record, 'MESSAGE', '_HOSTNAME') > 0)
      ? 1
      : 0,
  schema: () => entryFields,
  *tell(fields, scope) {
    const told = tellEntry(fields);
    if (told) yield told;
    else scope.note('no MESSAGE or no time');
  },
});

const json = jsonSource({ id: 'journald', title: 'journald', shapes: [entry] });

function isExport(head: string): boolean {
  return (
    /^(?:__CURSOR=|__REALTIME_TIMESTAMP=\d)/m.test(head.slice(0, 4000)) &&
    /^__REALTIME_TIMESTAMP=\d{12,}/m.test(head)
  );
}

/** `journalctl -o json` (also json-pretty, json-seq) and `-o export`. */
export const source: Source = {
  id: json.id,
  title: json.title,
  detect: (set) =>
    set.files.every((file) => isExport(file.head)) && set.files.length > 0 ? 0.95 : json.detect(set),
  read,
};

async function* read(set: RecordSet, context: ReadContext) {
  for (const file of set.files) {
    if (!isExport(file.head)) {
      yield* json.read({ name: file.name, files: [file] }, context);
      continue;
    }
    let told = 0;
    for await (const { fields, line } of exportedEntries(file, (bytes) => context.progress(bytes))) {
      const event = tellEntry(fields);
      if (!event) {
        context.problem({
          file: file.name,
          line,
          level: 'skipped',
          message: 'an entry without MESSAGE or time',
        });
        continue;
      }
      told++;
      const text = [...fields].map(([key, value]) => `${key}=${value}`).join('\n');
      yield eventOf('journald', event, { file: file.name, line, text });
    }
    if (told === 0) {
      context.problem({
        file: file.name,
        level: 'refused',
        message: 'holds no journal entry with a message and a time',
      });
    }
  }
}
