/** Holds the durations that a document states against the times it gives. */
import type { MomentName, Postmortem, StatedDuration, TimelineEntry } from '@debrief/document';
import { type Anchor, anchorsOf } from './anchors.ts';
import { type Claim, fits, toClaim } from './durations.ts';
import { comparable, inOrder, minutesBetween, precisionOf } from './rows.ts';

export interface Interval {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly minutes: number;
}

export interface Check {
  readonly stated: StatedDuration;
  /** `wrong`: no reading gives the figure. `other-clock`: it counts from detection though the start is known. */
  readonly kind: 'wrong' | 'other-clock';
  /** The reading that the words ask for; null when only another figure of the document disagrees. */
  readonly shown: Interval | null;
  readonly rival: StatedDuration | null;
}

type Ends = readonly [starts: readonly MomentName[], ends: readonly MomentName[]];

/** From and to where each kind of figure may be counted, most usual first. */
const readings: Readonly<Record<StatedDuration['measures'], Ends>> = {
  incident: [
    ['started', 'detected', 'declared', 'acknowledged'],
    ['resolved', 'mitigated'],
  ],
  detect: [['started'], ['detected', 'acknowledged']],
  acknowledge: [['detected', 'started'], ['acknowledged']],
  mitigate: [
    ['started', 'detected', 'declared', 'acknowledged'],
    ['mitigated', 'resolved'],
  ],
  repair: [
    ['detected', 'declared', 'started', 'acknowledged'],
    ['mitigated', 'resolved'],
  ],
  resolve: [['detected', 'declared', 'started', 'acknowledged'], ['resolved']],
};

/** Every stated duration that the document's own times, or its other figures, contradict. */
export function checkDurations(document: Postmortem): Check[] {
  const found: Check[] = [];
  for (const stated of document.durations) {
    if (stated.minutes === null || stated.officeHours) continue;
    const rows = document.timeline.filter(({ timeline }) => timeline === stated.timeline);
    const check = checkOne(document, stated, stated.minutes, rows);
    if (check) found.push(check);
  }
  return found;
}

function checkOne(
  document: Postmortem,
  stated: StatedDuration,
  minutes: number,
  rows: readonly TimelineEntry[],
): Check | null {
  const anchors = anchorsOf(document, rows, stated.timeline);
  const claim = toClaim(stated.raw, minutes, stated.approximate ? 'about' : 'exact');
  const [starts, ends] = readings[stated.measures];
  const intervals = intervalsOf(
    starts.flatMap((name) => anchors.filter((anchor) => anchor.name === name)),
    ends.flatMap((name) => anchors.filter((anchor) => anchor.name === name)),
  );
  if (intervals.length === 0) return null;
  const fitting = intervals.find((interval) => agrees(claim, interval));
  if (fitting) {
    const asked = intervals[0]!;
    const other =
      stated.measures === 'incident' &&
      asked.from.name === 'started' &&
      fitting.from.name !== 'started' &&
      !agrees(claim, asked);
    return other ? { stated, kind: 'other-clock', shown: asked, rival: null } : null;
  }
  if (rowsAgree(claim, rows)) return null;
  return { stated, kind: 'wrong', shown: intervals[0]!, rival: null };
}

function intervalsOf(starts: readonly Anchor[], ends: readonly Anchor[]): Interval[] {
  return starts.flatMap((from) =>
    ends.flatMap((to) => {
      if (!comparable(from.stamp, to.stamp)) return [];
      const minutes = minutesBetween(from.stamp, to.stamp);
      return minutes < 0 ? [] : [{ from, to, minutes }];
    }),
  );
}

function agrees(claim: Claim, { from, to, minutes }: Interval): boolean {
  return fits(claim, minutes, Math.max(precisionOf(from.stamp), precisionOf(to.stamp)));
}

/** Writers count from rows of their own choosing; a figure that two rows give exactly is not called wrong. */
function rowsAgree(claim: Claim, rows: readonly TimelineEntry[]): boolean {
  const ordered = inOrder(rows.filter(({ stamp }) => precisionOf(stamp) <= 5));
  let left = 0;
  for (let right = 1; right < ordered.length; right++) {
    while (
      left < right &&
      minutesBetween(ordered[left]!.stamp, ordered[right]!.stamp) > claim.minutes + claim.slack
    )
      left++;
    for (let index = left; index < right; index++) {
      const minutes = minutesBetween(ordered[index]!.stamp, ordered[right]!.stamp);
      if (minutes < claim.minutes - claim.slack) break;
      if (fits(claim, minutes)) return true;
    }
  }
  return false;
}
