/** The lines of text copied out of the Slack app: who and when, days, and what the app adds around messages. */
import { clockTime } from '../../reading/times.ts';

export interface PasteHeader {
  readonly name: string;
  readonly app: boolean;
  /** `HH:MM`; null for `3 hours ago`. */
  readonly time: string | null;
}

const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?`;
/** `name [8:57 AM]`, `name APP [8:57 AM]`, `name [3 hours ago]`. */
const BRACKETED = new RegExp(
  String.raw`^(?<name>\S.{0,79}?)(?<app>\s+(?:APP|BOT|WORKFLOW))?\s*\[(?:(?<time>${CLOCK})|\d+ \w+ ago|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})? at (?<later>${CLOCK}))\]$`,
);
/** `Name  8:57 AM` with at least two blanks, or `Name APP  8:57 AM`. */
const SPACED =
  /^(?<name>\S.{0,79}?)(?:(?<app>\s*(?:APP|BOT|WORKFLOW)\s+)|\s{2,}|\t)(?<time>\d{1,2}:\d{2}\s?[AaPp][Mm]|\d{1,2}:\d{2})$/;
const ALONE = /^\s*(?<time>\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)$/;
const NAME = /^[\p{L}\p{N}@][^[\]<>{}|`*#:]{0,79}$/u;

/** Takes off quotation marks of Markdown and trailing blanks. */
export function withoutQuoteMark(line: string): string {
  return line.replace(/^\s{0,3}>\s?/, '').trimEnd();
}

/** Reads `name [8:57 AM]` and `name  8:57 AM`; null for other lines. */
export function headerOf(line: string): PasteHeader | null {
  const match = BRACKETED.exec(line) ?? SPACED.exec(line);
  if (match?.groups === undefined) return null;
  const { name, app, time, later } = match.groups;
  const clock = time ?? later;
  if (!NAME.test(name!)) return null;
  return { name: name!.trim(), app: app !== undefined, time: clock === undefined ? null : clockTime(clock) };
}

export interface TimeLine {
  /** `HH:MM` as written; without AM or PM perhaps half a day off. */
  readonly time: string;
  /** Written with AM or PM, or indented, as the app writes it below a name; bare for the next message of one person. */
  readonly below: boolean;
  readonly half: boolean;
}

/** A line that is only a time; null for other lines. */
export function timeAlone(line: string): TimeLine | null {
  const match = ALONE.exec(line);
  if (match === null) return null;
  const time = clockTime(match.groups!['time']!);
  const half = /m\.?$/i.test(line.trimEnd());
  return time === null ? null : { time, below: half || /^\s{2}/.test(line), half };
}

/** A bare time of a twelve-hour clock, put into the half of the day that comes next after `last`. */
export function inHalfAfter(time: string, last: string): string {
  const other = `${String((Number(time.slice(0, 2)) + 12) % 24).padStart(2, '0')}${time.slice(2)}`;
  const wait = (clock: string) => (minutes(clock) - minutes(last) + 1440) % 1440;
  return wait(other) < wait(time) ? other : time;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** True for a line that could be a name standing above a time. */
export function isNameLine(line: string): boolean {
  return line.length <= 60 && NAME.test(line) && !/[.!?,;]$/.test(line) && line.split(/\s+/).length <= 6;
}

const NOISE =
  /^(?:Show (?:more|less)|View (?:newer replies|reply|thread|\d+ repl(?:y|ies))|\d+ repl(?:y|ies)(?:Last reply .*)?|Last reply .*|New(?: messages?)?|:[\w+-]+:\s?\d+|From a thread in #\S*.*|Also sent to the channel|Pinned by .*|Only visible to you|\d+ files?|\[\d+ \w+ ago\]|This message was deleted\.)\s*$/;
/** The app glues its link to the end of the last line. */
const GLUED = /(?:View newer replies|View reply|View thread|Show more)\s*$/;

/** True for what the app shows around messages and nobody said. */
export function isNoise(line: string): boolean {
  return NOISE.test(line.trim());
}

/** What is left of a body line without the app's own words, and whether it was marked as edited. */
export function bodyOf(line: string): { readonly text: string; readonly edited: boolean } {
  const unglued = line
    .replace(GLUED, '')
    .replace(/\\([_*`~\\#>])/g, '$1')
    .trimEnd();
  const edited = /\s?\(edited\)$/.test(unglued);
  return { text: edited ? unglued.replace(/\s?\(edited\)$/, '') : unglued, edited };
}
