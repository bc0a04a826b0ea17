/** Holds the durations that a document states against the times it gives. */
import {
  findDurations,
  type MomentName,
  type Postmortem,
  type Stamp,
  type StatedDuration,
  type TimelineEntry,
} from '@debrief/document';
import { type Anchor, anchorsOf } from './anchors.ts';
import { type Claim, fits, toClaim } from './durations.ts';
import { proseDurations } from './prose-durations.ts';
import { comparable, inOrder, minutesBetween, precisionOf } from './rows.ts';

export interface Interval {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly minutes: number;
}

export interface Check {
  readonly stated: StatedDuration;
  /**
   * `wrong`: no reading gives the figure. `other-clock`: it counts from detection though the start is
   * known. `rival`: another figure of the document says otherwise.
   */
  readonly kind: 'wrong' | 'other-clock' | 'rival';
  /** The reading that the words ask for, or the nearest that the rows give. */
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
  const head = document.durations.find(
    ({ measures, minutes }) => measures === 'incident' && minutes !== null,
  );
  for (const stated of [...document.durations, ...proseDurations(document)]) {
    const { minutes, raw } = stated;
    if (minutes === null || stated.officeHours || isSeveral(raw)) continue;
    const inProse = !document.durations.includes(stated);
    if (inProse && head?.minutes != null) {
      // Checked once, in the head; the summary only has to say the same.
      const claim = toClaim(raw, minutes, stated.approximate || head.approximate ? 'about' : 'exact');
      const slack = toClaim(head.raw, head.minutes, 'exact').slack;
      if (!isSeveral(head.raw) && !fits(claim, head.minutes, slack))
        found.push({ stated, kind: 'rival', shown: null, rival: head });
      continue;
    }
    const check = checkOne(document, stated, minutes);
    if (check) found.push(check);
  }
  return found;
}

/** Words that give several lengths, or a bound, are for people to judge. */
function isSeveral(raw: string): boolean {
  return (
    findDurations(raw).length > 1 ||
    /\d:\d\d.*\d:\d\d|以上|以内|未満|[≥≤<>+]|\b(?:at least|or more|up to|more than|over|under|unknown)\b/i.test(
      raw,
    )
  );
}

function checkOne(document: Postmortem, stated: StatedDuration, minutes: number): Check | null {
  const rows = rowsFor(document, stated);
  const anchors = anchorsOf(document, rows, stated.timeline);
  const claim = toClaim(stated.raw, minutes, stated.approximate ? 'about' : 'exact');
  const [starts, ends] = readings[stated.measures];
  const pick = (names: readonly MomentName[]) =>
    names.flatMap((name) => anchors.filter((anchor) => anchor.name === name));
  const intervals = intervalsOf(pick(starts), endsFor(stated, pick(ends)));
  const asked = intervals[0];
  if (!asked) return checkRows(stated, claim, rows);
  if (intervals.some((interval) => agrees(claim, interval))) {
    const other =
      stated.measures === 'incident' &&
      asked.from.name === 'started' &&
      !agrees(claim, asked) &&
      intervals.some(
        (interval) => interval.to === asked.to && interval.from !== asked.from && agrees(claim, interval),
      );
    return other ? { stated, kind: 'other-clock', shown: asked, rival: null } : null;
  }
  // Milestones in fields of their own are what such a figure is made from; rows excuse it only where they stand alone.
  const milestones =
    (stated.measures === 'repair' || stated.measures === 'resolve') && asked.from.stated && asked.to.stated;
  if (!milestones && rowsAgree(claim, rows)) return null;
  // Without a known start, an incident may well have lasted longer than what was seen of it.
  const unseen =
    (stated.measures === 'incident' || stated.measures === 'mitigate') && asked.from.name !== 'started';
  if (unseen && minutes > asked.minutes) return null;
  return { stated, kind: 'wrong', shown: asked, rival: null };
}

/** Repair ends with the repair where the document names it; the later resolution does not excuse the figure. */
function endsFor({ measures }: StatedDuration, ends: readonly Anchor[]): readonly Anchor[] {
  const repaired =
    measures === 'repair' ? ends.filter(({ name, stated }) => name === 'mitigated' && stated) : [];
  return repaired.length > 0 ? repaired : ends;
}

/** The rows of the incident that the figure speaks of: those of its own section where milestones stand there. */
function rowsFor({ timeline, sections }: Postmortem, stated: StatedDuration): TimelineEntry[] {
  const rows = timeline.filter((entry) => entry.timeline === stated.timeline);
  let section =
    sections.findLast(
      ({ from, to, level }) => level > 0 && level < 7 && from <= stated.from && stated.from < to,
    ) ?? null;
  for (; section; section = section.parent) {
    const { from, to } = section;
    const own = timeline.filter((entry) => entry.from >= from && entry.to <= to);
    if (own.filter(({ layout }) => layout === 'fields').length > 1) return own;
  }
  return rows;
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
  const nearest = nearestRows(claim, rows);
  return nearest !== null && fits(claim, nearest.minutes);
}

function checkRows(stated: StatedDuration, claim: Claim, rows: readonly TimelineEntry[]): Check | null {
  const exact = rows.filter(({ stamp }) => precisionOf(stamp) <= 1);
  if (exact.length < 3 || claim.bound !== 'exact' || claim.minutes < 2) return null;
  const nearest = nearestRows(claim, exact);
  const ordered = inOrder(exact);
  // A figure beyond the timeline may count from before its first row.
  if (!nearest || claim.minutes > minutesBetween(ordered[0]!.stamp, ordered.at(-1)!.stamp) * 1.1) return null;
  return fits(claim, nearest.minutes) ? null : { stated, kind: 'wrong', shown: nearest, rival: null };
}

/** The two rows whose distance comes closest to the claim. */
function nearestRows({ minutes }: Claim, rows: readonly TimelineEntry[]): Interval | null {
  const ordered = inOrder(rows.filter(({ stamp }) => precisionOf(stamp) <= 5));
  let best: Interval | null = null;
  let left = 0;
  for (let right = 1; right < ordered.length; right++) {
    const to = ordered[right]!.stamp;
    while (left + 1 < right && minutesBetween(ordered[left + 1]!.stamp, to) >= minutes) left++;
    for (const index of [left, left + 1]) {
      if (index >= right) continue;
      const from = ordered[index]!.stamp;
      const apart = minutesBetween(from, to);
      if (best && Math.abs(apart - minutes) >= Math.abs(best.minutes - minutes)) continue;
      best = { from: rowAt(from), to: rowAt(to), minutes: apart };
    }
  }
  return best;
}

function rowAt(stamp: Stamp): Anchor {
  return { name: 'a row', stamp, stated: false };
}
