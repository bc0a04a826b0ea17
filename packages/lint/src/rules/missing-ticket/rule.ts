import { actionGaps } from '../../facts/action-gaps.ts';
import { shorten } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'missing-ticket',
  title: 'Action without a ticket',
  severity: 'info',
  group: 'completeness',
  why: 'What the team’s tracker does not know, the team’s planning does not see.',
  check({ document, report }) {
    for (const { from, to, action, missing } of actionGaps(document, ({ ticket }) => ticket !== null)) {
      const message = action
        ? `No ticket for “${shorten(action.title.value, 70)}”. Where is it tracked?`
        : `None of the ${missing} open actions has a ticket. Where are they tracked?`;
      report({ from, to, severity: 'info', message });
    }
  },
};
