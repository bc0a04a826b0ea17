/** Where everything of the picture of an incident stands: pure numbers, no DOM. */
import type { Moment, MomentName, TimelineEntry } from '@debrief/document';
import { type Lane, laneOf, lanes } from './lanes.ts';

export interface View {
  /** Milliseconds, in the clock of the document's stamps. */
  readonly from: number;
  readonly to: number;
}

export interface Point {
  /** Index of the entry in the document. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly lane: Lane;
  /** End of a range, where the row tells one. */
  readonly untilX: number | null;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly {
    readonly id: Lane;
    readonly title: string;
    readonly y: number;
    readonly height: number;
  }[];
  readonly points: readonly Point[];
  /** Where the lanes begin: above are the names of the moments. */
  readonly top: number;
  readonly moments: readonly {
    readonly name: MomentName;
    readonly x: number;
    /** Base line of its name. */
    readonly y: number;
    /** The name stands left of its line, where there is no room to the right. */
    readonly left: boolean;
  }[];
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly minutes: number }[];
  readonly ticks: readonly { readonly x: number; readonly clock: number }[];
}

const minute = 60_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map(
  (m) => m * minute,
);
const laneRow = 18;
const lanePadding = 5;
const tickWidth = 76;
const pointWidth = 13;
/** Height of a row of moments' names. */
const nameRow = 16;
const letterWidth = 6.9;
const foot = 22;
const most = 4;

/** The whole incident, with a little room on both sides; null where no two rows have times. */
export function wholeView(entries: readonly TimelineEntry[]): View | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { stamp, until } of entries) {
    from = Math.min(from, stamp.clock);
    to = Math.max(to, stamp.clock, until?.clock ?? stamp.clock);
  }
  if (!(to > from)) return null;
  const room = Math.max(minute, (to - from) * 0.03);
  return { from: from - room, to: to + room };
}

/** The view after zooming by `factor` (below 1: nearer) around a clock, never nearer than five minutes. */
export function zoomed(view: View, around: number, factor: number, whole: View): View {
  const span = Math.min(whole.to - whole.from, Math.max(5 * minute, (view.to - view.from) * factor));
  const share = (around - view.from) / (view.to - view.from);
  return kept({ from: around - span * share, to: around + span * (1 - share) }, whole);
}

/** The view moved by a share of its width, within the whole. */
export function panned(view: View, share: number, whole: View): View {
  const by = (view.to - view.from) * share;
  return kept({ from: view.from + by, to: view.to + by }, whole);
}

function kept({ from, to }: View, whole: View): View {
  const span = to - from;
  const start = Math.min(Math.max(from, whole.from), whole.to - span);
  return { from: start, to: start + span };
}

/** Lays the picture out for a width in pixels. Linear in the number of rows. */
export function layOut(
  entries: readonly TimelineEntry[],
  moments: readonly Moment[],
  view: View,
  width: number,
): Picture {
  const scale = (clock: number) => ((clock - view.from) / (view.to - view.from)) * width;
  const placed = entries
    .map(({ stamp, until, text }, index) => ({
      index,
      x: scale(stamp.clock),
      untilX: until === null ? null : scale(until.clock),
      lane: laneOf(text),
    }))
    .filter(({ x, untilX }) => (untilX ?? x) >= -pointWidth && x <= width + pointWidth)
    .sort((a, b) => a.x - b.x);
  const rows = new Map<Lane, number[]>();
  const rowOf = placed.map(({ lane, x, untilX }) => {
    const ends = rows.get(lane) ?? [];
    rows.set(lane, ends);
    let row = ends.findIndex((end) => end + pointWidth <= x);
    if (row === -1) row = ends.length < most ? ends.length : most - 1;
    ends[row] = Math.max(x, untilX ?? x);
    return row;
  });
  const named = stacked(moments, scale, width);
  const start = Math.max(2, named.rows) * nameRow + 8;
  let y = start;
  const shown = lanes
    .filter(({ id }) => rows.has(id))
    .map(({ id, title }) => {
      const height = (rows.get(id)?.length ?? 1) * laneRow + 2 * lanePadding;
      const lane = { id, title, y, height };
      y += height;
      return lane;
    });
  const top = new Map(shown.map((lane) => [lane.id, lane.y]));
  return {
    width,
    height: y + foot,
    lanes: shown,
    points: placed.map((point, order) => ({
      ...point,
      y: (top.get(point.lane) ?? 0) + lanePadding + (rowOf[order] ?? 0) * laneRow + laneRow / 2,
    })),
    top: start,
    moments: named.moments,
    gaps: gapsOf(entries, moments)
      .map(({ from, to }) => ({
        from: Math.max(0, scale(from)),
        to: Math.min(width, scale(to)),
        minutes: Math.round((to - from) / minute),
      }))
      .filter(({ from, to }) => to > from),
    ticks: ticksOf(view, width).map((clock) => ({ clock, x: scale(clock) })),
  };
}

/** Moments in order of time, their names on as many rows as keep them apart. */
function stacked(
  moments: readonly Moment[],
  scale: (clock: number) => number,
  width: number,
): { readonly moments: Picture['moments']; readonly rows: number } {
  const taken: { from: number; to: number }[][] = [];
  const placed = moments
    .map(({ name, stamp }) => ({ name, x: scale(stamp.clock) }))
    .filter(({ x }) => x >= 0 && x <= width)
    .sort((a, b) => a.x - b.x)
    .map(({ name, x }) => {
      const length = name.length * letterWidth + 8;
      const left = x + length > width && x > length;
      const span = left ? { from: x - length, to: x } : { from: x, to: x + length };
      let row = taken.findIndex((spans) => spans.every(({ from, to }) => span.to < from || span.from > to));
      if (row === -1) row = taken.length;
      taken[row] = [...(taken[row] ?? []), span];
      return { name, x, y: row * nameRow + 13, left };
    });
  return { moments: placed, rows: taken.length };
}

/** Stretches of the incident of which nothing is recorded: above ten minutes, and above 15 % of the whole. */
export function gapsOf(
  entries: readonly TimelineEntry[],
  moments: readonly Moment[],
): readonly { readonly from: number; readonly to: number }[] {
  const rows = entries
    .map(({ stamp, until }) => ({
      from: stamp.clock,
      to: Math.max(stamp.clock, until?.clock ?? stamp.clock),
    }))
    .sort((a, b) => a.from - b.from);
  const clockOf = (name: MomentName) => moments.find((moment) => moment.name === name)?.stamp.clock;
  const start = clockOf('started') ?? rows[0]?.from ?? 0;
  const end = clockOf('resolved') ?? clockOf('mitigated') ?? rows.at(-1)?.to ?? 0;
  const least = Math.max(10 * minute, (end - start) * 0.15);
  const gaps: { from: number; to: number }[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (reached >= start && row.from <= end && row.from - reached > least)
      gaps.push({ from: reached, to: row.from });
    reached = Math.max(reached, row.to);
  }
  return gaps;
}

function ticksOf(view: View, width: number): number[] {
  const wanted = ((view.to - view.from) / Math.max(width, 1)) * tickWidth;
  const step = steps.find((candidate) => candidate >= wanted) ?? steps.at(-1) ?? minute;
  const ticks: number[] = [];
  for (let clock = Math.ceil(view.from / step) * step; clock <= view.to && ticks.length < 100; clock += step)
    ticks.push(clock);
  return ticks;
}
