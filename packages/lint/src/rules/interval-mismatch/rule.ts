import { clockRanges } from '../../facts/clock-ranges.ts';
import { isInCode } from '../../facts/code.ts';
import { fits } from '../../facts/durations.ts';
import { type IntervalClaim, intervalClaims } from '../../facts/interval-claims.ts';
import { type Point, pointsNamed, pointsOf } from '../../facts/occasions.ts';
import { comparable, minutesBetween, precisionOf } from '../../facts/rows.ts';
import { shorten, showMinutes, showStamp } from '../../facts/showing.ts';
import type { Rule, RuleContext } from '../../rule.ts';

interface Pair {
  readonly start: Point;
  readonly end: Point;
  readonly minutes: number;
  readonly precision: number;
}

export const rule: Rule = {
  id: 'interval-mismatch',
  title: 'Interval that the timeline does not show',
  severity: 'warning',
  group: 'consistency',
  why: 'How fast detection and response were is what the review learns from; it should be what the rows say.',
  yieldsTo: ['duration-mismatch', 'fast-and-late'],
  check(context) {
    const { document, prose, report } = context;
    for (const range of clockRanges(document.text)) {
      if (fits(range, range.actual, range.precision) || isInCode(document, range.from)) continue;
      report({
        from: range.from,
        to: range.to,
        severity: 'error',
        message: `${range.raw.trim()} stated; from ${range.first} to ${range.second} is ${showMinutes(range.actual)}. Which of the three is a slip?`,
      });
    }
    // Rows that are sentences of a story say more than one thing each; several incidents mix theirs.
    const { timeline } = document;
    if (timeline.length < 3 || timeline.some((entry) => entry.timeline > 0 || entry.layout === 'prose'))
      return;
    for (const claim of intervalClaims(document, prose)) checkClaim(context, claim);
  },
};

function checkClaim({ document, report }: RuleContext, claim: IntervalClaim): void {
  const pairs = pairsFor({ document }, claim);
  if (
    pairs.length === 0 ||
    pairs.some(({ minutes, precision }) => fits(claim, minutes, roundedBy(claim, precision)))
  )
    return;
  const shown = pairs.reduce((best, pair) =>
    Math.abs(pair.minutes - claim.minutes) < Math.abs(best.minutes - claim.minutes) ? pair : best,
  );
  report({
    from: claim.from,
    to: claim.to,
    message: `${claim.bound === 'under' ? 'Under ' : claim.bound === 'within' ? 'Within ' : ''}${claim.raw.replace(/^[<≤\s]+/, '').trim()} stated; the rows show ${showMinutes(shown.minutes)}, from ${showStamp(shown.start.stamp)} (${shorten(shown.start.label, 40)}) to ${showStamp(shown.end.stamp)} (${shorten(shown.end.label, 40)}). Which holds?`,
  });
}

/** “Under two minutes” is not two minutes: the rows' rounding is no excuse for a bound. */
function roundedBy(claim: IntervalClaim, precision: number): number {
  return claim.bound === 'under' ? 0 : precision;
}

/** Every pair of points that the claim may speak of; none when it cannot be told. */
function pairsFor({ document }: Pick<RuleContext, 'document'>, claim: IntervalClaim): Pair[] {
  const own = (point: Point) =>
    point.entry !== null && point.entry.from <= claim.from && claim.to <= point.entry.to;
  const ends = (
    typeof claim.end === 'string' ? pointsOf(document, claim.end) : pointsNamed(document, claim.end.words)
  ).filter((point) => !own(point));
  if (ends.length === 0) return [];
  if (claim.whole) {
    // The thing's own begin and end; without both, its length is in no row.
    const begin = ends.filter(({ phase }) => phase === 'begin');
    const end = ends.filter(({ phase }) => phase === 'end');
    return pairs(begin, end);
  }
  const starts = claim.start
    ? pointsOf(document, claim.start).filter((point) => !own(point))
    : everyPoint({ document });
  return pairs(starts, ends);
}

function everyPoint({ document }: Pick<RuleContext, 'document'>): Point[] {
  const points: Point[] = document.timeline
    .filter(({ stamp }) => stamp.precision !== 'day')
    .map((entry) => ({ stamp: entry.stamp, label: entry.text, phase: null, entry }));
  for (const [name, moment] of Object.entries(document.moments)) {
    if (moment.stamp.precision !== 'day')
      points.push({ stamp: moment.stamp, label: name, phase: null, entry: null });
  }
  return points;
}

function pairs(starts: readonly Point[], ends: readonly Point[]): Pair[] {
  const found: Pair[] = [];
  for (const start of starts) {
    for (const end of ends) {
      if (start.stamp.from === end.stamp.from || !comparable(start.stamp, end.stamp)) continue;
      const minutes = minutesBetween(start.stamp, end.stamp);
      if (minutes < 0) continue;
      found.push({
        start,
        end,
        minutes,
        precision: Math.max(precisionOf(start.stamp), precisionOf(end.stamp)),
      });
    }
  }
  return found;
}
