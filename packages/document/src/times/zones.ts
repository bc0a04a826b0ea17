/** Reads zones as written: abbreviations, IANA names, names in words, offsets. */
import type { Span } from '../model.ts';
import { isKnownZone } from './offsets.ts';
import { ABBREVIATIONS, AMBIGUOUS, NAMES } from './zone-names.ts';

/** A zone as written and what it means. */
export interface FoundZone extends Span {
  readonly raw: string;
  /** The name alone, without brackets, `time`, `all times` and the like: `PST`, `US/Pacific`, `UTC+2`. */
  readonly name: string;
  /** IANA name, `UTC` or `±HH:MM`; the likeliest reading where the name is ambiguous. */
  readonly zone: string;
  /** All readings when the name has several (CST, IST, BST); empty otherwise. */
  readonly candidates: readonly string[];
}

const SHORT = [...Object.keys(ABBREVIATIONS), ...Object.keys(AMBIGUOUS)]
  .filter((name) => name !== 'Z')
  .sort((a, b) => b.length - a.length)
  .join('|');
const LOWER = 'utc|gmt|pst|pdt|est|edt|cet|cest|jst|Utc|Gmt|Pst|Pdt|Est|Edt|Cet|Cest';
const LONG = Object.keys(NAMES)
  .filter((name) => !name.includes('/'))
  .sort((a, b) => b.length - a.length)
  .map((name) =>
    name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replace(/ /g, '[ ]'),
  )
  .join('|');
const TIME_WORD = '(?:(?:[ ](?:standard|daylight|Standard|Daylight))?[ ](?:time|Time|TIME)(?:[ ]?zone)?\\b)';
const IANA =
  '(?:US|Etc|Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Europe|Indian|Pacific)/[A-Z][A-Za-z_+\\-0-9]*(?:/[A-Z][A-Za-z_]+)?';
const UTC_OFFSET =
  '(?:UTC|GMT|utc|gmt)[ ]?[+\\-\\u2212\\u2013]\\d{1,2}(?::?[0-5]\\d)?(?![\\d:]|[ ]?(?:UTC|GMT))';
/** `US-WEST-1` names no zone, `14:00 UTC-14:30 UTC` does. */
const END = '(?![^\\W_]|_+[^\\W_]|-(?!\\d{1,2}:\\d)\\w)';
const ABBREVIATED = `${UTC_OFFSET}|${IANA}(?![\\w/])|(?:${SHORT}|${LOWER})${END}`;
const NAMED = `${ABBREVIATED}|(?:${LONG})${TIME_WORD}`;

const AFTER_CLOCK = new RegExp(
  `[ \\t\\u00a0]*(?:[(\\[][ ]?)?\\+?(${NAMED}|(?:${LONG})(?!\\w)|Z(?!\\w))(?:[ ]?[)\\]])?`,
  'y',
);
const OFFSET_ATTACHED = /(Z|z)(?![A-Za-z0-9_])|([+-])([01]\d):?([0-5]\d)(?![:\d])/y;
const OFFSET_SPACED = /[ ]\(?(?:UTC|GMT)?([+-])([01]\d):?([0-5]\d)\)?(?![:\d])/y;
const MAY_NAME = /[A-Z]{2}|[Uu]tc|[Gg]mt|[Pp][sd]t|[Ee][sd]t|[Cc]es?t|[Jj]st|\/[A-Z]/;
const WORDED = new RegExp(
  Object.keys(NAMES)
    .filter((name) => !name.includes('/'))
    .join('|'),
  'i',
);
const ANYWHERE_SHORT = new RegExp(`(?<![\\w/-])(?:${ABBREVIATED})`, 'g');
const ANYWHERE = new RegExp(`(?<![\\w/-])(?:${NAMED})`, 'g');
const OFFSET_FORM = /^(?:UTC|GMT)?\s?([+\-\u2212\u2013])(\d{1,2})(?::?([0-5]\d))?$/i;
const TRAILING_TIME = /\s*(?:(?:standard|daylight)\s+)?time(?:\s?zone)?$/i;

/** Abbreviations that are words or other abbreviations as often: zones only where a zone is expected. */
const WORD_LIKE = new Set('PT MT CT ET ART CAT EAT WEST WET WAT COT ICT AST GST SST ADT NST'.split(' '));
const ZONE_EXPECTED = /(?:\bin|\bare|\btimes?|\bzone|[(:=|\d])[ *]*$/i;

export interface ZoneReading {
  readonly zone: string;
  readonly candidates: readonly string[];
}

const readings = new Map<string, ZoneReading | null>();

function offsetName(sign: string | undefined, hours: number, minutes: number): string | null {
  if (hours > (sign === '+' ? 14 : 12) || minutes > 59) return null;
  if (hours === 0 && minutes === 0) return 'UTC';
  return `${sign === '+' ? '+' : '-'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function readZone(name: string): ZoneReading | null {
  const offset = OFFSET_FORM.exec(name);
  if (offset) {
    const zone = offsetName(offset[1], Number(offset[2]), Number(offset[3] ?? 0));
    return zone ? { zone, candidates: [] } : null;
  }
  const upper = name.toUpperCase();
  const candidates = AMBIGUOUS[upper];
  if (candidates) return { zone: candidates[0]!, candidates };
  const short = Object.hasOwn(ABBREVIATIONS, upper) ? ABBREVIATIONS[upper] : undefined;
  if (short) return { zone: short, candidates: [] };
  const lower = name.replace(TRAILING_TIME, '').toLowerCase();
  const long = Object.hasOwn(NAMES, lower) ? NAMES[lower] : undefined;
  if (long) return { zone: long, candidates: [] };
  return name.includes('/') && isKnownZone(name) ? { zone: name, candidates: [] } : null;
}

/**
 * What a zone name means: `PST` → `America/Los_Angeles` (the clock on the wall there, summer or winter),
 * `UTC+2` → `+02:00`, `GMT` → `UTC`. `null` when it is no zone. Ambiguous names come with all candidates.
 */
export function resolveZone(name: string): ZoneReading | null {
  const trimmed = name.trim();
  const known = readings.get(trimmed);
  if (known !== undefined) return known;
  const reading = trimmed.length > 64 ? null : readZone(trimmed);
  if (readings.size < 4096) readings.set(trimmed, reading);
  return reading;
}

function found(text: string, from: number, to: number, name: string): FoundZone | null {
  const reading = resolveZone(name);
  return reading && { from, to, raw: text.slice(from, to), name, ...reading };
}

/**
 * The zone that stands right after a clock ending at `at` (`14:02 UTC`, `14:02 (PST)`, `14:02Z`, `14:02:11+0200`).
 * `spacedOffset` allows `14:02:11 -0800`, which after a clock without seconds would be a range.
 */
export function zoneAfter(
  text: string,
  at: number,
  spacedOffset: boolean,
  attachedOffset: boolean,
): FoundZone | null {
  OFFSET_ATTACHED.lastIndex = at;
  const attached = OFFSET_ATTACHED.exec(text);
  if (attached && (attached[1] || attachedOffset || attached[2] === '+')) {
    return found(text, at, OFFSET_ATTACHED.lastIndex, attached[0]);
  }
  if (spacedOffset) {
    OFFSET_SPACED.lastIndex = at;
    const spaced = OFFSET_SPACED.exec(text);
    if (spaced) return found(text, at + 1, OFFSET_SPACED.lastIndex, `${spaced[1]}${spaced[2]}:${spaced[3]}`);
  }
  AFTER_CLOCK.lastIndex = at;
  const named = AFTER_CLOCK.exec(text);
  if (!named?.[1]) return null;
  const start = at + Math.max(named[0].search(/\S/), 0);
  const bracketed = text[start] === '(' || text[start] === '[';
  const end = bracketed ? AFTER_CLOCK.lastIndex : at + named[0].lastIndexOf(named[1]) + named[1].length;
  const zone = found(text, start, end, named[1]);
  if (zone || bracketed) return zone;
  // `14:00 UTC-14:30`: no such offset, so the zone is plain and a range follows.
  const plain = /^(?:UTC|GMT)(?=[ ]?[-\u2013]\d)/i.exec(named[1]);
  const from = end - named[1].length;
  return plain && found(text, from, from + 3, plain[0]);
}

/** Every zone named in the range: for `(all times in UTC)`, a column head, `Zone: Europe/Berlin`. */
export function findZones(text: string, from = 0, to = text.length): FoundZone[] {
  const result: FoundZone[] = [];
  // Looked at apart from the rest of the text, with a little of what stands around it: a search in the whole text
  // would run on to its end. Most spans name no zone; what every name of one holds is quickly looked for.
  const base = Math.max(0, from - 1);
  const near = text.slice(base, to + 16);
  const worded = near.length > 400 || WORDED.test(near);
  if (!worded && !MAY_NAME.test(near)) return result;
  const pattern = worded ? ANYWHERE : ANYWHERE_SHORT;
  pattern.lastIndex = from - base;
  for (let match = pattern.exec(near); match && base + match.index < to; match = pattern.exec(near)) {
    const start = base + match.index;
    const end = start + match[0].length;
    if (end > to) break;
    const looksLikeWord =
      WORD_LIKE.has(match[0]) && !ZONE_EXPECTED.test(text.slice(Math.max(from, start - 12), start));
    const zone = looksLikeWord ? null : found(text, start, end, match[0]);
    if (zone) result.push(zone);
  }
  return result;
}

/**
 * A zone the way a person would compare it: as written when what is written names one zone (`PST`, `US/Pacific`,
 * `UTC`), else (`CST`, no name at all) what it was resolved to.
 */
export function writtenZone(raw: string | null | undefined, zone: string): string {
  const written = raw ? findZones(raw)[0] : undefined;
  return written && written.candidates.length === 0 ? written.name : zone;
}
