import { dayOfFileName, dayOfLine, onDay, slashOrderOf, stampOfLine } from '../../reading/line-stamps.ts';
import { lineBatches, splitLines } from '../../reading/lines.ts';
import { occurrenceCounter } from '../../reading/occurrences.ts';
import type { RawEvent, ReadContext, RecordFile, Source } from '../../source.ts';
import { type IrcLine, readIrcLine } from './irc-line.ts';

const SAMPLE_LINES = 400;

/** Shares of lines that speak and that only tell of coming and going. */
function shares(head: string): { readonly spoken: number; readonly told: number; readonly lines: number } {
  let spoken = 0;
  let told = 0;
  let lines = 0;
  for (const line of splitLines(head).slice(0, SAMPLE_LINES)) {
    if (line.trim() === '') continue;
    lines += 1;
    if (dayOfLine(line) !== undefined) told += 1;
    const stamped = stampOfLine(line);
    const read = stamped === null ? null : readIrcLine(stamped.rest);
    if (read === null) continue;
    if (read.kind === 'message') spoken += 1;
    else told += 1;
  }
  return { spoken, told, lines };
}

export const source: Source = {
  id: 'irc',
  title: 'IRC logs (irssi, WeeChat, HexChat, ZNC, IRCCloud, meetbot)',
  detect(set) {
    const file = set.files[0];
    if (file === undefined || /^\s*[[{]\s*["{[]/.test(file.head)) return 0;
    const { spoken, told, lines } = shares(file.head);
    if (spoken === 0 || lines === 0) return 0;
    const share = (spoken + told) / lines;
    return spoken >= 2 && share > 0.5 ? 0.7 : share > 0.3 ? 0.4 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) yield* readLog(file, context);
  },
};

async function* readLog(file: RecordFile, context: ReadContext): AsyncGenerator<RawEvent> {
  const order = slashOrderOf(splitLines(file.head));
  let day = dayOfFileName(file.name);
  let unread = 0;
  let firstUnread = 0;
  let sequence = 0;
  const channel = channelOf(file.name);
  const occurrence = occurrenceCounter();
  for await (const batch of lineBatches(file, (bytes) => context.progress(bytes))) {
    for (const { text, number } of batch) {
      const named = dayOfLine(text);
      if (named !== undefined) {
        day = named;
        continue;
      }
      const stamped = stampOfLine(text, order);
      const line = stamped === null ? null : readIrcLine(stamped.rest);
      if (stamped === null || line === null) {
        if (text.trim() !== '') {
          unread += 1;
          if (unread === 1) firstUnread = number;
        }
        continue;
      }
      sequence += 1;
      const { at, local, precision } = onDay(stamped.stamp, day);
      const key = `${at ?? `${local?.date ?? ''} ${local?.time}`}/${line.nick}/${line.text}`;
      yield {
        identity: occurrence(key),
        order: sequence,
        at,
        ...(local !== undefined && { local }),
        precision,
        source: 'irc',
        kind: line.kind,
        ...(line.nick !== '' && { actor: actorOf(line) }),
        text: line.text,
        refs: channel === undefined ? {} : { channel },
        raw: { file: file.name, line: number, text },
      };
    }
  }
  if (unread > 0) {
    context.problem({
      file: file.name,
      line: firstUnread,
      level: 'note',
      message: `${unread} ${unread === 1 ? 'line has' : 'lines have'} no time and speaker of a chat log and ${unread === 1 ? 'was' : 'were'} left out; the first is line ${firstUnread}.`,
    });
  }
}

function actorOf(line: IrcLine): { id: string; name: string; kind: 'person' | 'bot' } {
  return { id: line.nick, name: line.nick, kind: /bot\d*$|^bot|bot[_|]/i.test(line.nick) ? 'bot' : 'person' };
}

function channelOf(name: string): string | undefined {
  return /#([\w-]+)/.exec(name)?.[1];
}
