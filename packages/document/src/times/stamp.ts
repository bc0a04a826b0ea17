/** Turns a time as written into a `Stamp`, with what the surroundings say about its day and zone. */
import type { Precision, Stamp, TimeBasis } from '../model.ts';
import {
  addDays,
  type CivilDate,
  DAY,
  dateOfMs,
  daysFromCivil,
  type FullDate,
  isoClock,
  isoDate,
  isoLocal,
  isoUtc,
  nearestYear,
  wallMs,
} from './civil.ts';
import type { FoundTime } from './found-time.ts';
import { epochToWall, wallToEpoch } from './offsets.ts';

/** What is known from elsewhere in the document. */
export interface StampContext {
  /** The day to use when the time itself names none. */
  readonly date?: FullDate | null;
  readonly dateBasis?: TimeBasis;
  /** The zone to use when the time itself names none: IANA name, `UTC` or `±HH:MM`. */
  readonly zone?: string | null;
  readonly zoneBasis?: TimeBasis;
  /** How the document writes that zone. */
  readonly zoneRaw?: string | null;
  /** How this document writes numeric days, when something in it proves it. */
  readonly order?: 'day-first' | 'month-first' | null;
  /** What an ambiguous abbreviation means here (`{ CST: 'Asia/Shanghai' }`). */
  readonly zones?: Readonly<Record<string, string>>;
}

export type StampNote =
  /** The day can be read two ways and nothing decides. */
  | 'ambiguous-date'
  /** The abbreviation names several zones and nothing decides; the likeliest was taken. */
  | 'ambiguous-zone'
  /** The clock skipped this wall time. */
  | 'clock-gap'
  /** The clock showed this wall time twice; the earlier instant was taken. */
  | 'clock-overlap'
  /** No day is known. */
  | 'no-date';

export interface StampReading {
  readonly stamp: Stamp;
  readonly notes: readonly StampNote[];
}

function pickDate(found: FoundTime, context: StampContext, notes: StampNote[]): [FullDate | null, TimeBasis] {
  const written = found.date;
  const near = context.date ?? null;
  if (!written) return near ? [near, context.dateBasis ?? 'inherited'] : [null, null];
  let chosen: CivilDate = written.readings[0]!;
  if (written.readings.length > 1) {
    const [a, b] = written.readings as [CivilDate, CivilDate];
    const aDigits = /\d+/.exec(written.raw)?.[0];
    const aIsMonthFirst = Number(aDigits) === a.month;
    if (context.order) chosen = (context.order === 'month-first') === aIsMonthFirst ? a : b;
    else notes.push('ambiguous-date');
  }
  if (chosen.year !== null) return [{ ...chosen, year: chosen.year }, 'stated'];
  return near
    ? [nearestYear(chosen, near), context.dateBasis === 'inferred' ? 'inferred' : 'inherited']
    : [null, null];
}

function pickZone(found: FoundTime, context: StampContext, notes: StampNote[]): [string | null, TimeBasis] {
  const written = found.zone;
  if (!written) return context.zone ? [context.zone, context.zoneBasis ?? 'inherited'] : [null, null];
  if (written.candidates.length === 0) return [written.zone, 'stated'];
  const decided = context.zones?.[written.name.toUpperCase()];
  if (decided) return [decided, 'stated'];
  if (context.zone && written.candidates.includes(context.zone)) return [context.zone, 'stated'];
  notes.push('ambiguous-zone');
  return [written.zone, 'stated'];
}

function precisionOf(found: FoundTime): Precision {
  if (found.about) return 'about';
  if (found.epoch !== null) return 'second';
  return found.clock ? found.clock.precision : 'day';
}

/**
 * A `Stamp` for a found time. What the words leave out is taken from `context` and marked as such; what is nowhere
 * known stays unknown (`at: null` without a day, no suffix without a zone). `notes` say what a person should check.
 */
export function toStamp(found: FoundTime, context: StampContext = {}): StampReading {
  const notes: StampNote[] = [];
  const base = { from: found.from, to: found.to, raw: found.raw, precision: precisionOf(found) };
  if (found.epoch !== null) {
    const at = isoUtc(found.epoch);
    const local = isoLocal(found.epoch);
    const zone = { zone: 'UTC', zoneRaw: null, zoneBasis: 'stated' } as const;
    return { stamp: { ...base, at, local, clock: found.epoch, ...zone, dateBasis: 'stated' }, notes };
  }
  const [date, dateBasis] = pickDate(found, context, notes);
  const [zone, zoneBasis] = pickZone(found, context, notes);
  const zoneRaw = found.zone?.name ?? (zone === null ? null : (context.zoneRaw ?? null));
  const known = { ...base, zone, zoneRaw, dateBasis, zoneBasis };
  const msOfDay = found.clock?.ms ?? 0;
  if (!date) {
    notes.push('no-date');
    const local = found.clock ? isoClock(msOfDay) : null;
    return { stamp: { ...known, at: null, local, clock: msOfDay + found.dayShift * DAY }, notes };
  }
  const wall = wallMs(found.dayShift && !found.date ? addDays(date, found.dayShift) : date, msOfDay);
  const local = found.clock ? isoLocal(wall) : isoDate(dateOfMs(wall));
  const instant = zone && found.clock ? wallToEpoch(zone, wall) : null;
  if (!instant) return { stamp: { ...known, at: local, local, clock: wall }, notes };
  if (instant.kind === 'gap') notes.push('clock-gap');
  if (instant.kind === 'overlap') notes.push('clock-overlap');
  return { stamp: { ...known, at: isoUtc(instant.epoch), local, clock: instant.epoch }, notes };
}

/** Both ends of a range as stamps. An end without a day is of the start's day, or of the next when it is earlier. */
export function toRange(
  start: FoundTime,
  end: FoundTime,
  context: StampContext = {},
): { readonly start: StampReading; readonly end: StampReading } {
  const first = toStamp(
    start,
    endsDay(start, end) ? { ...context, ...dayOfEnd(start, end, context) } : context,
  );
  const day = stampDate(first.stamp);
  const zone = first.stamp.zone
    ? { zone: first.stamp.zone, zoneBasis: first.stamp.zoneBasis, zoneRaw: first.stamp.zoneRaw ?? null }
    : {};
  const dateBasis = day && !start.date ? (first.stamp.dateBasis ?? null) : 'inherited';
  const second = toStamp(end, { ...context, ...zone, date: day ?? context.date ?? null, dateBasis });
  if (second.stamp.at === null && start.date && end.date) {
    // Days without a year, as in "March 3, 20:25 and March 4, 06:17": their distance is known all the same.
    const days = daysBetween(start.date.readings[0]!, end.date.readings[0]!);
    return { start: first, end: toStamp({ ...end, dayShift: days }, context) };
  }
  if (end.date || !end.clock || second.stamp.clock >= first.stamp.clock) return { start: first, end: second };
  // Only a range may pass midnight unsaid: its end cannot lie before its start.
  const shifted = toStamp(
    { ...end, dayShift: end.dayShift + 1 },
    { ...context, ...zone, date: day, dateBasis },
  );
  return { start: first, end: shifted };
}

/** Days from one day to a later one of the same turn of the year. */
function daysBetween(from: CivilDate, to: CivilDate): number {
  const days = daysFromCivil(2024, to.month, to.day) - daysFromCivil(2024, from.month, from.day);
  return days < 0 ? days + 366 : days;
}

/** `between 23:10 and 01:20 UTC on 6 March`: only the end names its day. */
function endsDay(start: FoundTime, end: FoundTime): boolean {
  return start.date === null && end.date !== null && start.clock !== null && end.clock !== null;
}

function dayOfEnd(start: FoundTime, end: FoundTime, context: StampContext): StampContext {
  const last = stampDate(toStamp({ ...end, zone: end.zone ?? start.zone }, context).stamp);
  if (!last) return {};
  const before = (start.clock?.ms ?? 0) > (end.clock?.ms ?? 0) ? -1 : 0;
  return { date: addDays(last, before), dateBasis: 'inherited' };
}

/** The calendar day of a stamp in its own zone (for handing on to the next row); null when it has none. */
export function stampDate(stamp: Stamp): FullDate | null {
  if (stamp.at === null) return null;
  if (!stamp.at.endsWith('Z') || !stamp.zone) return dateOfMs(stamp.clock);
  return dateOfMs(epochToWall(stamp.zone, stamp.clock) ?? stamp.clock);
}
