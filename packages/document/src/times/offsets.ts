/** Offsets of zones at instants and at wall times; IANA zones by `Intl`, asked once per fortnight and remembered. */
import { DAY, HOUR, MINUTE } from './civil.ts';

/** What a wall time means in a zone. Around a change of the clock there may be no such time, or two. */
export interface WallInstant {
  /** The instant; in a gap the time as if the clock had not yet moved; in an overlap the earlier of the two. */
  readonly epoch: number;
  readonly kind: 'unique' | 'gap' | 'overlap';
  /** The later instant of an overlap. */
  readonly later: number | null;
}

interface Slot {
  readonly before: number;
  /** Instant within the slot at which the offset changes, else its end. */
  readonly change: number;
  readonly after: number;
}

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  readonly slots: Map<number, Slot>;
}

/** Two weeks, so that no slot holds two changes of the clock (Morocco's pair round Ramadan lies 30 days apart). */
const SLOT = 14 * DAY;
const FIXED = /^([+-])(\d\d):(\d\d)$/;
const clocks = new Map<string, ZoneClock | null>();
const fixedOffsets = new Map<string, number | null>();

function clockOf(zone: string): ZoneClock | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  let made: ZoneClock | null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    made = { format, slots: new Map() };
  } catch {
    made = null;
  }
  clocks.set(zone, made);
  return made;
}

function fixedOffset(zone: string): number | null {
  if (zone === 'UTC') return 0;
  const known = fixedOffsets.get(zone);
  if (known !== undefined) return known;
  const match = FIXED.exec(zone);
  const minutes = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : null;
  fixedOffsets.set(zone, minutes);
  return minutes;
}

function ask(format: Intl.DateTimeFormat, epoch: number): number {
  let year = 0;
  let month = 0;
  let day = 0;
  let hour = 0;
  let minute = 0;
  let second = 0;
  for (const part of format.formatToParts(epoch)) {
    const value = Number(part.value);
    if (part.type === 'year') year = value;
    else if (part.type === 'month') month = value;
    else if (part.type === 'day') day = value;
    else if (part.type === 'hour') hour = value;
    else if (part.type === 'minute') minute = value;
    else if (part.type === 'second') second = value;
  }
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(epoch / 1000) * 1000) / MINUTE);
}

function slotOf(clock: ZoneClock, epoch: number): Slot {
  const index = Math.floor(epoch / SLOT);
  const known = clock.slots.get(index);
  if (known) return known;
  const from = index * SLOT;
  const to = from + SLOT;
  const before = ask(clock.format, from);
  const after = ask(clock.format, to - 1000);
  let change = to;
  if (before !== after) {
    let low = from;
    let high = to - 1000;
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (ask(clock.format, middle) === before) low = middle;
      else high = middle;
    }
    change = high;
  }
  const slot = { before, change, after };
  clock.slots.set(index, slot);
  return slot;
}

/** Whether the zone (IANA name, `UTC` or `±HH:MM`) can be reckoned with here. */
export function isKnownZone(zone: string): boolean {
  return fixedOffset(zone) !== null || clockOf(zone) !== null;
}

/** Minutes east of UTC at an instant; `null` for a zone that is not known. */
export function offsetAtEpoch(zone: string, epoch: number): number | null {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  const clock = clockOf(zone);
  if (!clock || !Number.isFinite(epoch) || Math.abs(epoch) > 8.64e15 - SLOT) return null;
  const slot = slotOf(clock, epoch);
  return epoch < slot.change ? slot.before : slot.after;
}

/**
 * The instant(s) of a wall time (milliseconds as if UTC) in a zone; `null` for a zone that is not known.
 * A wall time skipped or repeated by a change of the clock is reported as such, not guessed away.
 */
export function wallToEpoch(zone: string, wall: number): WallInstant | null {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return { epoch: wall - fixed * MINUTE, kind: 'unique', later: null };
  const early = offsetAtEpoch(zone, wall - 15 * HOUR);
  const late = offsetAtEpoch(zone, wall + 15 * HOUR);
  if (early === null || late === null) return null;
  const first = wall - early * MINUTE;
  if (early === late) return { epoch: first, kind: 'unique', later: null };
  const second = wall - late * MINUTE;
  const firstHolds = offsetAtEpoch(zone, first) === early;
  const secondHolds = offsetAtEpoch(zone, second) === late;
  if (firstHolds && secondHolds) return { epoch: first, kind: 'overlap', later: second };
  if (secondHolds) return { epoch: second, kind: 'unique', later: null };
  return { epoch: first, kind: firstHolds ? 'unique' : 'gap', later: null };
}

/** Minutes east of UTC that hold at a wall time (milliseconds as if UTC); `null` for a zone not known. */
export function zoneOffsetMinutes(zone: string, wall: number): number | null {
  const instant = wallToEpoch(zone, wall);
  return instant && Math.round((wall - instant.epoch) / MINUTE);
}

/** The wall time (milliseconds as if UTC) that a clock in the zone shows at an instant. */
export function epochToWall(zone: string, epoch: number): number | null {
  const offset = offsetAtEpoch(zone, epoch);
  return offset === null ? null : epoch + offset * MINUTE;
}
