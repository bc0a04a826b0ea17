/**
 * A cheap first look over records too large to keep: who spoke when, and what was said. Whoever drafts feeds it to what
 * finds the incident's window; `readRecords` with that window then skips the other day files unopened.
 */
import type { EventKind } from './event.ts';
import { gatherSets } from './gathering.ts';
import { readText } from './reading/decode.ts';
import { parseElement, rawElements } from './reading/json-records.ts';
import { listAt, stringAt } from './reading/json-value.ts';
import { millisecondsOf } from './reading/times.ts';
import type { ReadContext, RecordFile } from './source.ts';
import { eachMessage } from './sources/slack/day-messages.ts';

/** One record as far as the first look goes: not masked, not cleaned, for no eyes. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly source: string;
  readonly kind: EventKind;
  readonly channel?: string;
  readonly text: string;
}

const CHANNEL = /([^/!]+)\/\d{4}-\d{2}-\d{2}\.json$/;
/** Larger day files are streamed. */
const WHOLE_FILE = 8 * 1024 * 1024;

/**
 * Shows `see` every record with an instant, in no order. Of messages in Slack exports only the time and the words are
 * looked at, about half the work of reading them; other records are read as usual. Throws nothing for bad files: the
 * reading that follows reports them.
 */
export async function surveyRecords(
  files: readonly RecordFile[],
  see: (sighting: Sighting) => void,
  onProgress?: (bytes: number) => void,
): Promise<void> {
  let bytes = 0;
  const context: ReadContext = {
    from: null,
    to: null,
    zone: null,
    date: null,
    problem: () => {},
    progress: (count) => {
      bytes += count;
      onProgress?.(bytes);
    },
    settled: () => {},
  };
  for (const { set, source } of gatherSets(files)) {
    if (source === null) continue;
    const others: RecordFile[] = [];
    for (const file of set.files) {
      const channel = source.id === 'slack' ? CHANNEL.exec(file.name)?.[1] : undefined;
      if (channel === undefined) others.push(file);
      else await surveyDayFile(file, channel, context, see);
    }
    if (others.length === 0) continue;
    for await (const read of source.read({ name: set.name, files: others }, context)) {
      for (const { at, kind, text, refs } of Array.isArray(read) ? read : [read]) {
        if (at !== null)
          see({ at: millisecondsOf(at), source: source.id, kind, channel: refs.channel, text });
      }
    }
  }
}

/** What people and bots say, not the names and addresses around it. */
function wordsOf(message: unknown): string {
  const text = stringAt(message, 'text');
  if (text !== undefined && text !== '') return text;
  return listAt(message, 'attachments')
    .map((attachment) => stringAt(attachment, 'fallback') ?? stringAt(attachment, 'title') ?? '')
    .join(' ');
}

async function surveyDayFile(
  file: RecordFile,
  channel: string,
  context: ReadContext,
  see: (sighting: Sighting) => void,
): Promise<void> {
  let seen: Sighting[] = [];
  const note = (value: unknown): void => {
    const ts = stringAt(value, 'ts');
    const seconds = ts === undefined ? Number.NaN : Number.parseInt(ts, 10);
    if (!(seconds > 0)) return;
    const kind = stringAt(value, 'subtype') === 'channel_topic' ? 'topic' : 'message';
    seen.push({ at: seconds * 1000, source: 'slack', kind, channel, text: wordsOf(value) });
  };
  try {
    const small = file.size !== null && file.size <= WHOLE_FILE;
    if (!small || !eachMessage(await readText(file, context.progress), note)) {
      // Not sound as a whole: message by message, from the start.
      seen = [];
      for await (const batch of rawElements(file, context)) {
        for (const element of batch) note(parseElement(file, context, element)?.value);
      }
    }
  } catch {
    // The reading that follows opens the file again and says what is wrong with it.
  }
  for (const sighting of seen) see(sighting);
}
