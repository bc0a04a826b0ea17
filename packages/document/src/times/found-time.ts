/** One time as written: its date, clock and zone, without a range. */
import type { Span } from '../model.ts';
import { HOUR } from './civil.ts';
import { clockAt, type FoundClock } from './clocks.ts';
import { dateAt, type FoundDate } from './dates.ts';
import { type FoundZone, zoneAfter } from './zones.ts';

/** A time found in text. At least one of `date`, `clock`, `epoch` is there, unless `unknown`. */
export interface FoundTime extends Span {
  readonly raw: string;
  readonly date: FoundDate | null;
  readonly clock: FoundClock | null;
  readonly zone: FoundZone | null;
  /** Written as approximate: `~14:05`, `about 3pm`, `14時頃`, `21:1x`. */
  readonly about: boolean;
  /** End of a range: `14:00–14:10`. */
  readonly until: FoundTime | null;
  /** The same moment in another zone: `12:48 (6:48 PDT)`. */
  readonly also: FoundTime | null;
  /** The instant in milliseconds, for Unix and Slack timestamps. */
  readonly epoch: number | null;
  /** Days to add to the day that the context gives: -1 for `22:00 prior day`, 1 for `02:10 (+1)`. */
  readonly dayShift: number;
  /** `??:??`: a row whose time is declared unknown. */
  readonly unknown: boolean;
  /** True when it may be no time at all (`11.50`, `24/7`): trust it only where a time is expected. */
  readonly weak: boolean;
  /** The span with the brackets, backticks or braces that wrap it: `[08:47]`, `{{ 06:10 }}`. */
  readonly outer: Span;
}

const DATE_TO_CLOCK =
  /T(?=\d)|[*_`]{0,3}[ \t\u00a0]*(?:[,@|–—:-]|\(|(?:at|around|um|gegen|à|às|a las|alle|kl\.?|ore)(?=[ \t\u00a0]))?[ \t\u00a0]*(?:at[ \t\u00a0]+)?(?:~|about[ ]|approximately[ ]|around[ ])?(?:午前|午後|上午|下午|오전|오후)?[ ]?[*_`]{0,3}(?=\d)/y;
const CLOCK_TO_DATE =
  /[ \t\u00a0]*,?[ \t\u00a0]*\(?(?:(?:on|am|le|el|em|of|del?|dia)[ \t\u00a0]+)?(?:the[ \t\u00a0]+)?/y;
const LEADING_WORDS = /(?:[A-Za-zÀ-ÿ]{2,10}[.,]{0,2}[ \t\u00a0/-]{1,2}){0,2}(?=\d)/y;
/** `Sun Jul 14 10:00:00 UTC 2024`, as `date` and `ctime` print it. */
const YEAR_AT_END = /[ ]((?:19|20)\d\d)(?![\d:.-])/y;
const COMPACT_CLOCK = /([01]\d|2[0-4])([0-5]\d)(?:([0-5]\d)(?:[.,](\d{1,9}))?)?(?!\d)/y;
const ABOUT_AFTER = /[ ]?(?:頃|ごろ|ころ|左右|쯤|경(?![가-힣])|-?ish\b|or so\b)/y;
const ABOUT_BEFORE =
  /(?:[~≈∼≒〜]|\b(?:about|approx(?:imately|\.)?|around|roughly|circa|ca?\.|gegen|etwa|vers|hacia|sobre las|por volta d[ae]s?)|約|大約|大约|약)[ \t\u00a0]*$/i;
const DAY_SHIFT =
  /[ \t]*\(?(?:(?:the )?(prior|previous)|(?:the )?(next|following)) day\b\)?|[ \t]*\(([+-]1)(?: ?d(?:ay)?)?\)/y;
const LINE_ENDS = /^[ \t*_`)]*(?:$|[\n\r|])/;
const ALSO = /[ \t]*(?:[(/[|]|or(?=[ ]))[ \t]*(?=\d)/y;

/** Length of the run of ASCII digits at `at`. */
export function digitRun(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code < 48 || code > 57) break;
    end++;
  }
  return end - at;
}

interface Parts {
  from: number;
  to: number;
  date: FoundDate | null;
  clock: FoundClock | null;
  zone: FoundZone | null;
  attached: boolean;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function compactClock(text: string, at: number): FoundClock | null {
  COMPACT_CLOCK.lastIndex = at;
  const match = COMPACT_CLOCK.exec(text);
  if (!match) return null;
  const seconds = Number(match[3] ?? 0) + (match[4] ? Number(`0.${match[4]}`) : 0);
  return {
    from: at,
    to: COMPACT_CLOCK.lastIndex,
    raw: match[0],
    ms: Math.trunc((Number(match[1]) * 3600 + Number(match[2]) * 60 + seconds) * 1000),
    precision: match[3] ? 'second' : 'minute',
    meridiem: null,
    weak: false,
  };
}

/** French `22h`, which after a date is no length of time. */
function hourAlone(text: string, at: number, digits: number): FoundClock | null {
  if (digits > 2 || !/^h(?!\w)/.test(text.slice(at + digits, at + digits + 2))) return null;
  const hour = Number(text.slice(at, at + digits));
  if (hour > 23) return null;
  const to = at + digits + 1;
  return {
    from: at,
    to,
    raw: text.slice(at, to),
    ms: hour * HOUR,
    precision: 'hour',
    meridiem: null,
    weak: false,
  };
}

function clockAfterDate(text: string, date: FoundDate, parts: Parts): void {
  let at = skip(DATE_TO_CLOCK, text, date.to);
  if (at < 0) return;
  const isoForm = text[date.to] === 'T';
  const digits = digitRun(text, at);
  let clock = clockAt(text, at, digits);
  if (!clock && isoForm && (digits === 4 || digits === 6)) clock = compactClock(text, at);
  // `2024-01-15 - 3pm` is a time of that day; `2024-01-15: 11.50 seconds` is not, nor is `5 May, 2.30`.
  if (!clock) clock = hourAlone(text, at, digits);
  // `2025-01-14 1600` at the end of its line or cell: a clock that lost its colon.
  if (!clock && digits === 4 && date.readings[0]?.year != null && LINE_ENDS.test(text.slice(at + 4, at + 10)))
    clock = compactClock(text, at);
  if (!clock || (clock.weak && !isoForm && !/h/i.test(clock.raw))) return;
  at = clock.to;
  parts.clock = clock;
  parts.attached = isoForm;
  parts.to = clock.to;
}

function dateAfterClock(text: string, at: number): FoundDate | null {
  const start = skip(CLOCK_TO_DATE, text, at);
  if (start < 0) return null;
  const digitsAt = skip(LEADING_WORDS, text, start);
  if (digitsAt < 0) return null;
  const run = digitRun(text, digitsAt);
  const date = dateAt(text, digitsAt, run, start);
  return date && date.from === start && !date.weak ? date : null;
}

function readParts(text: string, at: number, digits: number, floor: number): Parts | null {
  const date = dateAt(text, at, digits, floor);
  const parts: Parts = { from: at, to: at, date, clock: null, zone: null, attached: false };
  if (date) {
    parts.from = date.from;
    parts.to = date.to;
    clockAfterDate(text, date, parts);
  } else {
    const clock = clockAt(text, at, digits);
    if (!clock) return null;
    parts.clock = clock;
    parts.from = clock.from;
    parts.to = clock.to;
  }
  if (parts.clock) {
    const seconds = parts.clock.precision === 'second';
    parts.zone = zoneAfter(text, parts.to, seconds || parts.date !== null, parts.attached || seconds);
    if (parts.zone) parts.to = parts.zone.to;
    const reading = parts.date?.readings[0];
    if (parts.date && reading?.year === null && parts.date.weekday !== null) {
      YEAR_AT_END.lastIndex = parts.to;
      const year = YEAR_AT_END.exec(text);
      if (year) {
        parts.date = { ...parts.date, readings: [{ ...reading, year: Number(year[1]) }] };
        parts.to = YEAR_AT_END.lastIndex;
      }
    }
    if (!parts.date) {
      parts.date = dateAfterClock(text, parts.to);
      if (parts.date) {
        parts.to = parts.date.to;
        if (text[parts.to] === ')' && text.lastIndexOf('(', parts.to) >= parts.from) parts.to++;
        if (!parts.zone) {
          parts.zone = zoneAfter(text, parts.to, false, false);
          if (parts.zone) parts.to = parts.zone.to;
        }
      }
    }
  }
  return parts;
}

/**
 * The time at a run of digits; `floor` keeps words before it that belong to something else out of it.
 * `null` when the digits are no time.
 */
export function timeAt(text: string, at: number, digits: number, floor: number, depth = 0): FoundTime | null {
  const parts = readParts(text, at, digits, floor);
  if (!parts) return null;
  const { date, clock, zone } = parts;
  let { from, to } = parts;
  let about = clock?.precision === 'about';
  const aboutEnd = clock ? skip(ABOUT_AFTER, text, to) : -1;
  if (aboutEnd >= 0) {
    about = true;
    to = aboutEnd;
  }
  const before = ABOUT_BEFORE.exec(text.slice(Math.max(floor, from - 16), from));
  if (before) {
    about = true;
    from -= before[0].length;
  } else if (
    date &&
    clock &&
    /~|about|approx|around/.test(text.slice(date.to, Math.max(date.to, clock.from)))
  ) {
    about = true;
  }
  let dayShift = 0;
  DAY_SHIFT.lastIndex = to;
  const shift = clock && DAY_SHIFT.exec(text);
  if (shift) {
    dayShift = shift[1] || shift[3] === '-1' ? -1 : 1;
    to = DAY_SHIFT.lastIndex;
  }
  let also: FoundTime | null = null;
  const alsoAt = clock && depth === 0 ? skip(ALSO, text, to) : -1;
  if (alsoAt >= 0) {
    const other = timeAt(text, alsoAt, digitRun(text, alsoAt), alsoAt, 1);
    if (other?.clock && other.zone && other.zone.zone !== zone?.zone) {
      also = other;
      to = text[other.to] === ')' || text[other.to] === ']' ? other.to + 1 : other.to;
    }
  }
  const strongDate = date !== null && !date.weak;
  const strongClock = clock !== null && (!clock.weak || zone !== null || strongDate);
  return {
    from,
    to,
    raw: text.slice(from, to),
    date,
    clock,
    zone,
    about,
    until: null,
    also,
    epoch: null,
    dayShift,
    unknown: false,
    weak: !strongDate && !strongClock,
    outer: { from, to },
  };
}
