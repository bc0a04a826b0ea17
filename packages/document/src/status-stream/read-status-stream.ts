/** Reads public status-update streams and cloud vendors' incident reports: when the impact began and ended. */
import type { Field, Problem, Span, Stamp } from '../model.ts';
import type { FullDate } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import type { FoundTime } from '../times/found-time.ts';
import { epochToWall } from '../times/offsets.ts';
import { type StampContext, stampDate, toRange, toStamp } from '../times/stamp.ts';
import { findWindows } from '../times/windows.ts';
import { findZones } from '../times/zones.ts';
import { chooseEnds } from './choose-ends.ts';
import { findLabelledUpdates } from './labelled-updates.ts';
import { daysApart, farDays, isNear } from './stream-days.ts';
import { findUpdates, type StatusUpdate } from './updates.ts';

/** A point of the incident as a stream gives it. */
export interface StreamMoment {
  readonly stamp: Stamp;
  /** `stated`: a window or a sentence says so; `inferred`: taken from the time an update was posted. */
  readonly basis: 'stated' | 'inferred';
}

export interface StreamWindow extends Span {
  readonly start: Stamp | null;
  readonly end: Stamp | null;
}

/** What a status stream says. */
export interface StatusStream {
  /** `updates`: dated posts; `report`: one text about a finished incident. */
  readonly kind: 'updates' | 'report';
  readonly started: StreamMoment | null;
  readonly resolved: StreamMoment | null;
  /** The zone of the stated times, as written (`PST`, `US/Pacific`); `zoneId` is its IANA name. */
  readonly zone: Field<string> | null;
  readonly zoneId: string | null;
  /** True when start and end lie on different days of that zone; null when one of them is not known. */
  readonly overMidnight: boolean | null;
  readonly windows: readonly StreamWindow[];
  /** The updates in order of time, with the time each was posted. */
  readonly updates: readonly (Span & { readonly posted: Stamp; readonly contentFrom: number })[];
  readonly problems: readonly Problem[];
}

const REPORT = /\b(?:summary of impact|what happened\?|post incident review|\bPIR\b|tracking id)/i;
const REPORT_REACH = 4000;
const SECTION = /^#{2,6} /m;
const STATE_OVER = /^\W*(?:resolved|completed)\b/i;

function zoneField(
  times: readonly (FoundTime | null | undefined)[],
  text: string,
): [Field<string> | null, string | null] {
  for (const time of times) {
    const zone = time?.zone;
    if (zone) return [{ value: zone.name, raw: zone.raw, from: zone.from, to: zone.to }, zone.zone];
  }
  const named = findZones(text)[0];
  if (!named) return [null, null];
  return [{ value: named.name, raw: named.raw, from: named.from, to: named.to }, named.zone];
}

/** The first full day of the text: gives the year to days without one. */
function firstDay(text: string): FullDate | null {
  for (const time of findTimes(text, 0, Math.min(text.length, REPORT_REACH))) {
    const date = time.date?.readings[0];
    if (date && date.year !== null && !time.date?.weak) return { ...date, year: date.year };
  }
  return null;
}

/** Updates in order of time. Streams are kept oldest first or newest first; the stamps tell, else the order stays. */
function inOrder(updates: readonly StatusUpdate[]): StatusUpdate[] {
  const sorted = [...updates];
  if (sorted.length < 2) return sorted;
  const first = toStamp(sorted[0]!.posted).stamp;
  const last = toStamp(sorted.at(-1)!.posted).stamp;
  if (first.at !== null && last.at !== null && first.clock > last.clock) sorted.reverse();
  return sorted;
}

/** The day an update was posted, in the zone its words use. */
function contextOf(posted: Stamp, zone: string | null, zoneRaw: string | null): StampContext {
  const wall = zone && posted.at?.endsWith('Z') ? epochToWall(zone, posted.clock) : null;
  const date = wall === null ? stampDate(posted) : stampDate({ ...posted, zone });
  const base: StampContext = date ? { date, dateBasis: 'inherited' } : {};
  return zone ? { ...base, zone, zoneBasis: 'inherited', zoneRaw } : base;
}

function ends(
  start: FoundTime | null,
  end: FoundTime | null,
  startContext: StampContext,
  endContext: StampContext,
): [Stamp | null, Stamp | null] {
  if (start && end) {
    const range = toRange(start, end, startContext);
    return [range.start.stamp, range.end.stamp];
  }
  return [start && toStamp(start, startContext).stamp, end && toStamp(end, endContext).stamp];
}

/** "On October 22, 2019, we …": where postings name no day, a day that the first update states is the start's. */
function statedDay(text: string, part: Span): Stamp | null {
  for (const time of findTimes(text, part.from, Math.min(part.to, part.from + 300))) {
    const full = time.date !== null && time.date.readings[0]?.year !== null && !time.weak && !time.clock;
    if (full && /\bOn[ ]$/.test(text.slice(part.from, time.from))) return toStamp(time).stamp;
  }
  return null;
}

/** False when the times of posting are rows below headings: then the text is a postmortem with its own sections. */
function standsAlone(text: string, updates: readonly StatusUpdate[]): boolean {
  let first = text.length;
  for (const { from } of updates) first = Math.min(first, from);
  const machine = /T\d/.test(updates[0]!.posted.raw);
  const lead = text.slice(0, first);
  if (lead.trim().length >= 400 || SECTION.test(lead)) return false;
  // Texts of machine-made lists bring headings of their own.
  return machine || !SECTION.test(text.slice(first));
}

/**
 * Reads Markdown that is a status stream (updates that open with the time of posting) or a cloud vendor's incident
 * report. `null` when the text is neither. A stated window beats the times of posting; the last update's window beats
 * earlier ones; where nothing is stated, the first and (once resolved) last posting stand in, marked `inferred`.
 */
export function readStatusStream(text: string): StatusStream | null {
  const headed = findUpdates(text);
  const alone = headed.length > 0 && standsAlone(text, headed);
  const states = findLabelledUpdates(text);
  // Where both fit, the times are the ends of updates, not the heads of the next.
  const updates = inOrder(alone && headed.length > states.length ? headed : states);
  const isStream = updates.length > 0;
  if (!isStream && !REPORT.test(text.slice(0, REPORT_REACH))) return null;
  const parts: Span[] = isStream
    ? updates.map(({ contentFrom, to }) => ({ from: contentFrom, to }))
    : [{ from: 0, to: text.length }];
  const windowsOf = parts.map((part) => findWindows(text, part.from, part.to));
  const machine = isStream && /T\d/.test(updates[0]!.posted.raw);
  const posted = updates.map((update) => toStamp(update.posted).stamp);
  const chosen = chooseEnds(text, parts, windowsOf, {
    zone: isStream && !machine ? (updates[0]!.posted.zone?.zone ?? null) : null,
    trusts: machine ? (time) => isNear(time, posted[0]!) : () => true,
  });
  if (!isStream && !chosen.start && !chosen.end) return null;

  const stated = [chosen.start?.time, chosen.end?.time];
  const words = windowsOf.flat().flatMap((window) => [window.start, window.end]);
  const [zone, zoneId] = zoneField(
    machine
      ? [...stated, ...words, ...findTimes(text).filter((time) => !/T\d/.test(time.raw)), updates[0]!.posted]
      : [...stated, ...updates.map(({ posted }) => posted), ...words],
    text,
  );
  const day = firstDay(text);
  const contextAt = (part: number): StampContext =>
    posted[part]
      ? contextOf(posted[part]!, zoneId, zone?.value ?? null)
      : {
          ...(day ? { date: day, dateBasis: 'inherited' as const } : {}),
          ...(zoneId ? { zone: zoneId, zoneBasis: 'inherited' as const, zoneRaw: zone?.value ?? null } : {}),
        };

  const [startStamp, endStamp] = ends(
    chosen.start?.time ?? null,
    chosen.end?.time ?? null,
    contextAt(chosen.start?.part ?? 0),
    contextAt(chosen.end?.part ?? 0),
  );
  const onDay = isStream && !startStamp && posted[0]!.at === null ? statedDay(text, parts[0]!) : null;
  const startOrDay = startStamp ?? onDay;
  const started: StreamMoment | null = startOrDay
    ? { stamp: startOrDay, basis: 'stated' }
    : isStream
      ? { stamp: posted[0]!, basis: 'inferred' }
      : null;
  const resolved: StreamMoment | null = endStamp
    ? { stamp: endStamp, basis: 'stated' }
    : isStream &&
        (chosen.isOver || STATE_OVER.test(text.slice(updates.at(-1)!.from, updates.at(-1)!.contentFrom)))
      ? { stamp: posted.at(-1)!, basis: 'inferred' }
      : null;
  // A zone beside the time of posting alone says nothing of an incident that has no clock.
  const hasClock =
    started?.stamp.precision !== 'day' || (resolved !== null && resolved.stamp.precision !== 'day');
  return {
    kind: isStream ? 'updates' : 'report',
    started,
    resolved,
    zone: hasClock ? zone : null,
    zoneId: hasClock ? zoneId : null,
    overMidnight: started && resolved ? daysApart(started.stamp, resolved.stamp, zoneId, chosen) : null,
    windows: windowsOf.flatMap((windows, part) =>
      windows.map((window) => {
        const [start, end] = ends(window.start, window.end, contextAt(part), contextAt(part));
        return { from: window.from, to: window.to, start, end };
      }),
    ),
    updates: isStream
      ? updates.map((update, index) => ({
          from: update.from,
          to: update.to,
          contentFrom: update.contentFrom,
          posted: posted[index]!,
        }))
      : [],
    problems: machine ? [...chosen.problems, ...farDays(words, posted[0]!)] : chosen.problems,
  };
}
