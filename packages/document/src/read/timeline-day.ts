/** On which day the rows of one timeline begin. */
import type { Section } from '../model.ts';
import { addDays, type FullDate, nearestYear } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import { type StampContext, stampDate, toStamp } from '../times/stamp.ts';
import { isRow, type RowGroup, type RowOrDay } from './rows.ts';
import type { TimelineContext } from './timeline-context.ts';

/** The day named nearest to the rows: in the lines above them, their heading, or what that stands in. */
export function introDay(
  group: RowGroup,
  rows: readonly RowOrDay[],
  context: TimelineContext,
): FullDate | null {
  const section = context.sections[group.section];
  const first = rows.find(isRow);
  if (!section || !first) return null;
  const near: StampContext = { date: context.day, order: context.order.get() };
  const spans: [number, number][] = [[section.contentFrom, Math.min(first.from, section.contentFrom + 1500)]];
  for (let at: Section | null = section; at && at.level > 0; at = at.parent)
    spans.unshift([at.headingSpan.from, at.headingSpan.to]);
  // The nearest word about the day wins: the lines just above, then the heading, then what it stands in.
  for (const [from, to] of spans.reverse()) {
    if (to <= from) continue;
    const time = findTimes(context.text, from, to).find((found) => found.date && !found.date.weak);
    const day = time && stampDate(toStamp(time, near).stamp);
    if (day) return day;
  }
  return null;
}

/** The first row's day in a timeline that names days but never a year. */
export function floatingDay(rows: readonly RowOrDay[], near: FullDate | null): FullDate | null {
  let clock: number | null = null;
  for (const row of rows) {
    const time = isRow(row) ? row.time : row.day;
    const date = time.date?.readings[0];
    if (date && date.year === null && !time.date?.weak) {
      const day = near ? nearestYear(date, near) : { year: 1972, month: date.month, day: date.day };
      return clock !== null && time.clock && clock > time.clock.ms ? addDays(day, -1) : day;
    }
    clock ??= time.clock?.ms ?? null;
  }
  return null;
}
