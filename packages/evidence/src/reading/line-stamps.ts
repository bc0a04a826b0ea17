/** The time that a line of a log begins with, in any of the shapes that chat tools write. */
import { clockTime, isoDate, isoOf, monthNumber, offsetMinutes, type Stamp } from './times.ts';

/** How a file orders `5/2/2019`; null while not known. */
export type SlashOrder = 'dmy' | 'mdy' | null;

export interface StampedLine {
  readonly stamp: Stamp;
  /** What follows the stamp, its separator taken off. */
  readonly rest: string;
}

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[AaPp]\.?[Mm]\.?)?`;
const ZONE = String.raw`Z|UTC|GMT|[-+]\d{2}:?\d{2}`;
const ISO_DATE = String.raw`(?<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})`;
const NAMED_DATE = String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?:(?<m1>[A-Z][a-z]{2,8})\.?\s+(?<d1>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2})\s+(?<m2>[A-Z][a-z]{2,8})\.?)(?:,?\s+(?<y>\d{4}))?`;
const SLASH_DATE = String.raw`(?<s1>\d{1,2})[/.](?<s2>\d{1,2})[/.](?<s3>\d{4}|\d{2})`;
const LEAD = new RegExp(
  String.raw`^\s{0,4}(?<open>[[(])?(?:(?:${ISO_DATE}|${NAMED_DATE}|${SLASH_DATE})(?:[T_]|,?\s+(?:at\s+)?))?(?<time>${TIME})(?:\s?(?<zone>${ZONE}))?(?:\s(?<year>\d{4}))?(?<close>[\])])?`,
);
/** Marks between stamp and message: `12:30 - text`, `12:30 | text`, tab. */
const SEPARATOR = /^(?:\s+[-–]\s+(?=\S)|\s*\|\s*|:?\s+)/;

/**
 * Reads the stamp at the start of a line; null where there is none. A line without a date gives a `local` stamp
 * without one; slash dates of unknown order too, unless only one order is possible.
 */
export function stampOfLine(line: string, order: SlashOrder = null): StampedLine | null {
  const first = line.charCodeAt(0);
  // Cheap no: a stamp begins with a digit, a bracket, a blank or a capital (a weekday, a month).
  if (
    !(
      (first >= 48 && first <= 57) ||
      first === 91 ||
      first === 40 ||
      first === 32 ||
      (first >= 65 && first <= 90)
    )
  )
    return null;
  const match = LEAD.exec(line);
  if (match?.groups === undefined) return null;
  const { groups } = match;
  if ((groups['open'] !== undefined) !== (groups['close'] !== undefined)) return null;
  const raw = groups['time']!.replace(/[.,]\d+(?=\s|$|[AaPp])/, '');
  const time = clockTime(raw);
  if (time === null) return null;
  const date = dateOf(groups, order);
  if (date === undefined) return null;
  const after = line.slice(match[0].length);
  if (after !== '' && groups['close'] === undefined && !/^[\s|:<*-]/.test(after)) return null;
  const separator = SEPARATOR.exec(after);
  return {
    stamp: stampFrom(date, time, groups['zone']),
    rest: separator === null ? after : after.slice(separator[0].length),
  };
}

function stampFrom(date: string | null, time: string, zone: string | undefined): Stamp {
  const precision = time.length === 5 ? 'minute' : 'second';
  const offset = zone === undefined ? null : offsetMinutes(zone);
  if (date !== null && offset !== null) {
    const full = time.length === 5 ? `${time}:00` : time;
    return { at: isoOf(Date.parse(`${date}T${full}Z`) - offset * 60_000), precision };
  }
  return { at: null, local: { date, time }, precision };
}

/** Null where the line has no date or one without a year; undefined where it is no date at all. */
function dateOf(groups: Record<string, string | undefined>, order: SlashOrder): string | null | undefined {
  const iso = groups['iso'];
  if (iso !== undefined) {
    const [year, month, day] = iso.split(/[-/.]/).map(Number) as [number, number, number];
    return isoDate(year, month, day) ?? undefined;
  }
  const name = groups['m1'] ?? groups['m2'];
  if (name !== undefined) {
    const month = monthNumber(name);
    if (month === null) return undefined;
    const year = groups['y'] ?? groups['year'];
    return year === undefined
      ? null
      : (isoDate(Number(year), month, Number(groups['d1'] ?? groups['d2'])) ?? undefined);
  }
  if (groups['s1'] === undefined) return null;
  const a = Number(groups['s1']);
  const b = Number(groups['s2']);
  const year = Number(groups['s3']) + (groups['s3']!.length === 2 ? 2000 : 0);
  const known = a > 12 ? 'dmy' : b > 12 ? 'mdy' : a === b ? 'dmy' : order;
  if (known === null) return null;
  return (known === 'dmy' ? isoDate(year, b, a) : isoDate(year, a, b)) ?? undefined;
}

const SLASHED = /^\s{0,4}[[(]?(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d{2}),?\s/;

/** The order of slash dates in a file, from the lines where only one is possible; null where none decides. */
export function slashOrderOf(lines: Iterable<string>): SlashOrder {
  for (const line of lines) {
    const match = SLASHED.exec(line);
    if (match === null) continue;
    if (Number(match[1]) > 12) return 'dmy';
    if (Number(match[2]) > 12) return 'mdy';
  }
  return null;
}

const SEPARATOR_LINE =
  /^(?:[-=*—–_\s]*)(?:(?:Day changed(?: to)?|Log (?:opened|started|closed)|BEGIN LOGGING AT|ENDING LOGGING AT|Session (?:Start|Close|Time):?)\s+)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<m1>[A-Z][a-z]{2,8})\.?\s+(?<d1>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2})\.?\s+(?<m2>[A-Z][a-z]{2,8})\.?)(?:,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?(?<y>\d{4}))?[-=*—–_\s]*$/;

/**
 * The day of a line that only says a new day begins (`--- Day changed Tue Feb 05 2019`, `Monday, January 15th, 2024`,
 * `2019-02-05`): an ISO date, or null where it names no year. Undefined where the line is none.
 */
export function dayOfLine(line: string): string | null | undefined {
  if (line.length > 80) return undefined;
  const match = SEPARATOR_LINE.exec(line);
  if (match?.groups === undefined) return undefined;
  const { iso, m1, m2, d1, d2, y } = match.groups;
  if (iso !== undefined)
    return isoDate(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))) ?? undefined;
  const month = monthNumber(m1 ?? m2 ?? '');
  if (month === null || !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(m1 ?? m2 ?? ''))
    return undefined;
  if (y === undefined) return null;
  return isoDate(Number(y), month, Number(d1 ?? d2)) ?? undefined;
}

/** Puts the day last named by a separator line into a stamp that has none. */
export function onDay(stamp: Stamp, day: string | null): Stamp {
  if (day === null || stamp.at !== null || stamp.local === undefined || stamp.local.date !== null)
    return stamp;
  return { ...stamp, local: { date: day, time: stamp.local.time } };
}

/** The day in a file's name (`#ops_2019-02-05.log`, `20190205.txt`); null where there is none. */
export function dayOfFileName(name: string): string | null {
  const match = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)[^/]*$/.exec(name);
  return match === null ? null : isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
}
