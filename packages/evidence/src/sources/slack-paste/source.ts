import type { EventKind } from '../../event.ts';
import { readText } from '../../reading/decode.ts';
import { dayOfLine } from '../../reading/line-stamps.ts';
import { splitLines } from '../../reading/lines.ts';
import { occurrenceCounter } from '../../reading/occurrences.ts';
import type { RawEvent, RecordFile, Source } from '../../source.ts';
import { plainOfMrkdwn } from '../../text/mrkdwn.ts';
import {
  bodyOf,
  headerOf,
  inHalfAfter,
  isNameLine,
  isNoise,
  type PasteHeader,
  timeAlone,
  withoutQuoteMark,
} from './header.ts';

const APP = /\s+(?:APP|BOT|WORKFLOW)$/;

interface Message {
  readonly header: PasteHeader;
  readonly line: number;
  readonly lines: string[];
  readonly day: string | null;
  /** Channel of a later heading that the message stands under; null for the first. */
  readonly place: string | null;
  edited: boolean;
}

/** Bracketed headers count for sure; a time below or beside a name could be something else now and then. */
function countHeaders(lines: readonly string[]): { readonly sure: number; readonly likely: number } {
  let sure = 0;
  let likely = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutQuoteMark(lines[index]!);
    if (headerOf(line) !== null) {
      if (line.endsWith(']')) sure += 1;
      else likely += 1;
    } else if (
      timeAlone(line)?.below === true &&
      index > 0 &&
      isNameLine(withoutQuoteMark(lines[index - 1]!))
    )
      likely += 1;
  }
  return { sure, likely };
}

const OF_TALK = /\b(?:chat|slack|channel|thread|log|discussion|conversation)\b/i;

/** Where the messages below a heading were said: its channel, else its words when they speak of a chat. */
function placeOf(heading: string): string | null {
  const words = heading.replace(/^#+\s*/, '').trim();
  // A thread runs beside its channel and has a clock of its own.
  if (/\bthread\b/i.test(words)) return words.replace(/^#/, '').slice(0, 80);
  return channelOf([words]) ?? (OF_TALK.test(words) ? words.slice(0, 80) : null);
}

/** Channel of a heading or of the lines above the first message: `#testing-ops`. */
function channelOf(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found = /(?:^|[\s(])#([\p{L}\p{N}][\p{L}\p{N}_-]{0,79})/u.exec(line)?.[1];
    if (found !== undefined && !/^\d+$/.test(found)) return found;
  }
  return undefined;
}

function messagesOf(lines: readonly string[]): { readonly messages: Message[]; readonly before: string[] } {
  const messages: Message[] = [];
  const before: string[] = [];
  let open: Message | null = null;
  let day: string | null = null;
  let place: string | null = null;
  let fenced = false;
  let twelve = false;
  const names = new Set<string>();
  const start = (header: PasteHeader, index: number): void => {
    open = { header, line: index + 1, lines: [], day, place, edited: false };
    messages.push(open);
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutQuoteMark(lines[index]!);
    const current: Message | null = open;
    if (/^\s*```/.test(line) && (line.match(/```/g) ?? []).length === 1) fenced = !fenced;
    // A fence left open by a cut ("Show more") must not swallow the messages after it.
    const header = headerOf(line);
    if (header !== null) {
      fenced = false;
      start(header, index);
      continue;
    }
    if (fenced) {
      (current as Message | null)?.lines.push(line);
      continue;
    }
    const next = index + 1 < lines.length ? timeAlone(withoutQuoteMark(lines[index + 1]!)) : null;
    const isHeading = next !== null && (next.below || current === null || names.has(line));
    if (
      isHeading &&
      line !== '' &&
      isNameLine(line) &&
      timeAlone(line) === null &&
      dayOfLine(line) === undefined
    ) {
      const app = APP.test(line);
      const name = line.replace(APP, '').trim();
      names.add(name);
      twelve ||= next.half;
      start({ name, app, time: next.time }, index);
      index += 1;
      continue;
    }
    const alone = timeAlone(line);
    if (alone !== null && current !== null) {
      const { header: above } = current as Message;
      const time =
        twelve && !alone.half && above.time !== null ? inHalfAfter(alone.time, above.time) : alone.time;
      start({ ...above, time }, index);
      continue;
    }
    const named = dayOfLine(line);
    if (named !== undefined && line.trim() !== '' && !/^[-=*—–_\s]*$/.test(line)) {
      day = named ?? day;
      continue;
    }
    if (/^#{1,6} /.test(line)) {
      open = null;
      // Several channels may be pasted below one another, each under a heading.
      if (messages.length > 0) place = placeOf(line) ?? place;
      else before.push(line);
      continue;
    }
    if (current === null) before.push(line);
    else if (!isNoise(line)) {
      const body = bodyOf(line);
      (current as Message).lines.push(body.text);
      if (body.edited) (current as Message).edited = true;
    }
  }
  return { messages, before };
}

function kindOf(text: string): EventKind {
  if (/^(?:has )?joined #?[\w-]+\.?$/.test(text) || text === 'was added to the conversation') return 'join';
  return /^(?:has )?(?:set|changed|updated) the channel(?:'s)? (?:topic|description|purpose)/.test(text)
    ? 'topic'
    : 'message';
}

async function* readPaste(file: RecordFile, progress: (bytes: number) => void): AsyncGenerator<RawEvent> {
  const { messages, before } = messagesOf(splitLines(await readText(file, progress)));
  const first = channelOf(before);
  const occurrence = occurrenceCounter();
  let last = '00:00';
  let order = 0;
  for (const message of messages) {
    const { header } = message;
    const channel = message.place ?? first;
    const body = message.lines.join('\n').trim();
    const reply = /^replied to a thread:[^\n]*\n?/.test(body);
    const text = plainOfMrkdwn(body.replace(/^replied to a thread:\s*/, '')).trim();
    if (text === '') continue;
    // `3 hours ago` gives no time of its own: not before the message above it.
    const time = header.time ?? last;
    last = time;
    order += 1;
    yield {
      identity: occurrence(`${message.day ?? ''} ${time}/${header.name}/${text}`),
      order,
      at: null,
      local: { date: message.day, time },
      precision: 'minute',
      source: 'slack-paste',
      kind: reply ? 'message' : kindOf(text),
      actor: { id: header.name, name: header.name, kind: header.app ? 'bot' : 'person' },
      text,
      refs: channel === undefined ? {} : { channel },
      ...(message.edited && { edited: true }),
      raw: {
        file: file.name,
        line: message.line,
        text: `${header.name} [${time}]\n${message.lines.join('\n')}`,
      },
    };
  }
}

export const source: Source = {
  id: 'slack-paste',
  title: 'Text copied from the Slack app',
  detect(set) {
    const file = set.files[0];
    if (file === undefined || /^\s*[[{]\s*["{[]/.test(file.head)) return 0;
    const lines = splitLines(file.head).slice(0, 1500);
    const { sure, likely } = countHeaders(lines);
    if (sure >= 2) return 0.75;
    if (sure === 1 && lines.length < 40) return 0.5;
    return likely >= 2 && likely / lines.length > 0.05 ? 0.5 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) yield* readPaste(file, (bytes) => context.progress(bytes));
  },
};
