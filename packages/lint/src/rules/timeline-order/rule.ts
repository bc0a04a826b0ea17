import type { Stamp } from '@debrief/document';
import {
  comparable,
  isNewestFirst,
  minutesBetween,
  precisionOf,
  sameList,
  timelinesOf,
} from '../../facts/rows.ts';
import { showMinutes, showStamp } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'timeline-order',
  title: 'Timeline row out of order',
  severity: 'warning',
  group: 'consistency',
  why: 'A row out of order is either a typing slip in its time or a story told backwards; every figure rests on it.',
  check({ document, report }) {
    for (const rows of timelinesOf(document)) {
      if (isNewestFirst(rows)) continue;
      let latest = rows[0]!;
      for (const row of rows.slice(1)) {
        const step = minutesBetween(latest.stamp, row.stamp);
        const restart = row.layout === 'fields' && /\bstart/i.test(row.text);
        if (restart || !sameList(document, latest, row) || step >= -slackOf(latest.stamp, row.stamp)) {
          latest = row;
          continue;
        }
        report({
          from: row.stamp.from,
          to: row.stamp.to,
          message: `${showStamp(row.stamp)} stands after ${showStamp(latest.stamp)}, ${showMinutes(-step)} earlier. Is the time a slip, or does the row belong further up?`,
        });
        // A whole block that was moved, or a wrong date that later rows inherit, is one slip, not many.
        latest = row;
      }
    }
  },
};

/** How far back a row may seem to go without proof of a slip, in minutes; infinite where the two cannot be compared. */
function slackOf(a: Stamp, b: Stamp): number {
  if (!comparable(a, b)) return Number.POSITIVE_INFINITY;
  // Whose day was not written may well be of the day before or after.
  const dated = a.dateBasis === 'stated' && b.dateBasis === 'stated';
  if (a.at === null && (hasDay(a.raw) || hasDay(b.raw))) return Number.POSITIVE_INFINITY;
  const own = precisionOf(a);
  const other = precisionOf(b);
  const coarse = own === other && own <= 1 ? 0 : Math.max(own, other);
  return dated
    ? coarse
    : Math.max(coarse, Math.abs(minutesBetween(a, b)) > half ? Number.POSITIVE_INFINITY : 0);
}

const half = 720;

function hasDay(raw: string): boolean {
  return /\d{4}-\d\d|\d[/.]\d{1,2}[/.]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(raw);
}
