/** Turns a time as written into a `Stamp`, with what the surroundings say about its day and zone. */
import type { Precision, Stamp, TimeBasis } from '../model.ts';
import {
  addDays,
  type CivilDate,
  DAY,
  dateOfMs,
  type FullDate,
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
    return {
      stamp: { ...base, at, clock: found.epoch, zone: 'UTC', dateBasis: 'stated', zoneBasis: 'stated' },
      notes,
    };
  }
  const [date, dateBasis] = pickDate(found, context, notes);
  const [zone, zoneBasis] = pickZone(found, context, notes);
  const msOfDay = found.clock?.ms ?? 0;
  if (!date) {
    notes.push('no-date');
    const clock = msOfDay + found.dayShift * DAY;
    return { stamp: { ...base, at: null, clock, zone, dateBasis, zoneBasis }, notes };
  }
  const wall = wallMs(found.dayShift && !found.date ? addDays(date, found.dayShift) : date, msOfDay);
  const instant = zone && found.clock ? wallToEpoch(zone, wall) : null;
  if (!instant) {
    const at = found.clock ? isoLocal(wall) : isoLocal(wall).slice(0, 10);
    return { stamp: { ...base, at, clock: wall, zone, dateBasis, zoneBasis }, notes };
  }
  if (instant.kind === 'gap') notes.push('clock-gap');
  if (instant.kind === 'overlap') notes.push('clock-overlap');
  const at = isoUtc(instant.epoch);
  return { stamp: { ...base, at, clock: instant.epoch, zone, dateBasis, zoneBasis }, notes };
}

/** The calendar day of a stamp in its own zone (for handing on to the next row); null when it has none. */
export function stampDate(stamp: Stamp): FullDate | null {
  if (stamp.at === null) return null;
  if (!stamp.at.endsWith('Z') || !stamp.zone) return dateOfMs(stamp.clock);
  return dateOfMs(epochToWall(stamp.zone, stamp.clock) ?? stamp.clock);
}
