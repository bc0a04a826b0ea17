/** Reads one time of day standing at a digit: 24-hour, 12-hour, East Asian, with unknown digits. */
import type { Precision, Span } from '../model.ts';
import { HOUR, MINUTE } from './civil.ts';

/** A time of day as written. */
export interface FoundClock extends Span {
  readonly raw: string;
  /** Milliseconds since midnight; 24:00 is a whole day. */
  readonly ms: number;
  readonly precision: Precision;
  /** `am`, `pm` where written (in any language), else null; then the hour is taken as of 24. */
  readonly meridiem: 'am' | 'pm' | null;
  /** True when it may be a plain number (`11.50`, `9h`, `1430`): trust it only where a time is expected. */
  readonly weak: boolean;
}

const COLON =
  /(\d{1,2})[:：]([0-5]\d)(?:[:：]([0-5]\d|60)(?:[.,](\d{1,9}))?)?(?![:：]?\d)(?:[ \t\u00a0\u202f]?([ap])(?:m\b|\.[ ]?m\b\.?)|([ap])\b| ?Uhr\b)?/iy;
const UNKNOWN_DIGIT = /(\d{1,2}):(?:([0-5])[x?]|[x?]{2})(?![\dA-Ya-z_:])/y;
const HOUR_ONLY = /(\d{1,2})[ \t\u00a0\u202f]?(?:([ap])(?:m\b|\.[ ]?m\b\.?)|(Uhr)(?:[ ]([0-5]\d)\b)?)/iy;
const DOTTED = /(\d{1,2})[.]([0-5]\d)(?![\d.%])(?:[ \t]?(?:([ap])(?:m\b|\.m\b\.?)|(Uhr)\b))?/iy;
const LETTER_H = /(\d{1,2})[ ]?h[ ]?([0-5]\d)(?!\w)(?![ ]?(?:min|sec|s\b))/iy;
const EAST_ASIAN =
  /(\d{1,2})\s?[時时시点點](?:\s?([0-5]?\d)\s?[分분]|(半))?(?:\s?([0-5]?\d)\s?[秒초])?(?!間|间|간)/y;
const MILITARY =
  /([01]\d|2[0-4])([0-5]\d)(?=\s?(?:Z\b|hrs?\b|hours?\b|UTC\b|GMT\b|h\b))(?:\s?(?:hrs?|hours?|h)\b)?/y;
const MERIDIEM_BEFORE = /(?:(午前|上午|凌晨|早上|오전)|(午後|下午|晚上|오후))\s?$/;

function fraction(digits: string | undefined): number {
  return digits ? Number(`0.${digits}`) * 1000 : 0;
}

function hourOf(hour: number, meridiem: 'am' | 'pm' | null): number {
  if (meridiem === null || hour > 12) return hour;
  return (hour % 12) + (meridiem === 'pm' ? 12 : 0);
}

function made(
  text: string,
  from: number,
  to: number,
  hour: number,
  minute: number,
  second: number | null,
  rest: { ms?: number; meridiem?: 'am' | 'pm' | null; weak?: boolean; precision?: Precision },
): FoundClock | null {
  const meridiem = rest.meridiem ?? null;
  const hours = hourOf(hour, meridiem);
  if (hours > 24 || (hours === 24 && (minute > 0 || (second ?? 0) > 0))) return null;
  return {
    from,
    to,
    raw: text.slice(from, to),
    ms: hours * HOUR + minute * MINUTE + (second ?? 0) * 1000 + Math.trunc(rest.ms ?? 0),
    precision: rest.precision ?? (second === null ? 'minute' : 'second'),
    meridiem,
    weak: rest.weak ?? false,
  };
}

function half(letter: string | undefined): 'am' | 'pm' | null {
  if (!letter) return null;
  return letter === 'a' || letter === 'A' ? 'am' : 'pm';
}

/** `午後3時`: the half of the day stands before the digits. */
function eastAsian(text: string, at: number, match: RegExpExecArray, to: number): FoundClock | null {
  const lead = text.slice(Math.max(0, at - 4), at);
  const before = MERIDIEM_BEFORE.exec(lead);
  const from = before ? at - before[0].length : at;
  const meridiem = before ? (before[1] ? 'am' : 'pm') : null;
  const minute = match[3] ? 30 : Number(match[2] ?? 0);
  const precision = match[4] ? 'second' : match[2] || match[3] ? 'minute' : 'hour';
  return made(text, from, to, Number(match[1]), minute, match[4] ? Number(match[4]) : null, {
    meridiem,
    precision,
  });
}

function colon(text: string, at: number): FoundClock | null {
  COLON.lastIndex = at;
  const match = COLON.exec(text);
  if (match) {
    const lead = at > 0 && text.charCodeAt(at - 1) > 0x2e80 ? 3 : 4;
    const before = MERIDIEM_BEFORE.exec(text.slice(Math.max(0, at - lead), at));
    const meridiem = before ? (before[1] ? 'am' : 'pm') : half(match[5] ?? match[6]);
    const from = before ? at - before[0].length : at;
    const second = match[3] === undefined ? null : Math.min(59, Number(match[3]));
    return made(text, from, COLON.lastIndex, Number(match[1]), Number(match[2]), second, {
      ms: fraction(match[4]),
      meridiem,
    });
  }
  UNKNOWN_DIGIT.lastIndex = at;
  const partly = UNKNOWN_DIGIT.exec(text);
  if (!partly) return null;
  const minute = partly[2] ? Number(partly[2]) * 10 : 0;
  return made(text, at, UNKNOWN_DIGIT.lastIndex, Number(partly[1]), minute, null, { precision: 'about' });
}

/** The time of day that a run of digits starting at `at` is; null when it is none. */
export function clockAt(text: string, at: number, digits: number): FoundClock | null {
  const next = text.charCodeAt(at + digits);
  if (digits === 4) {
    MILITARY.lastIndex = at;
    const match = MILITARY.exec(text);
    return (
      match && made(text, at, MILITARY.lastIndex, Number(match[1]), Number(match[2]), null, { weak: true })
    );
  }
  if (digits > 2) return null;
  if (next === 58 || next === 0xff1a) return colon(text, at);
  if (next === 46) {
    DOTTED.lastIndex = at;
    const match = DOTTED.exec(text);
    if (!match) return null;
    const marked = match[3] !== undefined || match[4] !== undefined;
    return made(text, at, DOTTED.lastIndex, Number(match[1]), Number(match[2]), null, {
      meridiem: half(match[3]),
      weak: !marked,
    });
  }
  EAST_ASIAN.lastIndex = at;
  const asian = next >= 0x2e80 || next === 32 ? EAST_ASIAN.exec(text) : null;
  if (asian) return eastAsian(text, at, asian, EAST_ASIAN.lastIndex);
  LETTER_H.lastIndex = at;
  const lettered = LETTER_H.exec(text);
  if (lettered) {
    return made(text, at, LETTER_H.lastIndex, Number(lettered[1]), Number(lettered[2]), null, { weak: true });
  }
  HOUR_ONLY.lastIndex = at;
  const hour = HOUR_ONLY.exec(text);
  if (!hour || Number(hour[1]) > 24) return null;
  const meridiem = half(hour[2]);
  if (meridiem && (Number(hour[1]) > 12 || Number(hour[1]) === 0)) return null;
  return made(text, at, HOUR_ONLY.lastIndex, Number(hour[1]), Number(hour[4] ?? 0), null, {
    meridiem,
    precision: hour[4] ? 'minute' : 'hour',
  });
}
