/** Times as the timeline panel shows them: as written, or in a zone of the reader's choice. */
import { epochToWall, type TimelineEntry } from '@debrief/document';

const two = (value: number) => String(value).padStart(2, '0');

/** `14:05`, with `4 Mar` before it where `dated`. `wall` is milliseconds read as if UTC. */
export function shownWall(wall: number, dated: boolean): string {
  const at = new Date(wall);
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return dated
    ? `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })} ${time}`
    : time;
}

/** An entry's time in a zone; null where its own zone, or the chosen one, is not known: then only the written words hold. */
export function timeInZone({ stamp }: TimelineEntry, zone: string, dated: boolean): string | null {
  if (stamp.zone === null || stamp.at === null) return null;
  const wall = epochToWall(zone, stamp.clock);
  return wall === null ? null : shownWall(wall, dated);
}

/** Whether the rows lie on more than one day in a zone. */
export function spansDays(entries: readonly TimelineEntry[], zone: string | null): boolean {
  const days = new Set(
    entries.map(({ stamp }) => {
      const wall =
        zone === null || stamp.zone === null ? stamp.clock : (epochToWall(zone, stamp.clock) ?? stamp.clock);
      return Math.floor(wall / 86_400_000);
    }),
  );
  return days.size > 1;
}
