/** Wall times without a zone or date, turned into instants once both are known. */
import { Temporal } from 'temporal-polyfill';
import { isoOf, offsetMinutes } from './reading/times.ts';

export interface Floating {
  readonly at: string | null;
  readonly local?: { readonly date: string | null; readonly time: string; readonly sinceStart?: true };
}

export interface WallClock {
  /** IANA zone name or offset (`Europe/Berlin`, `+02:00`, `UTC`). */
  readonly zone: string | null;
  /** The first day, for times without a date (`2024-01-15`). */
  readonly date: string | null;
}

/** A clock going back by more than this is a new day; less is a row out of order. */
const NEW_DAY_SECONDS = 6 * 3600;

function seconds(time: string): number {
  const [hour = '0', minute = '0', second = '0'] = time.split(':');
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * Instant of a wall time in a zone; null where the clock showed that time twice or never (change to or from summer
 * time), or the zone is not known. Throws nothing.
 */
export function instantOfWall(date: string, time: string, zone: string): string | null {
  const offset = offsetMinutes(zone);
  if (offset !== null) {
    const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
    return Number.isNaN(wall) ? null : isoOf(wall - offset * 60_000);
  }
  try {
    const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, {
      disambiguation: 'reject',
    });
    return isoOf(zoned.epochMilliseconds);
  } catch {
    return null;
  }
}

/** True where `zone` is an IANA name or an offset that this runtime knows. */
export function isZone(zone: string): boolean {
  if (offsetMinutes(zone) !== null) return true;
  try {
    Temporal.PlainDateTime.from('2024-01-15T12:00').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives floating events of one file, in the file's order, their instants. Times without a date begin on
 * `clock.date` and go to the next day where the clock goes back by more than six hours. An event whose instant
 * cannot be known stays floating (with its date, where that is known now).
 */
export function settleWallTimes<T extends Floating>(events: readonly T[], clock: WallClock): T[] {
  let day = clock.date;
  let last = -1;
  return events.map((event) => {
    if (event.at !== null || event.local === undefined || event.local.sinceStart) return event;
    const { time } = event.local;
    let date = event.local.date;
    if (date === null) {
      if (day === null) return event;
      const now = seconds(time);
      if (last - now > NEW_DAY_SECONDS) day = dayAfter(day);
      if (now > last || last - now > NEW_DAY_SECONDS) last = now;
      date = day;
    } else {
      day = date;
      last = seconds(time);
    }
    const at = clock.zone === null ? null : instantOfWall(date, time, clock.zone);
    if (at === null) return { ...event, local: { date, time } };
    const { local: _, ...rest } = event;
    return { ...rest, at } as T;
  });
}
