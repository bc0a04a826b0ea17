import { readText } from '../../reading/decode.ts';
import { jsonRecords, parseElement, rawElements } from '../../reading/json-records.ts';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import type { RawEvent, ReadContext, RecordFile, RecordProblem, Source } from '../../source.ts';
import { eachMessage } from './day-messages.ts';
import { SlackDirectory } from './directory.ts';
import { type DayFile, gatherExports, layoutOf } from './export-layout.ts';
import { eventOfMessage, type MessagePlace } from './message.ts';
import { eventOfPayload } from './payload.ts';
import { isPayload, shapeOf } from './shape.ts';

const DAY = 86_400_000;
/** The most that a day file's days may be off UTC's: zones reach from -12 to +14 hours. */
const ZONE_MARGIN = 14 * 3_600_000;

const SURENESS = { messages: 0.8, payload: 0.9, directory: 0.6, answer: 0.5 } as const;

export const source: Source = {
  id: 'slack',
  title: 'Slack export, API answers, events, slackdump',
  inOrder: true,
  gather: gatherExports,
  detect(set) {
    const file = set.files[0];
    const shape = file === undefined ? null : shapeOf(file);
    return shape === null ? 0 : SURENESS[shape];
  },
  async *read(set, context) {
    const { lists, days, loose } = layoutOf(set);
    const directory = new SlackDirectory();
    for (const list of lists) await directory.load(list, context);
    for (const file of loose) yield* readLoose(file, context, directory);
    yield* readDays(days, context, directory);
  },
};

/** Larger day files are streamed message by message; smaller ones are parsed at once, which is faster. */
const WHOLE_FILE = 8 * 1024 * 1024;

/** Day files by their date, those outside of the window by more than a day left unread. One batch a file. */
async function* readDays(
  days: readonly DayFile[],
  context: ReadContext,
  directory: SlackDirectory,
): AsyncGenerator<RawEvent[]> {
  const from = context.from === null ? Number.NEGATIVE_INFINITY : Date.parse(context.from);
  const to = context.to === null ? Number.POSITIVE_INFINITY : Date.parse(context.to);
  const window = Number.isFinite(from) || Number.isFinite(to) ? { from, to } : null;
  const wanted = days.filter((day) => {
    const start = Date.parse(`${day.date}T00:00:00Z`);
    return start - ZONE_MARGIN <= to && start + DAY + ZONE_MARGIN >= from;
  });
  for (const day of wanted) {
    const whole = await textOfDay(day, context);
    context.settled(new Date(Date.parse(`${day.date}T00:00:00Z`) - ZONE_MARGIN).toISOString());
    const events = whole === null ? null : eventsOfDay(whole, day, context, directory);
    if (events !== null) yield events;
    else yield* streamDay(day, context, directory, window);
  }
}

async function textOfDay({ file }: DayFile, context: ReadContext): Promise<string | null> {
  if (file.size === null || file.size > WHOLE_FILE) return null;
  try {
    return await readText(file, (bytes) => context.progress(bytes));
  } catch {
    // Read once more as a stream, which reports what is wrong after what can be read.
    return null;
  }
}

/** Null for what is no JSON list as a whole: message by message, the sound ones can still be read. */
function eventsOfDay(
  text: string,
  day: DayFile,
  context: ReadContext,
  directory: SlackDirectory,
): RawEvent[] | null {
  const events: RawEvent[] = [];
  const problems: RecordProblem[] = [];
  const quiet = { ...context, problem: (problem: RecordProblem) => problems.push(problem) };
  const sound = eachMessage(text, (value, index) => {
    addEvents(events, value, { file: day.file.name, path: `/${index}` }, quiet, directory, day.folder);
  });
  if (!sound) return null;
  for (const problem of problems) context.problem(problem);
  return events;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

async function* streamDay(
  day: DayFile,
  context: ReadContext,
  directory: SlackDirectory,
  window: Window | null,
): AsyncGenerator<RawEvent[]> {
  const { file } = day;
  try {
    for await (const batch of rawElements(file, context)) {
      const events: RawEvent[] = [];
      for (const element of batch) {
        if (window !== null && !mayFall(element.text, window)) continue;
        const place: MessagePlace = { file: file.name, path: element.path };
        addEvents(events, parseElement(file, context, element)?.value, place, context, directory, day.folder);
      }
      yield events;
    }
  } catch (error) {
    context.problem({
      file: file.name,
      level: 'refused',
      message: `It could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    });
  }
}

const RAW_TS = /"ts"\s*:\s*"(\d{9,})\./g;

/** True where any `ts` in the text (its own, or one inside) lies in the window: looked at before anything is parsed. */
function mayFall(text: string, window: Window): boolean {
  let any = false;
  RAW_TS.lastIndex = 0;
  for (let match = RAW_TS.exec(text); match !== null; match = RAW_TS.exec(text)) {
    any = true;
    const at = Number(match[1]) * 1000;
    if (at >= window.from - 1000 && at <= window.to) return true;
  }
  return !any;
}

/** Adds the events of one object: a message with its nested thread replies, or a payload. */
function addEvents(
  events: RawEvent[],
  value: unknown,
  place: MessagePlace,
  context: ReadContext,
  directory: SlackDirectory,
  channel: string | undefined,
): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    skipped(place, context, 'is no object');
    return;
  }
  const event = isPayload(value)
    ? eventOfPayload(value, place, directory)
    : eventOfMessage(value, place, directory, channel);
  if (event !== null) events.push(event);
  else skipped(place, context, 'has no time that can be read (`ts`)');
  const replies = value['slackdump_thread_replies'];
  if (!Array.isArray(replies)) return;
  for (const [index, reply] of replies.entries()) {
    if (!isObject(reply)) continue;
    const below = { ...place, path: `${place.path ?? ''}/slackdump_thread_replies/${index}` };
    const answer = eventOfMessage(reply, below, directory, channel);
    if (answer !== null) events.push(answer);
  }
}

function skipped(place: MessagePlace, context: ReadContext, what: string): void {
  context.problem({
    file: place.file,
    ...(place.path !== undefined && { path: place.path }),
    ...(place.line !== undefined && { line: place.line }),
    level: 'skipped',
    message: `This record ${what}; it was left out.`,
  });
}

/** API answers, slackdump channels, plain arrays, JSON Lines, Events API payloads. */
async function* readLoose(
  file: RecordFile,
  context: ReadContext,
  directory: SlackDirectory,
): AsyncGenerator<RawEvent> {
  let order = 0;
  for await (const record of jsonRecords(file, context, ['messages'])) {
    order += 1;
    const place: MessagePlace = {
      file: file.name,
      ...(record.path === '' ? { line: record.line } : { path: record.path }),
    };
    const events: RawEvent[] = [];
    addEvents(events, record.value, place, context, directory, channelOf(record.envelope, directory));
    // Slack's own `ts` orders exactly; in a derived file of whole minutes only the file's order is left.
    for (const event of events) yield event.precision === 'minute' ? { ...event, order } : event;
  }
}

function channelOf(envelope: JsonObject, directory: SlackDirectory): string | undefined {
  const id = stringAt(envelope, 'channel_id') ?? stringAt(envelope, 'channel');
  const name = stringAt(envelope, 'name') ?? stringAt(envelope, 'channel_name');
  return name ?? (id === undefined ? undefined : (directory.channel(id) ?? id));
}
