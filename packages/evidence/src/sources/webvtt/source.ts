import { readText } from '../../reading/decode.ts';
import { splitLines } from '../../reading/lines.ts';
import { occurrenceCounter } from '../../reading/occurrences.ts';
import { instantOf, isoOf } from '../../reading/times.ts';
import type { RawEvent, Source } from '../../source.ts';
import { decodeEntities } from '../../text/html.ts';

const CUE =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})/;
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]+)>/;
const TAGS = /<\/?(?:v|c|i|b|u|lang|ruby|rt)(?:[.\s][^>]*)?>|<\d[\d:.]*>/g;
/** Zoom writes `Name Surname: text` in the cue itself. */
const NAMED = /^([\p{L}][\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}(][\p{L}\p{N}.'’()-]*){0,4}):\s+(.+)$/su;
/** Not the standard's, but what tools and people put in the head to say when the recording began. */
const START =
  /(?:recording[ _-]?start(?:ed)?|start(?:ed)?[ _-]?(?:at|time)?|created(?:DateTime)?|date)\s*[:=]\s*(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\S*(?: UTC)?)/i;
/** Cues of one speaker closer than this are one thing said. */
const PAUSE_MS = 2000;
const MAX_TEXT = 600;

interface Spoken {
  readonly start: number;
  end: number;
  readonly speaker: string;
  text: string;
  readonly line: number;
}

function offset(hours: string | undefined, minutes: string, seconds: string, thousandths: string): number {
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths);
}

/** `HH:MM:SS` since the recording began. */
function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Zoom names its files by the start: `GMT20240115-140000_Recording.transcript.vtt`. */
function startOfName(name: string): string | null {
  const match = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  return instantOf(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Cues of a WebVTT or SRT text, those of one speaker in a row joined. */
export function cuesOf(text: string): Spoken[] {
  const lines = splitLines(text);
  const spoken: Spoken[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const cue = CUE.exec(lines[index]!);
    if (cue === null) continue;
    const body: string[] = [];
    const line = index + 1;
    while (index + 1 < lines.length && lines[index + 1]!.trim() !== '' && !CUE.test(lines[index + 1]!)) {
      index += 1;
      body.push(lines[index]!);
    }
    const whole = body.join(' ').trim();
    const voice = VOICE.exec(whole)?.[1]?.trim();
    const plain = decodeEntities(whole.replace(TAGS, '')).replace(/\s+/g, ' ').trim();
    const named = voice === undefined ? NAMED.exec(plain) : null;
    const speaker = voice ?? named?.[1] ?? '';
    const said = named?.[2] ?? plain;
    if (said === '') continue;
    const start = offset(cue[1], cue[2]!, cue[3]!, cue[4]!);
    const end = offset(cue[5], cue[6]!, cue[7]!, cue[8]!);
    const last = spoken.at(-1);
    const goesOn =
      last !== undefined && last.speaker === speaker && start - last.end <= PAUSE_MS && start >= last.start;
    if (goesOn && last.text.length + said.length < MAX_TEXT) {
      last.text += ` ${said}`;
      last.end = Math.max(last.end, end);
    } else spoken.push({ start, end, speaker, text: said, line });
  }
  return spoken;
}

export const source: Source = {
  id: 'webvtt',
  title: 'Meeting transcripts (WebVTT, SRT)',
  detect(set) {
    const head = set.files[0]?.head ?? '';
    if (/^\uFEFF?WEBVTT(?:[ \t\n\r]|$)/.test(head)) return 0.95;
    const lines = splitLines(head.slice(0, 4000));
    return lines.slice(0, 40).filter((line) => CUE.test(line)).length >= 1 &&
      /^\s*\d+\s*$/.test(lines.find((line) => line.trim() !== '') ?? '')
      ? 0.8
      : 0;
  },
  async *read(set, context) {
    for (const file of set.files) {
      const text = await readText(file, (bytes) => context.progress(bytes));
      const told = START.exec(text.slice(0, 4000))?.[1];
      const began = told === undefined ? startOfName(file.name) : instantOf(told.replace(/ UTC$/, 'Z'));
      const occurrence = occurrenceCounter();
      const cues = cuesOf(text);
      if (cues.length > 0 && began === null) {
        context.problem({
          file: file.name,
          level: 'note',
          message:
            'Its times count from the start of the recording, which it does not give: hand in the date, zone and start, or add a line `NOTE recording start: 2024-01-15T14:00:00Z` below the first.',
        });
      }
      for (const [order, cue] of cues.entries()) {
        const at = began === null ? null : isoOf(Date.parse(began) + cue.start);
        const event: RawEvent = {
          identity: occurrence(`${cue.start}/${cue.speaker}/${cue.text}`),
          order,
          at,
          ...(at === null && {
            local: { date: null, time: clockOf(cue.start % 86_400_000), sinceStart: true as const },
          }),
          precision: 'second',
          source: 'webvtt',
          kind: 'message',
          ...(cue.speaker !== '' && {
            actor: { id: cue.speaker, name: cue.speaker, kind: 'person' as const },
          }),
          text: cue.text,
          refs: {},
          raw: { file: file.name, line: cue.line, text: `${clockOf(cue.start)} ${cue.speaker}: ${cue.text}` },
        };
        yield event;
      }
    }
  },
};
