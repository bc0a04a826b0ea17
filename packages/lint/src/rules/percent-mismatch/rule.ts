import { isInCode } from '../../facts/code.ts';
import { countsOf } from '../../facts/counts.ts';
import type { WrittenNumber } from '../../facts/numbers.ts';
import { type PercentClaim, percentClaims } from '../../facts/percentages.ts';
import { showNumber } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'percent-mismatch',
  title: 'Percentage that its own counts do not give',
  severity: 'error',
  group: 'consistency',
  why: 'Readers compare incidents by these figures; one that does not recompute casts doubt on the rest.',
  check({ document, report }) {
    for (const claim of percentClaims(document.text)) {
      if (isInCode(document, claim.from)) continue;
      const { from, to, percent, part, partRaw, of } = claim;
      const wholes = claim.whole
        ? [{ raw: claim.wholeRaw, number: claim.whole }]
        : countsOf(document.text, of).filter(({ number }) => number.value >= part.value);
      const known = wholes.filter(({ number }) => number.value > 0);
      if (known.length === 0 || known.some(({ number }) => agrees(claim, number))) continue;
      const { raw, number } = known[0]!;
      const actual = (part.value / number.value) * 100;
      const named = claim.whole ? '' : ` ${of.replace(/\s+/g, ' ')}`;
      report({
        from,
        to,
        message: `${showNumber(percent)} % stated; ${partRaw} of ${raw}${named} is ${showNumber(actual, actual < 1 ? 2 : 1)} %. Which of the figures is right?`,
      });
    }
  },
};

function agrees({ percent, slack, part }: PercentClaim, whole: WrittenNumber): boolean {
  const least = ((part.value - part.slack) / (whole.value + whole.slack)) * 100;
  const most = ((part.value + part.slack) / Math.max(1, whole.value - whole.slack)) * 100;
  return percent >= least - slack && percent <= most + slack;
}
