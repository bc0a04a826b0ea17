import { jsonRecords, rawElements } from '../../reading/json-records.ts';
import { isObject, type JsonObject, listAt, stringAt } from '../../reading/json-value.ts';
import type { RawEvent, ReadContext, RecordFile, Source } from '../../source.ts';
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

/** Day files by their date, those outside of the window by more than a day left unread. */
async function* readDays(
  days: readonly DayFile[],
  context: ReadContext,
  directory: SlackDirectory,
): AsyncGenerator<RawEvent> {
  const from = context.from === null ? Number.NEGATIVE_INFINITY : Date.parse(context.from);
  const to = context.to === null ? Number.POSITIVE_INFINITY : Date.parse(context.to);
  const window = Number.isFinite(from) || Number.isFinite(to) ? { from, to } : null;
  for (const day of days) {
    const start = Date.parse(`${day.date}T00:00:00Z`);
    if (start - ZONE_MARGIN > to || start + DAY + ZONE_MARGIN < from) continue;
    if (!Number.isNaN(start)) context.settled(new Date(start - ZONE_MARGIN).toISOString());
    yield* readDay(day, context, directory, window);
  }
}

interface Window {
  readonly from: number;
  readonly to: number;
}

async function* readDay(
  day: DayFile,
  context: ReadContext,
  directory: SlackDirectory,
  window: Window | null,
): AsyncGenerator<RawEvent> {
  const { file } = day;
  try {
    for await (const batch of rawElements(file, context)) {
      for (const element of batch) {
        if (window !== null && !mayFall(element.text, window)) continue;
        const place: MessagePlace = { file: file.name, path: element.path, text: element.text };
        for (const event of eventsOf(
          parse(element.text, place, context),
          place,
          context,
          directory,
          day.folder,
        )) {
          yield event;
        }
      }
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

function parse(text: string, place: MessagePlace, context: ReadContext): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    context.problem({
      file: place.file,
      ...(place.path !== undefined && { path: place.path }),
      level: 'skipped',
      message: `This message is no valid JSON (${error instanceof Error ? error.message : error}); it was left out.`,
    });
    return undefined;
  }
}

/** The events of one object: a message with its nested thread replies, or a payload. */
function* eventsOf(
  value: unknown,
  place: MessagePlace,
  context: ReadContext,
  directory: SlackDirectory,
  channel: string | undefined,
): Generator<RawEvent> {
  if (value === undefined) return;
  if (!isObject(value)) {
    skipped(place, context, 'is no object');
    return;
  }
  const event = isPayload(value)
    ? eventOfPayload(value, place, directory)
    : eventOfMessage(value, place, directory, channel);
  if (event !== null) yield event;
  else skipped(place, context, 'has no time that can be read (`ts`)');
  for (const [index, reply] of listAt(value, 'slackdump_thread_replies').entries()) {
    if (!isObject(reply)) continue;
    const below = {
      ...place,
      path: `${place.path ?? ''}/slackdump_thread_replies/${index}`,
      text: JSON.stringify(reply),
    };
    const answer = eventOfMessage(reply, below, directory, channel);
    if (answer !== null) yield answer;
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
      text: record.text,
      ...(record.path === '' ? { line: record.line } : { path: record.path }),
    };
    const channel = channelOf(record.envelope, directory);
    for (const event of eventsOf(record.value, place, context, directory, channel)) {
      // Slack's own `ts` orders exactly; in a derived file of whole minutes only the file's order is left.
      yield event.precision === 'minute' ? { ...event, order } : event;
    }
  }
}

function channelOf(envelope: JsonObject, directory: SlackDirectory): string | undefined {
  const id = stringAt(envelope, 'channel_id') ?? stringAt(envelope, 'channel');
  const name = stringAt(envelope, 'name') ?? stringAt(envelope, 'channel_name');
  return name ?? (id === undefined ? undefined : (directory.channel(id) ?? id));
}
