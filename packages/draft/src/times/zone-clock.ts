/** Wall times and instants; nothing here reads the present time. */
import { isKnownZone, offsetAtEpoch } from '@debrief/document';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const FIXED = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/;
/** True for `UTC`, an offset (`-08:00`) or an IANA name that the runtime knows. */
export function isZone(zone: string): boolean {
  return zone === 'UTC' || zone === 'Z' || FIXED.test(zone) || isKnownZone(zone);
}

/** Minutes that the zone's wall clock is ahead of UTC at an instant (ms). An unknown zone counts as UTC. */
export function offsetMinutes(at: number, zone: string): number {
  if (zone === 'UTC' || zone === 'Z') return 0;
  const fixed = FIXED.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  return offsetAtEpoch(zone, at) ?? 0;
}

/** The instant (ms) of a wall clock that reads `wall` (ms, as if UTC) in the zone; the earlier of two. */
export function instantOfWall(wall: number, zone: string): number {
  const first = wall - offsetMinutes(wall - offsetMinutes(wall, zone) * MINUTE, zone) * MINUTE;
  const earlier = wall - offsetMinutes(first - HOUR, zone) * MINUTE;
  return earlier < first && offsetMinutes(earlier, zone) * MINUTE === wall - earlier ? earlier : first;
}

/** `2024-01-15T14:31:07Z` for ms since 1970; milliseconds are dropped. */
export function isoUtc(at: number): string {
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Date (`2024-01-15`) and time (`14:31`) on a zone's wall clock. */
export function wallOf(at: number, zone: string): { readonly date: string; readonly time: string } {
  const iso = new Date(at + offsetMinutes(at, zone) * MINUTE).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** Ms of an ISO instant; `null` for anything else. */
export function parseInstant(text: string | null | undefined): number | null {
  if (!text) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** `47 min`, `2 h 5 min`; whole minutes, as durations are told in a postmortem. */
export function tellMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const told = `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return rest === 0 ? told : `${told} ${rest} ${rest === 1 ? 'minute' : 'minutes'}`;
}
