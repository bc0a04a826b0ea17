import { comparable, isNewestFirst, minutesBetween, precisionOf, timelinesOf } from '../../facts/rows.ts';
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
        if (!comparable(latest.stamp, row.stamp)) {
          latest = row;
          continue;
        }
        const step = minutesBetween(latest.stamp, row.stamp);
        const slack = Math.max(precisionOf(latest.stamp), precisionOf(row.stamp));
        if (step >= 0 || (-step <= slack && slack > 1)) {
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
