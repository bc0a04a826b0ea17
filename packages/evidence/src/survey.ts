/**
 * A cheap first look over records too large to read whole: when was there much talk, and when did it sound like an
 * incident? Drafting without `--from` and `--to` uses it to choose the hours worth reading; `readRecords` with that
 * window then skips the other day files unopened.
 */
import { gatherSets } from './gathering.ts';
import { readText } from './reading/decode.ts';
import { parseElement, rawElements } from './reading/json-records.ts';
import { listAt, stringAt } from './reading/json-value.ts';
import { millisecondsOf } from './reading/times.ts';
import type { ReadContext, RecordFile, RecordProblem } from './source.ts';
import { eachMessage } from './sources/slack/day-messages.ts';
import { cleanText } from './text/clean-text.ts';

/** One hour of one channel. */
export interface ActivityHour {
  /** Start of the hour, UTC ISO. */
  readonly hour: string;
  /** Folder of a Slack export, or the source's id for other records. */
  readonly channel: string;
  readonly records: number;
  /** Records that hold a word of incidents: an alert firing, an outage, a rollback, a declared severity. */
  readonly hits: number;
}

export interface Survey {
  /** By hour, then channel. */
  readonly hours: readonly ActivityHour[];
  readonly problems: readonly RecordProblem[];
}

const SIGNS =
  /\b(?:outage|incident|SEV-?[0-4]|sev[0-4]\b|FIRING|page[ds]?\b|paging|degraded|rollback|roll(?:ed|ing)? ?back|revert(?:ed|ing)?|mitigat\w+|5\d\d(?:s| errors?)|timeouts?|is down|are down|failing over|failover|war ?room|post-?mortem)\b/i;
const CHANNEL = /([^/!]+)\/\d{4}-\d{2}-\d{2}\.json$/;
const HOUR = 3_600_000;
/** Larger day files are streamed. */
const WHOLE_FILE = 8 * 1024 * 1024;

/**
 * Counts records by hour and channel. Of messages in Slack exports only the time and the words are looked at, about
 * half the work of reading them; other records are read as usual.
 */
export async function surveyActivity(
  files: readonly RecordFile[],
  onProgress?: (bytes: number) => void,
): Promise<Survey> {
  const counts = new Map<string, { hour: number; channel: string; records: number; hits: number }>();
  const problems: RecordProblem[] = [];
  let bytes = 0;
  const context: ReadContext = {
    from: null,
    to: null,
    zone: null,
    date: null,
    problem: (problem) => problems.push(problem),
    progress: (count) => {
      bytes += count;
      onProgress?.(bytes);
    },
    settled: () => {},
  };
  const add = (time: number, channel: string, hit: boolean): void => {
    const hour = Math.floor(time / HOUR) * HOUR;
    const key = `${hour}/${channel}`;
    const count = counts.get(key) ?? { hour, channel, records: 0, hits: 0 };
    count.records += 1;
    if (hit) count.hits += 1;
    counts.set(key, count);
  };
  for (const { set, source } of gatherSets(files)) {
    if (source === null) continue;
    const others: RecordFile[] = [];
    for (const file of set.files) {
      const channel = source.id === 'slack' ? CHANNEL.exec(file.name)?.[1] : undefined;
      if (channel === undefined) others.push(file);
      else await surveyDayFile(file, channel, context, add);
    }
    if (others.length === 0) continue;
    for await (const read of source.read({ name: set.name, files: others }, context)) {
      for (const event of Array.isArray(read) ? read : [read]) {
        if (event.at !== null) add(millisecondsOf(event.at), event.source, SIGNS.test(cleanText(event.text)));
      }
    }
  }
  const hours = [...counts.values()]
    .sort((a, b) => a.hour - b.hour || (a.channel < b.channel ? -1 : 1))
    .map(({ hour, ...rest }) => ({ hour: new Date(hour).toISOString().replace('.000Z', 'Z'), ...rest }));
  return { hours, problems };
}

/** Looks at what people and bots say, not at names and addresses around it. */
function soundsLikeIncident(message: unknown): boolean {
  const text = stringAt(message, 'text');
  if (text !== undefined) return SIGNS.test(text);
  return listAt(message, 'attachments').some((attachment) =>
    SIGNS.test(stringAt(attachment, 'fallback') ?? stringAt(attachment, 'title') ?? ''),
  );
}

async function surveyDayFile(
  file: RecordFile,
  channel: string,
  context: ReadContext,
  add: (time: number, channel: string, hit: boolean) => void,
): Promise<void> {
  let notes: (readonly [time: number, hit: boolean])[] = [];
  const note = (value: unknown): void => {
    const ts = stringAt(value, 'ts');
    const seconds = ts === undefined ? Number.NaN : Number.parseInt(ts, 10);
    if (seconds > 0) notes.push([seconds * 1000, soundsLikeIncident(value)]);
  };
  try {
    const small = file.size !== null && file.size <= WHOLE_FILE;
    if (!small || !eachMessage(await readText(file, context.progress), note)) {
      // Not sound as a whole: message by message, from the start.
      notes = [];
      for await (const batch of rawElements(file, context)) {
        for (const element of batch) note(parseElement(file, context, element)?.value);
      }
    }
  } catch (error) {
    context.problem({
      file: file.name,
      level: 'refused',
      message: `It could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    });
  }
  for (const [time, hit] of notes) add(time, channel, hit);
}
