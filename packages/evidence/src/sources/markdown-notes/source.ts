import { kindOfEntry } from '../../reading/event-words.ts';
import { readLines } from '../../reading/lines.ts';
import { assemble } from '../../reading/written-stamps.ts';
import type { RawEvent, ReadContext, RecordFile, RecordSet, Source } from '../../source.ts';
import { settleWallTimes } from '../../wall-times.ts';
import { dateOfLine, type NoteLine, readNoteLine, zoneOfLine } from './lines.ts';

function detectFile(file: RecordFile): number {
  const lines = file.head.split(/\r?\n/, 401).filter((line) => line.trim() !== '');
  const entries = lines.filter((line) => readNoteLine(line) !== null).length;
  if (entries < 2 || /^\s*[{<]/.test(file.head)) return 0;
  return entries * 4 >= lines.length ? 0.3 : 0.2;
}

interface Entry {
  readonly note: NoteLine;
  readonly date: string | null;
  readonly line: number;
  readonly raw: string;
  text: string;
}

/** Timelines kept by hand: bullets, table rows or headings that begin with a time. */
export const source: Source = {
  id: 'markdown-notes',
  title: 'Timeline notes',
  detect: (set) => Math.min(1, ...set.files.map(detectFile)) * Math.sign(set.files.length),
  read,
};

async function* read(set: RecordSet, context: ReadContext) {
  for (const file of set.files) {
    const { entries, zone } = await entriesOf(file, context);
    const events = entries.flatMap((entry) => (entry.text === '' ? [] : [eventOf(entry, file.name)]));
    if (events.length === 0) {
      context.problem({
        file: file.name,
        level: 'refused',
        message: 'no line begins with a time and has a text',
      });
    }
    yield* zone === null ? events : settleWallTimes(events, { zone, date: context.date });
  }
}

/** The date of a heading goes to the first entry below it: later ones follow the clock over midnight. */
async function entriesOf(
  file: RecordFile,
  context: ReadContext,
): Promise<{ entries: Entry[]; zone: string | null }> {
  const entries: Entry[] = [];
  let zone: string | null = null;
  let pending: string | null = null;
  for await (const { text, number } of readLines(file, (bytes) => context.progress(bytes))) {
    const note = readNoteLine(text);
    if (note) {
      entries.push({ note, date: note.date ?? pending, line: number, raw: text, text: note.text });
      pending = null;
      continue;
    }
    zone ??= zoneOfLine(text);
    pending = dateOfLine(text) ?? pending;
    const last = entries.at(-1);
    if (!last || text.trim() === '') continue;
    const below = last.note.isHeading ? !/^\s*#/.test(text) : /^\s{2,}\S/.test(text);
    if (below && last.text.length < 4000) last.text = `${last.text}\n${text.trim()}`.trim();
  }
  return { entries, zone };
}

function eventOf({ note, date, line, raw, text }: Entry, file: string): RawEvent {
  const precision = note.time.length === 5 ? 'minute' : 'second';
  const stated = note.zone && date ? assemble(date, note.time, note.zone) : undefined;
  const until =
    stated?.at && note.until && note.zone && date ? assemble(date, note.until, note.zone)?.at : undefined;
  return {
    identity: `${line}:${raw.trim()}`,
    at: stated?.at ?? null,
    ...(stated?.at ? {} : { local: { date, time: note.time } }),
    precision,
    ...(until && stated?.at && until > stated.at ? { until } : {}),
    source: 'markdown-notes',
    kind: kindOfEntry(text) ?? 'note',
    text,
    refs: {},
    raw: { file, line, text: raw },
  };
}
