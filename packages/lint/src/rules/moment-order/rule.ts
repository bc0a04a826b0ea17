import type { Moment, MomentName } from '@debrief/document';
import { comparable, minutesBetween, precisionOf } from '../../facts/rows.ts';
import { showMinutes, showStamp } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

/** Pairs whose order is given by what the words mean; others (declared, identified) may fall either way. */
const pairs: readonly (readonly [MomentName, MomentName])[] = [
  ['started', 'acknowledged'],
  ['started', 'declared'],
  ['started', 'identified'],
  ['started', 'mitigated'],
  ['started', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'mitigated'],
  ['detected', 'resolved'],
  ['declared', 'resolved'],
  ['identified', 'resolved'],
  ['acknowledged', 'resolved'],
  ['mitigated', 'resolved'],
];

export const rule: Rule = {
  id: 'moment-order',
  title: 'Moments in an impossible order',
  severity: 'error',
  group: 'consistency',
  why: 'One of the two times is a slip, and every duration that uses it is wrong with it.',
  check({ document, report }) {
    const { moments } = document;
    const told = new Set<Moment>();
    for (const [first, second] of pairs) {
      const a = moments[first];
      const b = moments[second];
      if (!a || !b || told.has(b) || told.has(a)) continue;
      // What was read off rows only repeats what their order says; a labelled field is a claim of its own.
      if (a.basis !== 'stated' && b.basis !== 'stated') continue;
      if (!comparable(a.stamp, b.stamp)) continue;
      const minutes = minutesBetween(a.stamp, b.stamp);
      if (minutes >= -Math.max(precisionOf(a.stamp), precisionOf(b.stamp))) continue;
      const subject = b.basis === 'stated' ? b : a;
      told.add(subject);
      report({
        from: subject.stamp.from,
        to: subject.stamp.to,
        message: `“${second}” at ${showStamp(b.stamp)} comes ${showMinutes(-minutes)} before “${first}” at ${showStamp(a.stamp)}. Which of the two is right?`,
      });
    }
  },
};
