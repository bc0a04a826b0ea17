import { actionGaps } from '../../facts/action-gaps.ts';
import { shorten } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'missing-owner',
  title: 'Action without an owner',
  severity: 'warning',
  group: 'completeness',
  why: 'Work that belongs to nobody in particular is rarely done.',
  // An owner that is no person (“TBD”, a team) is `unowned-action`'s to report.
  yieldsTo: ['unowned-action'],
  check({ document, report }) {
    for (const { from, to, severity, action, missing } of actionGaps(
      document,
      ({ owner }) => owner !== null,
    )) {
      const message = action
        ? `No owner for “${shorten(action.title.value, 70)}”. Who can say whether it is done?`
        : `None of the ${missing} open actions names an owner. Who will take each one?`;
      report({ from, to, severity, message });
    }
  },
};
