/** Which zone the document's times are in: declared in a sentence, a heading, a field, or proved by a stamp. */
import type { Field, Section, Span } from '../model.ts';
import { DAY, type FullDate, wallMs } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import { wallToEpoch } from '../times/offsets.ts';
import { type FoundZone, findZones, resolveZone } from '../times/zones.ts';
import type { Fact } from './facts.ts';
import type { FieldName } from './field-names.ts';
import { isHeadFact } from './metadata.ts';

const TIME_WORD =
  /\b(?:[Dd]ate)?[Tt]ime(?:s|stamps?|zone)?\b|\b(?:[Hh]orodatage|[Uu]hrzeit|[Hh]eure|[Hh]ora)\b|\b[Aa]ll (?:events|entries|dates|hours)\b|\b(?:[Uu]hrz|Z)eiten\b|\b(?:[Hh]oras|[Hh]or[aá]rios|[Hh]eures)\b|時刻|時間|日時|시각|시간|时间/g;
const STATES_ZONE =
  /\b(?:are|is|in|listed|given|shown|reported|using|use|as|son|sont|están|estão|sind|em|en)\b|[:=(（]|時刻|時間|日時|시각|시간|时间/i;

const EAST_ASIAN_ZONES: readonly (readonly [string, string])[] = [
  ['北京时间', 'Asia/Shanghai'],
  ['日本時間', 'Asia/Tokyo'],
  ['한국 시간', 'Asia/Seoul'],
  ['한국시간', 'Asia/Seoul'],
  ['台灣時間', 'Asia/Taipei'],
  ['台北時間', 'Asia/Taipei'],
];
const EAST_ASIAN_CLOCK = /^\s*(?:오전|오후|午前|午後|上午|下午|\d)/;
const LONE_ZONE = /\btimes?(?: are)?(?: in)?(?: US)? (pacific|eastern|central|mountain)\b/i;
const HEAD_TIMES = new Set<FieldName>(['date', 'started', 'window', 'duration', 'detected', 'resolved']);
/** `Timeline (Pacific)`: where the heading speaks of times, the bare name is enough. */
const BRACKETED_NAME = /[(（](?:US )?(pacific|eastern|central|mountain)[)）]/i;
const SLACK = /\/archives\/[A-Z0-9]{6,14}\/p(1\d{9})\d{6}/g;

export interface DeclaredZone extends Span {
  readonly zone: string;
  readonly raw: string;
  readonly candidates: readonly string[];
}

/** A zone declared in running text between two offsets ("All times are in UTC"), or null. */
export function declaredZone(text: string, from: number, to: number): DeclaredZone | null {
  TIME_WORD.lastIndex = from;
  for (let found = TIME_WORD.exec(text); found && found.index < to; found = TIME_WORD.exec(text)) {
    const start = found.index;
    const end = Math.min(to, TIME_WORD.lastIndex + 110);
    const stop = sentenceEnd(text, TIME_WORD.lastIndex, end);
    const all = /\ball\s$/i.test(text.slice(Math.max(0, start - 5), start));
    const words = text.slice(start, stop);
    if (!all && !STATES_ZONE.test(words)) continue;
    const zone = findZones(text, start, stop)[0];
    // `All times PDT.`: nothing parts the words from the zone.
    if (all && zone && zone.from - TIME_WORD.lastIndex < 3) return declared(text, zone);
    if (!STATES_ZONE.test(words)) continue;
    if (!zone) {
      const named = loneZone(text, start, stop);
      if (named) return named;
      continue;
    }
    if ((all && zone.from - start < 8) || STATES_ZONE.test(text.slice(start, zone.from)))
      return declared(text, zone);
  }
  return null;
}

function sentenceEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (
      code === 124 ||
      code === 41 ||
      code === 0xff09 ||
      code === 0x3002 ||
      (code === 46 && text.charCodeAt(at + 1) === 32)
    )
      return at;
    if (code === 10 && text.charCodeAt(at + 1) === 10) return at;
  }
  return to;
}

function declared(text: string, zone: FoundZone): DeclaredZone {
  return {
    from: zone.from,
    to: zone.to,
    zone: zone.zone,
    candidates: zone.candidates,
    raw: text.slice(zone.from, zone.to),
  };
}

/** The zone in a heading (`Timeline (all times UTC)`), or null. */
export function headingZone(text: string, section: Section): DeclaredZone | null {
  const { from, to } = section.headingSpan;
  if (to === from) return null;
  const zone = findZones(text, from, to)[0];
  if (zone) return declared(text, zone);
  const named = section.kind === 'timeline' ? BRACKETED_NAME.exec(text.slice(from, to)) : null;
  const reading = named && resolveZone(named[1]!);
  if (!named || !reading) return loneZone(text, from, to);
  const start = from + named.index + named[0].indexOf(named[1]!);
  return {
    from: start,
    to: start + named[1]!.length,
    raw: named[1]!,
    zone: reading.zone,
    candidates: reading.candidates,
  };
}

/** `all times pacific`: a zone's name without the word that usually follows it. */
function loneZone(text: string, from: number, to: number): DeclaredZone | null {
  const words = text.slice(from, to);
  for (const [name, iana] of EAST_ASIAN_ZONES) {
    const at = words.indexOf(name);
    // Beside one clock (`한국시간 오후 5:30`) it tells of that clock alone.
    if (at >= 0 && !EAST_ASIAN_CLOCK.test(text.slice(from + at + name.length, from + at + name.length + 8)))
      return { from: from + at, to: from + at + name.length, zone: iana, raw: name, candidates: [] };
  }
  const found = LONE_ZONE.exec(words);
  const zone = found && resolveZone(found[1]!);
  if (!found || !zone) return null;
  const end = from + found.index + found[0].length;
  return {
    from: end - found[1]!.length,
    to: end,
    zone: zone.zone,
    raw: found[1]!,
    candidates: zone.candidates,
  };
}

/** The zone the document as a whole declares: a field, a timeline's heading, or a sentence. */
export function documentZone(
  text: string,
  facts: readonly Fact[],
  sections: readonly Section[],
): (Field<string> & { candidates: readonly string[] }) | null {
  for (const fact of facts) {
    if (fact.field !== 'zone') continue;
    const zone = findZones(text, fact.from, fact.to)[0];
    if (zone) return { ...declared(text, zone), value: zone.zone };
  }
  for (const section of sections) {
    if (section.kind !== 'timeline') continue;
    const zone = headingZone(text, section);
    if (zone) return { ...zone, value: zone.zone };
  }
  const sentence = declaredZone(text, 0, text.length);
  if (sentence) return { ...sentence, value: sentence.zone };
  // A time in the head that names its zone speaks for the document when nothing else does.
  for (const fact of facts) {
    if (fact.field === null || !HEAD_TIMES.has(fact.field) || !isHeadFact(fact)) continue;
    if (fact.place === 'front-matter' && fact.field === 'date') continue;
    const time = findTimes(text, fact.from, fact.to).find((found) => found.zone !== null);
    if (time?.zone) return { ...declared(text, time.zone), value: time.zone.zone };
  }
  return null;
}

/** Instants proved by Slack permalinks, with their places. */
export function provenInstants(text: string): readonly { at: number; epoch: number }[] {
  const found: { at: number; epoch: number }[] = [];
  if (!text.includes('/archives/')) return found;
  SLACK.lastIndex = 0;
  for (let match = SLACK.exec(text); match; match = SLACK.exec(text)) {
    found.push({ at: match.index, epoch: Number(match[1]) * 1000 });
  }
  return found;
}

/**
 * The zone in which wall times beside exact instants make sense. Each pair says how far the wall clock is
 * from UTC; a zone is named only when the pairs agree on one plausible offset.
 */
export function zoneFromPairs(pairs: readonly { wall: number; epoch: number }[]): string | null {
  const counts = new Map<number, number>();
  for (const { wall, epoch } of pairs) {
    const minutes = Math.round((wall - epoch) / 60_000);
    for (let offset = -12 * 60; offset <= 14 * 60; offset += 15) {
      if (Math.abs(minutes - offset) <= 3) counts.set(offset, (counts.get(offset) ?? 0) + 1);
    }
  }
  let best: number | null = null;
  let most = 0;
  for (const [offset, count] of counts) {
    if (count > most) {
      most = count;
      best = offset;
    }
  }
  if (best === null || most < 1) return null;
  const rivals = [...counts].filter(([offset, count]) => offset !== best && count === most);
  if (rivals.length > 0) return null;
  if (best === 0) return 'UTC';
  const size = Math.abs(best);
  return `${best < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/** Wall milliseconds of a day and a clock; exported for the pairing above. */
export function wallOf(date: FullDate, ms: number): number {
  return wallMs(date, ms % DAY);
}

export function instantIn(zone: string, wall: number): number | null {
  return wallToEpoch(zone, wall)?.epoch ?? null;
}
