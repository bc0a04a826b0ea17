/** Finds every time written in a stretch of text, with ranges, wrappers and Unix timestamps. */
import type { Span } from '../model.ts';
import { HOUR, isRealDate } from './civil.ts';
import type { FoundClock } from './clocks.ts';

import { digitRun, type FoundTime, timeAt } from './found-time.ts';
import { shareMeridiem, shareYear } from './range-sharing.ts';
import { zoneAfter } from './zones.ts';

const TRIGGER = /[0-9]|\?\?:\?\?|\b(?:noon|midnight)\b/gi;
const RANGE =
  /[ \t\u00a0]*(?:[-–—~〜～→]|->|to\b|until\b|till\b|til\b|through\b|bis\b|hasta\b|até\b|から|부터|至|到)[ \t\u00a0]*(?:(?:about|around|approximately|approx\.?|ca\.|~)[ \t\u00a0]*)?(?:[A-Za-zÀ-ÿ]{2,10}[.,]{0,2}[ \t\u00a0-]){0,2}(?:午前|午後|上午|下午|오전|오후)?[ ]?(?=\d)/y;
const NAMED_UNTIL = /[ \t\u00a0]*(?:[-–—]|to|until|till)[ \t\u00a0]*(noon|midnight)\b/iy;
const DAY_RANGE = /[ ]?[-–—][ ]?(\d{1,2})(?:st|nd|rd|th)?(?:,?[ ]+((?:19|20)\d\d))?(?![\d:./-])/y;
const DAY_PAIR =
  /\d{1,2}(?:st|nd|rd|th|\.)?[ ]?[-–—][ ]?(?=\d{1,2}(?:st|nd|rd|th|\.)?[ ][A-Za-zÀ-ÿ]{3,10}\b)/y;
const SLACK = /(1\d{9})\.(\d{6})(?![\d.])/y;

/** What may stand right before the digits of a time. */
function mayStart(text: string, at: number, from: number): boolean {
  if (at === from) return true;
  const code = text.charCodeAt(at - 1);
  // Letters, digits, `_ # $ € £ % = &`: a version, a ticket, an amount. `=`and `&` are parts of URLs.
  if (code >= 48 && code <= 57) return false;
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return false;
  if (code === 95 || code === 35 || code === 36 || code === 0x20ac || code === 0xa3 || code === 38)
    return false;
  if (code >= 0xc0 && code <= 0x24f) return false;
  if (code === 46 || code === 44 || code === 58) {
    const before = text.charCodeAt(at - 2);
    return !(before >= 48 && before <= 57) && (code !== 58 || (!isWord(before) && before !== 58));
  }
  if (code === 45 || code === 47) return at < 2 || !isDigit(text.charCodeAt(at - 2));
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

/** `ABC-12`, `path/12`: only a month word may stand there (`Aug-27-2021`). */
function joinedToWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return (code === 45 || code === 47) && isWord(text.charCodeAt(at - 2));
}

function plain(text: string, from: number, to: number, rest: Partial<FoundTime>): FoundTime {
  return {
    from,
    to,
    raw: text.slice(from, to),
    date: null,
    clock: null,
    zone: null,
    about: false,
    until: null,
    also: null,
    epoch: null,
    dayShift: 0,
    unknown: false,
    weak: false,
    outer: { from, to },
    ...rest,
  };
}

function namedClock(text: string, from: number, to: number): FoundTime {
  const raw = text.slice(from, to);
  const noon = raw.toLowerCase() === 'noon';
  const clock: FoundClock = {
    from,
    to,
    raw,
    ms: noon ? 12 * HOUR : 0,
    precision: 'minute',
    meridiem: noon ? 'pm' : 'am',
    weak: false,
  };
  const zone = zoneAfter(text, to, false, false);
  return plain(text, from, zone ? zone.to : to, { clock, zone });
}

function unixTime(text: string, at: number, digits: number): FoundTime | null {
  if (digits === 10) {
    SLACK.lastIndex = at;
    const slack = SLACK.exec(text);
    if (slack) {
      const epoch = Number(slack[1]) * 1000 + Math.trunc(Number(slack[2]) / 1000);
      return plain(text, at, SLACK.lastIndex, { epoch });
    }
    const seconds = Number(text.slice(at, at + 10));
    return seconds >= 1e9 && seconds < 4e9
      ? plain(text, at, at + 10, { epoch: seconds * 1000, weak: true })
      : null;
  }
  if (digits !== 13) return null;
  const epoch = Number(text.slice(at, at + 13));
  return epoch >= 1e12 && epoch < 4e12 ? plain(text, at, at + 13, { epoch, weak: true }) : null;
}

function withUntil(text: string, first: FoundTime, until: FoundTime): FoundTime {
  const clock = first.clock && until.clock ? shareMeridiem(first.clock, until.clock) : first.clock;
  return {
    ...first,
    date: shareYear(first.date, until.date),
    clock,
    // `14:00 - 14:10 UTC` states one zone for both ends, `14:00 UTC - 14:10` too.
    zone: first.zone ?? until.zone,
    until: until.zone ? until : { ...until, zone: first.zone },
    to: until.to,
    raw: text.slice(first.from, until.to),
    weak: first.weak && until.weak,
    outer: { from: first.from, to: until.to },
  };
}

/** `Jan 3-5, 2024`: the second day shares the month of the first. */
function dayRangeEnd(text: string, first: FoundTime): FoundTime | null {
  const start = first.date?.readings[0];
  if (!first.date || !start || start.year !== null || first.date.weak || !/^[A-Za-zÀ-ÿ]/.test(first.raw))
    return null;
  DAY_RANGE.lastIndex = first.to;
  const match = DAY_RANGE.exec(text);
  if (!match) return null;
  const date = { year: match[2] ? Number(match[2]) : null, month: start.month, day: Number(match[1]) };
  if (!isRealDate(date) || date.day <= start.day) return null;
  const from = first.to + match[0].indexOf(match[1]!);
  const to = DAY_RANGE.lastIndex;
  const raw = text.slice(from, to);
  return plain(text, from, to, { date: { from, to, raw, readings: [date], weekday: null, weak: false } });
}

/** `3–5 Jan 2024`: the first day has its month and year from the second. */
function dayPair(text: string, at: number, digits: number): FoundTime | null {
  if (digits > 2) return null;
  DAY_PAIR.lastIndex = at;
  if (!DAY_PAIR.test(text)) return null;
  const second = DAY_PAIR.lastIndex;
  const until = timeAt(text, second, digitRun(text, second), second, 1);
  const end = until?.date?.readings[0];
  if (!until?.date || until.clock || !end || until.date.from !== second) return null;
  const date = { ...end, day: Number(text.slice(at, at + digits)) };
  if (!isRealDate(date) || date.day >= end.day) return null;
  const raw = text.slice(at, at + digits);
  const first = plain(text, at, at + digits, {
    date: { from: at, to: at + digits, raw, readings: [date], weekday: null, weak: false },
  });
  return { ...first, until, to: until.to, raw: text.slice(at, until.to), outer: { from: at, to: until.to } };
}

function rangeEnd(text: string, first: FoundTime): FoundTime | null {
  if (first.clock) {
    NAMED_UNTIL.lastIndex = first.to;
    const named = NAMED_UNTIL.exec(text);
    if (named) return namedClock(text, NAMED_UNTIL.lastIndex - named[1]!.length, NAMED_UNTIL.lastIndex);
  }
  const day = first.clock ? null : dayRangeEnd(text, first);
  if (day) return day;
  RANGE.lastIndex = first.to;
  if (!RANGE.test(text)) return null;
  const at = RANGE.lastIndex;
  const until = timeAt(text, at, digitRun(text, at), first.to, 1);
  if (!until) return null;
  if (first.clock ? !until.clock : until.clock || !until.date) return null;
  const words = text.slice(first.to, until.from);
  // Words between the connector and the digits must belong to the second time ("14:00 to region 3pm" is no range).
  if (/[A-Za-zÀ-ÿ]{2,}/.test(words.replace(RANGE_WORDS, ''))) return null;
  return first.clock?.weak || !until.weak ? until : null;
}

const RANGE_WORDS = /\b(?:to|until|till|til|through|bis|hasta|até|about|around|approximately|approx|ca)\b/g;

const PAIRS: readonly (readonly [string, string])[] = [
  ['`', '`'],
  ['[', ']'],
  ['(', ')'],
  ['{{', '}}'],
];

function wrapped(text: string, span: Span, floor: number, ceiling: number): Span {
  let { from, to } = span;
  for (let round = 0; round < 2; round++) {
    let open = from;
    let close = to;
    while (open > floor && text[open - 1] === ' ' && from - open < 2) open--;
    while (close < ceiling && text[close] === ' ' && close - to < 2) close++;
    const pair = PAIRS.find(
      ([a, b]) => text.startsWith(b, close) && open >= a.length && text.startsWith(a, open - a.length),
    );
    if (!pair || open - pair[0].length < floor || close + pair[1].length > ceiling) break;
    from = open - pair[0].length;
    to = close + pair[1].length;
  }
  return { from, to };
}

/**
 * Every time written in `text` between `from` and `to`, in order, not overlapping. Nothing is guessed: a day
 * without a year has no year, a numeric day that can be read two ways has two readings, a clock without a zone
 * has none. Takes time linear in the length of the text.
 */
export function findTimes(text: string, from = 0, to = text.length): FoundTime[] {
  const result: FoundTime[] = [];
  let floor = from;
  TRIGGER.lastIndex = from;
  for (let match = TRIGGER.exec(text); match && match.index < to; match = TRIGGER.exec(text)) {
    const at = match.index;
    let found: FoundTime | null = null;
    let next = TRIGGER.lastIndex;
    if (match[0].length > 1) {
      found = match[0][0] === '?' ? plain(text, at, next, { unknown: true }) : namedClock(text, at, next);
    } else {
      const digits = digitRun(text, at);
      next = at + digits;
      if (mayStart(text, at, from)) {
        found =
          digits >= 10
            ? unixTime(text, at, digits)
            : (dayPair(text, at, digits) ?? timeAt(text, at, digits, floor));
        if (found && found.date?.from !== found.from && joinedToWord(text, at)) found = null;
        if (found?.date && found.from === at && joinedToWord(text, at)) found = null;
      }
    }
    if (found && found.to <= to) {
      const until = found.epoch === null && !found.until ? rangeEnd(text, found) : null;
      if (until && until.to <= to) found = withUntil(text, found, until);
      found = { ...found, outer: wrapped(text, found, floor, to) };
      result.push(found);
      next = Math.max(found.to, next);
      floor = next;
    }
    TRIGGER.lastIndex = next;
  }
  return result;
}
