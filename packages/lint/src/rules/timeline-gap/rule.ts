import { comparable, inOrder, minutesBetween, precisionOf, timelinesOf } from '../../facts/rows.ts';
import { showMinutes, showStamp } from '../../facts/showing.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Rule } from '../../rule.ts';

const explained = phrasing(
  /\b(?:wait(?:ed|ing|s)?|monitor(?:ed|ing|s)?|observ(?:ed|ing)|watch(?:ed|ing)|overnight|weekend|next (?:day|morning)|off[- ]hours|paus(?:ed|ing)|unknown|gap|no (?:records?|entries|further)|continu(?:ed|es|ing)|ongoing|soak|in progress|restor(?:e|ing) (?:running|continues)|resync|rebuild)/i,
);

export const rule: Rule = {
  id: 'timeline-gap',
  title: 'Unexplained gap in the timeline',
  severity: 'info',
  group: 'completeness',
  why: 'Work happened in that time; what people saw and tried there is often the most useful part.',
  options: { minutes: 10, share: 0.15, most: 3 },
  check({ document, options, report }) {
    const least = typeof options['minutes'] === 'number' ? options['minutes'] : 10;
    const share = typeof options['share'] === 'number' ? options['share'] : 0.15;
    const most = typeof options['most'] === 'number' ? options['most'] : 3;
    for (const all of timelinesOf(document)) {
      const rows = inOrder(
        all.filter(
          ({ stamp, layout }) => precisionOf(stamp) < 60 && layout !== 'fields' && layout !== 'prose',
        ),
      );
      if (rows.length < 4) continue;
      const { started, resolved, mitigated } = document.moments;
      const end = all[0]!.timeline === 0 ? (resolved ?? mitigated)?.stamp.clock : undefined;
      const start = all[0]!.timeline === 0 ? started?.stamp.clock : undefined;
      const first = rows.find(({ stamp }) => start === undefined || stamp.clock >= start) ?? rows[0]!;
      const last = rows.findLast(({ stamp }) => end === undefined || stamp.clock <= end) ?? rows.at(-1)!;
      const duration = minutesBetween(first.stamp, last.stamp);
      const limit = Math.max(least, duration * share);
      const gaps: { minutes: number; index: number }[] = [];
      for (let index = 1; index < rows.length; index++) {
        const before = rows[index - 1]!;
        const after = rows[index]!;
        if (before.stamp.clock < first.stamp.clock || after.stamp.clock > last.stamp.clock) continue;
        if (!comparable(before.stamp, after.stamp)) continue;
        const minutes = minutesBetween(before.until ?? before.stamp, after.stamp);
        if (minutes <= limit || explained.test(before.text) || explained.test(after.text)) continue;
        gaps.push({ minutes, index });
      }
      gaps.sort((a, b) => b.minutes - a.minutes || a.index - b.index);
      for (const { minutes, index } of gaps.slice(0, most)) {
        const before = rows[index - 1]!;
        const after = rows[index]!;
        report({
          from: after.stamp.from,
          to: after.stamp.to,
          message: `Nothing is recorded for ${showMinutes(minutes)}, from ${showStamp(before.stamp)} to ${showStamp(after.stamp)}. What did people see and try then?`,
        });
      }
    }
  },
};
