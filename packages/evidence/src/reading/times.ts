/** Instants out of whatever a tool writes. Results are ISO 8601 in UTC with `Z`, milliseconds only where not zero. */

const LATEST = 8.64e15;

const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Formats milliseconds since 1970 (UTC). Null outside of the years 1 to 9999. */
export function isoOf(milliseconds: number): string | null {
  if (!(Math.abs(milliseconds) <= LATEST)) return null;
  const whole = Math.trunc(milliseconds);
  const day = Math.floor(whole / DAY_MS);
  const date = dateOfDay(day);
  if (date === null) return null;
  const inDay = whole - day * DAY_MS;
  const seconds = Math.floor(inDay / 1000);
  const fraction = inDay - seconds * 1000;
  const minutes = Math.floor(seconds / 60);
  const clock = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`;
  return fraction === 0 ? `${date}T${clock}Z` : `${date}T${clock}.${String(fraction).padStart(3, '0')}Z`;
}

/** The days formatted last: records of one file are mostly of few days. */
const dates = new Map<number, string>();

function dateOfDay(day: number): string | null {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString();
  if (text.length !== 24) return null;
  if (dates.size > 64) dates.clear();
  dates.set(day, text.slice(0, 10));
  return text.slice(0, 10);
}

let lastDate = '';
let lastMidnight = 0;

/** Milliseconds since 1970 of a stamp as `isoOf` writes them; NaN for other texts. */
export function millisecondsOf(iso: string): number {
  const date = iso.slice(0, 10);
  if (date !== lastDate) {
    lastMidnight = Date.parse(`${date}T00:00:00Z`);
    lastDate = date;
  }
  if (iso.length !== 20 && iso.length !== 24) return Date.parse(iso);
  const digit = (at: number) => iso.charCodeAt(at) - 48;
  const hours = digit(11) * 10 + digit(12);
  const minutes = digit(14) * 10 + digit(15);
  const seconds = digit(17) * 10 + digit(18);
  const fraction = iso.length === 24 ? digit(20) * 100 + digit(21) * 10 + digit(22) : 0;
  return lastMidnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
}

/**
 * An epoch count of unknown unit, told by magnitude: below 1e11 seconds, below 1e14 milliseconds, below 1e17
 * microseconds, else nanoseconds. Strings keep digits that a JSON number would lose (`"1736478514.897649"`,
 * `"1420452275002000962"`). Null for zero, negatives and what is no number.
 */
export function instantOfEpoch(value: unknown): string | null {
  let count: number;
  if (typeof value === 'number') count = value;
  else if (typeof value === 'string' && /^\d{1,20}(?:\.\d{1,9})?$/.test(value)) count = Number(value);
  else return null;
  if (!(count > 0)) return null;
  if (count < 1e11) return isoOf(Math.floor(count * 1000 + 1e-4));
  if (count < 1e14) return isoOf(Math.floor(count));
  if (count < 1e17) return isoOf(Math.floor(count / 1e3));
  return isoOf(Math.floor(count / 1e6));
}

export interface Stamp {
  /** UTC instant; null where the text names no zone. */
  readonly at: string | null;
  /** The wall time as written, where `at` is null. */
  readonly local?: { readonly date: string | null; readonly time: string };
  readonly precision: 'second' | 'minute' | 'hour' | 'day';
}

const ISO =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?)?\s*(Z|z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?\s*(?:\[[^\]]*\])?\s*$/;

/** Minutes east of UTC of `Z`, `+02`, `-0500`, `+05:30`; null for anything else. */
export function offsetMinutes(text: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return 0;
  const match = /^([-+])(\d{2}):?(\d{2})?$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads an ISO 8601 or RFC 3339 stamp: blank or `T`, 0 to 9 decimals, `Z`, `UTC`, `+00:00`, `-0500`, `+02`.
 * Without a zone the wall time is given as `local`. Null for other texts, impossible dates, and the zero time of
 * Go and .NET (`0001-01-01T00:00:00Z`), which means "not yet".
 */
export function readStamp(text: unknown): Stamp | null {
  if (typeof text !== 'string') return null;
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  if (Number(year) <= 1) return null;
  const m = Number(month);
  if (m < 1 || m > 12 || Number(day) < 1 || Number(day) > MONTH_DAYS[m - 1]!) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { at: null, local: { date, time: '00:00' }, precision: 'day' };
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const precision = second === undefined ? 'minute' : 'second';
  const offset = zone === undefined ? null : offsetMinutes(zone);
  if (offset === null) {
    const time = `${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
    return { at: null, local: { date, time }, precision };
  }
  const milliseconds = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const wall = Date.UTC(Number(year), m - 1, Number(day), Number(hour), Number(minute), Number(second ?? 0));
  const at = isoOf(wall + milliseconds - offset * 60_000);
  return at === null ? null : { at, precision };
}

/** The instant of an ISO stamp with a zone, or of an epoch count in any unit; null where there is none. */
export function instantOf(value: unknown): string | null {
  if (typeof value === 'number') return instantOfEpoch(value);
  if (typeof value !== 'string') return null;
  return readStamp(value)?.at ?? instantOfEpoch(value.trim());
}

/** The `knownAt` of an event: given only where the record was made more than a minute off the happening. */
export function lateness(at: string | null, recorded: string | null | undefined): string | undefined {
  if (at === null || recorded === null || recorded === undefined) return undefined;
  return Math.abs(Date.parse(recorded) - Date.parse(at)) > 60_000 ? recorded : undefined;
}

const CLOCK = /^(\d{1,2})(?::|\.|h)(\d{2})(?:(?::|\.)(\d{2}))?(?:[.,]\d+)?\s*(?:([ap])\.?m?\.?)?$/i;

/** A clock time (`8:57 AM`, `12:43`, `7:10pm`, `08:57:12`) as `HH:MM` or `HH:MM:SS`; null where it is none. */
export function clockTime(text: string): string | null {
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  let hour = Number(match[1]);
  const half = match[4]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return null;
  const base = `${String(hour).padStart(2, '0')}:${match[2]}`;
  return match[3] === undefined ? base : `${base}:${match[3]}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Number of an English month (1 to 12) by its name or its first three letters; null for other words. */
export function monthNumber(name: string): number | null {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index === -1 || name.length < 3 ? null : index + 1;
}

/** `2019-02-05` of numbers; null where there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1970) return null;
  return date.toISOString().slice(0, 10);
}
