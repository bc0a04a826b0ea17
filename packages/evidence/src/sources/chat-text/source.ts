import {
  dayOfFileName,
  dayOfLine,
  onDay,
  type SlashOrder,
  slashOrderOf,
  stampOfLine,
} from '../../reading/line-stamps.ts';
import { lineBatches, splitLines } from '../../reading/lines.ts';
import { occurrenceCounter } from '../../reading/occurrences.ts';
import type { Stamp } from '../../reading/times.ts';
import type { RawEvent, ReadContext, RecordFile, Source } from '../../source.ts';

/** `nick: text`, after the time; names may have several words (`Jane Doe: text`), but are no sentence. */
const SPEAKER =
  /^(?:@)?([\p{L}][\p{L}\p{N}_.'’()-]*(?: [\p{L}\p{N}][\p{L}\p{N}_.'’()-]*){0,3})(?::\s+|:$|\s+[-–|]\s+)(.*)$/u;
const SAMPLE_LINES = 400;
const MAX_BODY_LINES = 2000;

interface Heading {
  readonly stamp: Stamp;
  readonly speaker: string;
  readonly said: string;
}

function headingOf(text: string, order: SlashOrder): Heading | null {
  const line = text.replace(/^[\u200e\u200f]+/, '');
  const stamped = stampOfLine(line, order);
  if (stamped === null) return null;
  const speaker = SPEAKER.exec(stamped.rest);
  return speaker === null ? null : { stamp: stamped.stamp, speaker: speaker[1]!, said: speaker[2]! };
}

export const source: Source = {
  id: 'chat-text',
  title: 'Plain-text chat logs (`16:05 name: text`)',
  detect(set) {
    const file = set.files[0];
    if (file === undefined || /^\s*[[{]\s*["{[]/.test(file.head)) return 0;
    const lines = splitLines(file.head).slice(0, SAMPLE_LINES);
    const order = slashOrderOf(lines);
    const speakers = new Map<string, number>();
    let headings = 0;
    let filled = 0;
    for (const line of lines) {
      if (line.trim() !== '') filled += 1;
      const heading = headingOf(line, order);
      if (heading === null) continue;
      headings += 1;
      speakers.set(heading.speaker, (speakers.get(heading.speaker) ?? 0) + 1);
    }
    if (headings < 2 || headings / filled < 0.15) return 0;
    // Log levels and unit names look like speakers; people come back, and few of them are many.
    const words = [...speakers.keys()];
    if (words.every((word) => /^(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL|TRACE|NOTICE|CRITICAL)$/i.test(word)))
      return 0;
    return speakers.size < headings || headings < 6 ? 0.35 : 0.31;
  },
  async *read(set, context) {
    for (const file of set.files) yield* readLog(file, context);
  },
};

interface Open {
  readonly heading: Heading;
  readonly stamp: Stamp;
  readonly line: number;
  readonly body: string[];
}

async function* readLog(file: RecordFile, context: ReadContext): AsyncGenerator<RawEvent> {
  const order = slashOrderOf(splitLines(file.head));
  const occurrence = occurrenceCounter();
  let day = dayOfFileName(file.name);
  let open: Open | null = null;
  let sequence = 0;
  const close = (message: Open): RawEvent => {
    const { stamp, heading, line, body } = message;
    sequence += 1;
    // Hard-wrapped lines belong to what is said above them.
    const text = body.join('\n').trim();
    const { at, local, precision } = stamp;
    return {
      identity: occurrence(`${at ?? `${local?.date ?? ''} ${local?.time}`}/${heading.speaker}/${text}`),
      order: sequence,
      at,
      ...(local !== undefined && { local }),
      precision,
      source: 'chat-text',
      kind: 'message',
      actor: {
        id: heading.speaker,
        name: heading.speaker,
        kind: /\bbot\b/i.test(heading.speaker) ? 'bot' : 'person',
      },
      text,
      refs: {},
      raw: { file: file.name, line, text: `${heading.speaker}: ${body.join('\n')}` },
    };
  };
  for await (const batch of lineBatches(file, (bytes) => context.progress(bytes))) {
    for (const { text, number } of batch) {
      const named = dayOfLine(text);
      if (named !== undefined && text.trim() !== '') {
        day = named;
        continue;
      }
      const heading = headingOf(text, order);
      if (heading !== null) {
        if (open !== null) yield close(open);
        open = { heading, stamp: onDay(heading.stamp, day), line: number, body: [heading.said] };
      } else if (open !== null && open.body.length < MAX_BODY_LINES) {
        if (text.trim() !== '' || open.body.length > 0) open.body.push(text.trim());
      }
    }
  }
  if (open !== null) yield close(open);
}
