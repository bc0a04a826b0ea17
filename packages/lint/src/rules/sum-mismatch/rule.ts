import { isInCode } from '../../facts/code.ts';
import { showNumber } from '../../facts/showing.ts';
import { sumsIn } from '../../facts/sums.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'sum-mismatch',
  title: 'Total that its parts do not add up to',
  severity: 'error',
  group: 'consistency',
  why: 'A total is what gets quoted; its parts are what was counted.',
  check({ document, report }) {
    for (const { from, to, stated, sum, parts } of sumsIn(document.text)) {
      if (isInCode(document, from)) continue;
      report({
        from,
        to,
        message: `${showNumber(stated)} stated; ${parts} add up to ${showNumber(sum)}. Which figure is off, or what else is counted?`,
      });
    }
  },
};
