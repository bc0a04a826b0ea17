import type { Moment, MomentName, Span } from '@debrief/document';
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
      // What was read off rows is a reading, not a claim: only two stated times can contradict each other.
      if (a.basis !== 'stated' || b.basis !== 'stated') continue;
      if (!comparable(a.stamp, b.stamp) || isOneWindow(document.text, a.stamp, b.stamp)) continue;
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

/** “Between 8:25 PM and 6:17 AM”: one line's window is in order by its words, whatever days it leaves out. */
function isOneWindow(text: string, a: Span, b: Span): boolean {
  const from = Math.min(a.from, b.from);
  return !text.slice(from, Math.max(a.from, b.from)).includes('\n');
}
