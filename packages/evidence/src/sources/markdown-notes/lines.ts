/** One line of a hand-written timeline: a bullet, a table row or a heading that begins with a time. */
import { clockTime, isoDate, monthNumber, offsetMinutes, readStamp } from '../../reading/times.ts';

export interface NoteLine {
  /** Null where the line has none of its own. */
  readonly date: string | null;
  /** `HH:MM` or `HH:MM:SS`. */
  readonly time: string;
  /** End of a range, on the same day. */
  readonly until: string | null;
  /** `UTC` or an offset that the line states. */
  readonly zone: string | null;
  /** Empty where the line is a heading and its text follows below. */
  readonly text: string;
  readonly isHeading: boolean;
}

const MARK = /^\s*(?:[-*+•–—]\s+|\d{1,3}[.)]\s+|(#{1,6})\s+|(\|)\s*|(?=\*\*|__|\[))/;
const STAMP =
  /^(?:\*\*|__|`)?\[?(?:(\d{4}-\d{2}-\d{2})(?:[ T,]+))?(?:at\s+)?~?(\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?(?:[Mm]\.?)?(?![A-Za-z]))?)(?:\s*(?:-|–|—|to)\s*~?(\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s*[\])]?:?(?:\*\*|__|`)?\]?(?:\s*(?:[:|–—-]|->|→)+\s*|\s+|$)(.*)$/;

/** Null for a line that is no entry. */
export function readNoteLine(line: string): NoteLine | null {
  const mark = MARK.exec(line);
  if (!mark || line.length > 20_000) return null;
  const stamp = STAMP.exec(line.slice(mark[0].length));
  const time = stamp ? clockTime(stamp[2] ?? '') : null;
  if (!stamp || time === null) return null;
  const date = stamp[1] ? (readStamp(stamp[1])?.local?.date ?? null) : null;
  const isHeading = mark[1] !== undefined;
  const text = mark[2] ? cells(stamp[5] ?? '') : (stamp[5] ?? '').trim();
  if (text === '' && !isHeading) return null;
  const zone = stamp[4] && offsetMinutes(stamp[4]) !== null ? stamp[4] : null;
  return { date, time, until: stamp[3] ? clockTime(stamp[3]) : null, zone, text: plain(text), isHeading };
}

/** The cells after the time, in one text. */
function cells(row: string): string {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' | ');
}

function plain(text: string): string {
  return text
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/!?\[([^\]\n]{1,300})\]\([^)\s]{1,2000}\)/g, '$1');
}

/** A date that a line names for what follows: `## 2024-03-12`, `Date: March 12, 2024`. Null where there is none. */
export function dateOfLine(line: string): string | null {
  if (line.length > 400) return null;
  const iso = /(?:^|[^\d])(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(line)?.[1];
  if (iso) return readStamp(iso)?.local?.date ?? null;
  const named =
    /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(line) ??
    /\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/.exec(line);
  if (!named) return null;
  const [, a = '', b = '', year] = named;
  const [month, day] = /^\d/.test(a) ? [b, a] : [a, b];
  const number = monthNumber(month);
  return number === null ? null : isoDate(Number(year), number, Number(day));
}

/** `UTC` or an offset that a line states for all times: `(all times UTC)`, `Timeline (UTC)`. */
export function zoneOfLine(line: string): string | null {
  if (line.length > 400 || !/\b(?:times?|timeline|timestamps?|zone|clock)\b|^\s*(?:#|\|)/i.test(line))
    return null;
  return (
    /\b(?:UTC|GMT)([+-]\d{1,2}:?\d{2})\b/.exec(line)?.[1] ?? (/\b(?:UTC|GMT)\b/.test(line) ? 'UTC' : null)
  );
}
