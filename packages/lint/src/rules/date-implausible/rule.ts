import { comparable, isNewestFirst, minutesBetween, sameList, timelinesOf } from '../../facts/rows.ts';
import { showMinutes, showStamp } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

const day = 1440;

export const rule: Rule = {
  id: 'date-implausible',
  title: 'Date that cannot be meant',
  severity: 'warning',
  group: 'consistency',
  why: 'A wrong month or year turns an hour into a month in every figure that is computed from it.',
  options: { days: 20 },
  check({ document, options, today, report }) {
    const limit = (typeof options['days'] === 'number' ? options['days'] : 20) * day;
    for (const rows of timelinesOf(document)) {
      if (isNewestFirst(rows)) continue;
      for (let index = 0; index < rows.length; index++) {
        const { stamp, layout } = rows[index]!;
        if (stamp.at === null) continue;
        if (today && stamp.at.slice(0, 10) > nextDay(today) && stamp.dateBasis !== 'inferred') {
          report({
            from: stamp.from,
            to: stamp.to,
            message: `${showStamp(stamp)} is read as ${stamp.at.slice(0, 10)}, after today (${today}). Which day is meant?`,
          });
          continue;
        }
        const before = rows[index - 1];
        const after = rows[index + 1];
        // Alone between two rows that agree with each other, and far from both.
        if (!before || !after || layout === 'fields' || stamp.precision === 'day') continue;
        if (!sameList(document, before, rows[index]!) || !sameList(document, rows[index]!, after)) continue;
        if (!comparable(before.stamp, stamp) || !comparable(after.stamp, stamp)) continue;
        const jump = minutesBetween(before.stamp, stamp);
        const back = minutesBetween(stamp, after.stamp);
        const across = Math.abs(minutesBetween(before.stamp, after.stamp));
        if (Math.abs(jump) < limit || Math.abs(back) < limit || Math.sign(jump) === Math.sign(back)) continue;
        if (across > 3 * day) continue;
        report({
          from: stamp.from,
          to: stamp.to,
          message: `${showStamp(stamp)} is ${showMinutes(Math.abs(jump))} away from the row before it, while the next row is back within ${showMinutes(across)}. Is the date a slip?`,
        });
      }
    }
  },
};

function nextDay(iso: string): string {
  // Writers east of the reader may already be in tomorrow.
  const [year, month, date] = iso.split('-').map(Number);
  const last =
    month === 2
      ? year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month!)
        ? 30
        : 31;
  const pad = (value: number) => String(value).padStart(2, '0');
  if (date! < last) return `${year}-${pad(month!)}-${pad(date! + 1)}`;
  return month === 12 ? `${year! + 1}-01-01` : `${year}-${pad(month! + 1)}-01`;
}
