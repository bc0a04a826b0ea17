import { actionGaps } from '../../facts/action-gaps.ts';
import { shorten } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'missing-due-date',
  title: 'Action without a due date',
  severity: 'warning',
  group: 'completeness',
  why: 'Without a date, late and not started look the same.',
  // Words that are no date (“next sprint”) are `soft-deadline`'s to report.
  yieldsTo: ['soft-deadline'],
  check({ document, report }) {
    for (const { from, to, severity, action, missing } of actionGaps(document, ({ due }) => due !== null)) {
      const message = action
        ? `No due date for “${shorten(action.title.value, 70)}”. When should it make a difference?`
        : `None of the ${missing} open actions has a due date. When should each make a difference?`;
      report({ from, to, severity, message });
    }
  },
};
