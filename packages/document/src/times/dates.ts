/** Reads one date standing at a digit: numeric, with month names before or after, or in East Asian form. */
import type { Span } from '../model.ts';
import { type CivilDate, daysInMonth, isRealDate, weekdayOf } from './civil.ts';
import { monthNumber, weekdayNumber } from './month-names.ts';

/** A date as written. */
export interface FoundDate extends Span {
  readonly raw: string;
  /** All days it can mean, the likeliest first: `3.4.2020` has two. Never empty. */
  readonly readings: readonly CivilDate[];
  /** Day of the week written beside it, 0 for Sunday; null when none. */
  readonly weekday: number | null;
  /** True when it may be no date at all (`24/7`, `1/16`): trust it only where a date is expected. */
  readonly weak: boolean;
}

const YEAR_FIRST = /((?:19|20)\d\d)([-/.\u2010\u2011])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)/y;
const COMPACT = /((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?=T\d|\b)/y;
const YEAR_LAST = /(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d\d)(?!\d|[-/.:]\d)/y;
const EAST_ASIAN = /(?:((?:19|20)?\d\d)\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]/y;
const SLASH_SHORT = /(\d{1,2})\/(\d{1,2})(?![\d/.:%]|-\d)/y;
/** `[04-08 16:21]`: month and day as in an ISO date, between a bracket and a clock. */
const DASH_SHORT = /(\d\d)-(\d\d)(?=[ T]\d{1,2}:\d\d)/y;
const DOT_SHORT = /(\d{1,2})\.(\d{1,2})\.(?=[ \t,]+\d{1,2}[:.]\d\d)/y;
const DAY_MONTH =
  /(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:[ \t\u00a0]*[-/][ \t]*|[ \t\u00a0]+)(?:(of|de|do)[ \t\u00a0]+)?([A-Za-zÀ-ÿ]{3,10})\.?(?:(?:[ \t\u00a0]*[-/,'][ \t\u00a0]*|[ \t\u00a0]+)(?:(?:de|do|del)[ \t\u00a0]+)?((?:19|20)\d\d|(?<=[-/'])\d\d)(?!\d|:\d))?/y;
const DAY_YEAR =
  /(\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)(?:(?:[ \t\u00a0]*[-,/][ \t\u00a0]*|[ \t\u00a0]+)((?:19|20)\d\d)(?!\d|:\d))?/y;
const YEAR_NAME_DAY = /((?:19|20)\d\d)[-/ ]([A-Za-zÀ-ÿ]{3,10})\.?[-/ ](\d{1,2})(?!\d|:\d)/y;
const WEEKDAY_AFTER = /[ \t]?[（(]([A-Za-zÀ-ÿ]{2,10}|[日月火水木金土一二三四五六월화수목금토일])[)）]/y;

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x17f);
}

interface Word {
  readonly from: number;
  readonly text: string;
}

/** The word that ends just before `at`, over at most three blanks or marks; null when there is none. */
function wordBefore(text: string, at: number, floor: number): Word | null {
  let end = at;
  while (end > floor && at - end < 3 && ' \t\u00a0.,-/'.includes(text[end - 1]!)) end--;
  let start = end;
  while (start > floor && end - start < 12 && isLetter(text.charCodeAt(start - 1))) start--;
  return start === end ? null : { from: start, text: text.slice(start, end) };
}

function fullYear(year: string): number {
  const value = Number(year);
  if (year.length === 4) return value;
  return value + (value < 70 ? 2000 : 1900);
}

function made(
  text: string,
  from: number,
  to: number,
  candidates: readonly CivilDate[],
  floor: number,
  weak = false,
): FoundDate | null {
  let readings = candidates.filter(isRealDate);
  if (readings.length === 0) return null;
  let start = from;
  let end = to;
  let weekday = -1;
  const before = wordBefore(text, from, floor);
  if (before) {
    weekday = weekdayNumber(before.text);
    if (weekday >= 0) start = before.from;
  }
  if (weekday < 0) {
    WEEKDAY_AFTER.lastIndex = to;
    const after = WEEKDAY_AFTER.exec(text);
    if (after) {
      weekday = weekdayNumber(after[1]!);
      if (weekday >= 0) end = WEEKDAY_AFTER.lastIndex;
    }
  }
  if (weekday >= 0 && readings.length > 1) {
    const agreeing = readings.filter(
      (date) => date.year !== null && weekdayOf({ ...date, year: date.year }) === weekday,
    );
    if (agreeing.length > 0) readings = agreeing;
  }
  return {
    from: start,
    to: end,
    raw: text.slice(start, end),
    readings,
    weekday: weekday < 0 ? null : weekday,
    weak,
  };
}

function monthBefore(text: string, at: number, floor: number): FoundDate | null {
  const word = wordBefore(text, at, floor);
  if (!word) return null;
  const month = monthNumber(word.text);
  if (month === 0) return null;
  DAY_YEAR.lastIndex = at;
  const match = DAY_YEAR.exec(text);
  if (!match) return null;
  const day = Number(match[1]);
  const year = match[2] ? Number(match[2]) : null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return made(text, word.from, DAY_YEAR.lastIndex, [{ year, month, day }], floor);
}

function monthAfter(text: string, at: number, floor: number): FoundDate | null {
  DAY_MONTH.lastIndex = at;
  const match = DAY_MONTH.exec(text);
  if (!match) return null;
  const joined = match[2] === 'de' || match[4] !== undefined;
  const month = monthNumber(match[3]!, joined);
  if (month === 0) return null;
  const year = match[4] ? fullYear(match[4]) : null;
  return made(text, at, DAY_MONTH.lastIndex, [{ year, month, day: Number(match[1]) }], floor);
}

function numeric(text: string, at: number, floor: number): FoundDate | null {
  YEAR_FIRST.lastIndex = at;
  let match = YEAR_FIRST.exec(text);
  if (match) {
    const date = { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
    return made(text, at, YEAR_FIRST.lastIndex, [date], floor);
  }
  YEAR_LAST.lastIndex = at;
  match = YEAR_LAST.exec(text);
  if (match) {
    const year = fullYear(match[4]!);
    const a = Number(match[1]);
    const b = Number(match[3]);
    const monthFirst = { year, month: a, day: b };
    const dayFirst = { year, month: b, day: a };
    const pair = match[2] === '/' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
    return made(text, at, YEAR_LAST.lastIndex, a === b ? [dayFirst] : pair, floor, match[4]!.length === 2);
  }
  COMPACT.lastIndex = at;
  match = COMPACT.exec(text);
  if (match) {
    const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
    return made(text, at, COMPACT.lastIndex, [date], floor, text[COMPACT.lastIndex] !== 'T');
  }
  return null;
}

function shortNumeric(text: string, at: number, floor: number): FoundDate | null {
  SLASH_SHORT.lastIndex = at;
  let match = SLASH_SHORT.exec(text);
  if (match) {
    const a = Number(match[1]);
    const b = Number(match[2]);
    const monthFirst = { year: null, month: a, day: b };
    const dayFirst = { year: null, month: b, day: a };
    return made(text, at, SLASH_SHORT.lastIndex, a === b ? [dayFirst] : [monthFirst, dayFirst], floor, true);
  }
  DASH_SHORT.lastIndex = at;
  match = text[at - 1] === '[' ? DASH_SHORT.exec(text) : null;
  if (match) {
    const date = { year: null, month: Number(match[1]), day: Number(match[2]) };
    return made(text, at, DASH_SHORT.lastIndex, [date], floor);
  }
  DOT_SHORT.lastIndex = at;
  match = DOT_SHORT.exec(text);
  if (!match) return null;
  return made(
    text,
    at,
    DOT_SHORT.lastIndex,
    [{ year: null, month: Number(match[2]), day: Number(match[1]) }],
    floor,
  );
}

function eastAsian(text: string, at: number, floor: number): FoundDate | null {
  EAST_ASIAN.lastIndex = at;
  const match = EAST_ASIAN.exec(text);
  if (!match) return null;
  const year = match[1] ? fullYear(match[1]) : null;
  return made(
    text,
    at,
    EAST_ASIAN.lastIndex,
    [{ year, month: Number(match[2]), day: Number(match[3]) }],
    floor,
  );
}

/**
 * The date that a run of digits starting at `at` belongs to, with month or weekday words standing before it
 * (not before `floor`); null when there is none.
 */
export function dateAt(text: string, at: number, digits: number, floor: number): FoundDate | null {
  if (digits > 8) return null;
  const next = text.charCodeAt(at + digits);
  if (digits === 8) return numeric(text, at, floor);
  if (digits > 4) return null;
  if (next >= 0x2e80 || (next === 32 && text.charCodeAt(at + digits + 1) >= 0x2e80)) {
    return eastAsian(text, at, floor);
  }
  if (digits > 2) {
    if (digits !== 4) return null;
    if (next === 45 || next === 46 || next === 47 || next === 0x2010 || next === 0x2011) {
      const date = numeric(text, at, floor);
      if (date) return date;
    }
    YEAR_NAME_DAY.lastIndex = at;
    const match = YEAR_NAME_DAY.exec(text);
    const month = match ? monthNumber(match[2]!) : 0;
    if (!match || month === 0) return null;
    const date = { year: Number(match[1]), month, day: Number(match[3]) };
    return made(text, at, YEAR_NAME_DAY.lastIndex, [date], floor);
  }
  if (next === 45 || next === 46 || next === 47) {
    const date = numeric(text, at, floor);
    if (date) return date;
  }
  return monthBefore(text, at, floor) ?? monthAfter(text, at, floor) ?? shortNumeric(text, at, floor);
}
