import { openActions, placeOfActions } from '../../facts/action-gaps.ts';
import { factorFor } from '../../facts/factor-links.ts';
import { distinctActions } from '../../facts/same-action.ts';
import { shorten } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'action-without-factor',
  title: 'Action that says nothing of the factor it addresses',
  severity: 'warning',
  group: 'completeness',
  why: 'An action tied to a factor can be judged by whether the factor is gone; others are only activity.',
  check({ document, report }) {
    const { actions, factors } = document;
    const open = openActions(document);
    const linked = actions.filter((action) => action.factors.length > 0);
    if (linked.length === 0) {
      if (open.length < 2 || factors.length === 0) return;
      const place = placeOfActions(document);
      const untyped = actions.every(({ type }) => type === null);
      report({
        from: place.from,
        to: place.to,
        severity: 'info',
        message: `None of the ${open.length} open actions names the factor it addresses${untyped ? ', nor its type (prevent, detect, mitigate, respond)' : ''}. Which of the ${factors.length} factors does each one change?`,
      });
      return;
    }
    for (const action of distinctActions(document)) {
      const unknown = factors.length > 0 ? action.factors.filter((name) => !factorFor(name, factors)) : [];
      if (unknown.length > 0) {
        report({
          from: action.from,
          to: action.to,
          message: `“${shorten(action.title.value, 60)}” addresses “${shorten(unknown[0]!, 40)}”, which is not among the ${factors.length} factors listed. Should it be?`,
        });
      } else if (
        action.factors.length === 0 &&
        action.status?.value !== 'dropped' &&
        linked.length * 2 >= actions.length
      ) {
        report({
          from: action.title.from,
          to: action.title.to,
          message: `“${shorten(action.title.value, 60)}” names no factor; ${linked.length} other actions do. Which one does it change?`,
        });
      }
    }
  },
};
