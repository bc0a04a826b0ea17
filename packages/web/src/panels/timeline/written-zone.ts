import { epochToWall, type Postmortem, type TimelineEntry, wallToEpoch } from '@debrief/document';

/** The zone in which the timeline is written; null where nobody says. */
export function writtenZone(document: Postmortem): string | null {
  return (
    document.timeline.find(({ stamp }) => stamp.zone !== null)?.stamp.zone ?? document.zone?.value ?? null
  );
}

/** Wall time (milliseconds as if UTC) of an instant in the timeline's zone; UTC where none is known. */
export function wallOf(document: Postmortem, epoch: number): number {
  return epochToWall(writtenZone(document) ?? 'UTC', epoch) ?? epoch;
}

/** Wall time of an entry as written (its `clock` is an instant only where its zone is known). */
export function wallOfEntry({ stamp }: TimelineEntry): number {
  return stamp.zone === null ? stamp.clock : (epochToWall(stamp.zone, stamp.clock) ?? stamp.clock);
}

/** The `Stamp.clock` that a wall time would have in this timeline. */
export function clockOfWall(document: Postmortem, wall: number): number {
  const zone = writtenZone(document);
  return zone === null ? wall : (wallToEpoch(zone, wall)?.epoch ?? wall);
}

/** The entry whose time is nearest to a clock; null in an empty timeline. */
export function nearestEntry(document: Postmortem, clock: number): TimelineEntry | null {
  let best: TimelineEntry | null = null;
  for (const entry of document.timeline)
    if (best === null || Math.abs(entry.stamp.clock - clock) < Math.abs(best.stamp.clock - clock))
      best = entry;
  return best;
}
