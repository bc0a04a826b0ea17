/** Timeline rows, one incident at a time. */
import type { Postmortem, Section, Stamp, TimelineEntry } from '@debrief/document';

const minuteMs = 60_000;

/** The rows of each timeline of the document, in the order of the text. */
export function timelinesOf({ timeline }: Postmortem): readonly (readonly TimelineEntry[])[] {
  const groups = new Map<number, TimelineEntry[]>();
  for (const entry of timeline) {
    const group = groups.get(entry.timeline);
    if (group) group.push(entry);
    else groups.set(entry.timeline, [entry]);
  }
  return [...groups.values()];
}

/** How exact a stamp is, in minutes. */
export function precisionOf({ precision }: Stamp): number {
  switch (precision) {
    case 'second':
      return 1 / 60;
    case 'minute':
      return 1;
    case 'about':
      return 5;
    case 'hour':
      return 60;
    default:
      return 1440;
  }
}

/** Minutes from one stamp to another; negative when the second is earlier. */
export function minutesBetween(from: Stamp, to: Stamp): number {
  return (to.clock - from.clock) / minuteMs;
}

/** Whether two stamps are on the same scale: both dated or both clock times only, with the zone of both known or of neither. */
export function comparable(a: Stamp, b: Stamp): boolean {
  return (a.at === null) === (b.at === null) && (a.zone === null) === (b.zone === null);
}

/**
 * Whether the rows follow each other in one list: same layout and, for tables and milestone
 * fields, the same section. Several lists side by side need not be in one order, nor need a story in prose.
 */
export function sameList({ sections }: Postmortem, a: TimelineEntry, b: TimelineEntry): boolean {
  if (a.layout !== b.layout || a.timeline !== b.timeline || a.layout === 'prose') return false;
  if (a.layout !== 'fields' && a.layout !== 'table') return true;
  return sectionAt(sections, a.from) === sectionAt(sections, b.from);
}

/** The innermost section that the place belongs to. */
export function sectionAt(sections: readonly Section[], at: number): Section | null {
  return sections.findLast(({ from, to }) => from <= at && at < to) ?? null;
}

/** Rows that run from the latest to the earliest, as status pages do; sentences and fields among them do not count. */
export function isNewestFirst(rows: readonly TimelineEntry[]): boolean {
  let down = 0;
  let up = 0;
  let before: TimelineEntry | null = null;
  for (const row of rows) {
    if (row.layout === 'prose' || row.layout === 'fields') continue;
    const step = before ? row.stamp.clock - before.stamp.clock : 0;
    if (step < 0) down++;
    else if (step > 0) up++;
    before = row;
  }
  return down > 2 * up;
}

/** A copy in the order of time; equal times keep the order of the text. */
export function inOrder(rows: readonly TimelineEntry[]): TimelineEntry[] {
  return [...rows].sort((a, b) => a.stamp.clock - b.stamp.clock);
}
