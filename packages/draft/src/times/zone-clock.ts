/** Wall times and instants. `Intl` gives the offsets; nothing here reads the present time. */

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const FIXED = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/;
const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      format = null;
    }
    formats.set(zone, format);
  }
  return format;
}

/** True for `UTC`, an offset (`-08:00`) or an IANA name that the runtime knows. */
export function isZone(zone: string): boolean {
  return zone === 'UTC' || zone === 'Z' || FIXED.test(zone) || formatOf(zone) !== null;
}

/** Minutes that the zone's wall clock is ahead of UTC at an instant (ms). An unknown zone counts as UTC. */
export function offsetMinutes(at: number, zone: string): number {
  if (zone === 'UTC' || zone === 'Z') return 0;
  const fixed = FIXED.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  const format = formatOf(zone);
  if (!format) return 0;
  const parts: Record<string, number> = {};
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value);
  const wall = Date.UTC(
    parts.year ?? 1970,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  );
  return Math.round((wall - Math.floor(at / 1000) * 1000) / MINUTE);
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
