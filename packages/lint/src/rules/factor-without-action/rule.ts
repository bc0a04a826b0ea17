import { factorFor, speakOfOneMatter } from '../../facts/factor-links.ts';
import { shorten } from '../../facts/showing.ts';
import { contentWords } from '../../facts/words.ts';
import type { Rule } from '../../rule.ts';

const accepted =
  /\b(?:accept(?:ed|ing)?(?: the| this)? risk|risk (?:is )?accepted|won'?t fix|no action(?: needed| because)?|out of (?:our )?(?:scope|control))\b/i;

export const rule: Rule = {
  id: 'factor-without-action',
  title: 'Factor that no action addresses',
  severity: 'warning',
  group: 'completeness',
  why: 'A factor left alone is a risk accepted; that is a decision to write down, with who took it.',
  check({ document, report }) {
    const { actions, factors } = document;
    // Judged only where the document links the two at all.
    if (!actions.some((action) => action.factors.length > 0)) return;
    const touched = new Set(
      actions.flatMap((action) => action.factors.map((name) => factorFor(name, factors))),
    );
    const titles = actions.map(({ title }) => contentWords(title.value));
    for (const factor of factors) {
      if (touched.has(factor) || accepted.test(factor.text)) continue;
      // An action may name the factor in its own words rather than by a link.
      const words = contentWords(factor.text);
      if (titles.some((title) => speakOfOneMatter(words, title))) continue;
      report({
        from: factor.textSpan.from,
        to: factor.textSpan.to,
        message: `No action names ${factor.id ? `${factor.id}, ` : ''}“${shorten(factor.text, 60)}”. What changes it, or who accepts the risk, and why?`,
      });
    }
  },
};
