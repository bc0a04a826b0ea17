import { isHidden } from '../../facts/code.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Rule } from '../../rule.ts';

const mention = /\b(SEV(?:ERITY)?)[-_ ]?(?:level )?([0-5])\b/gi;
const changed = phrasing(
  /\b(?:upgrad|downgrad|escalat|rais|lower|reduc|chang|rais|reclassif|initial|first|original|previous|was|from|would|if|other|another|similar|until|policy|definition|for|all|any|between|or|and above|requires?|triggers?)/i,
);

export const rule: Rule = {
  id: 'severity-conflict',
  title: 'Severities that disagree',
  severity: 'warning',
  group: 'consistency',
  why: 'Deadlines, required sections and readers’ trust follow from the severity; two of them cannot both hold.',
  check({ document, report }) {
    const { severity, text, actions } = document;
    if (!severity || severity.value === null) return;
    const header = severity.value;
    const scale = /^\W*(sev|p|s)/i.exec(severity.raw)?.[1]?.toLowerCase();
    if (scale === 'p' && actions.some(({ priority }) => /^P\d\b/i.test(priority?.value ?? ''))) {
      report({
        from: severity.from,
        to: severity.to,
        severity: 'info',
        message: `Severity ${severity.raw.trim()} is on the P scale, which also ranks the actions here (${actions.find(({ priority }) => priority)!.priority!.value}). Would SEV${header} keep the two apart?`,
      });
    }
    if (scale !== 'sev') return;
    const mentions = [...text.matchAll(mention)].filter(
      ({ index }) => (index < severity.from || index >= severity.to) && !isHidden(document, index),
    );
    // An escalation names both on its way; only a body that never names the header's level disagrees.
    if (mentions.length === 0 || mentions.some((match) => Number(match[2]) === header)) return;
    for (const match of mentions) {
      const near = text.slice(Math.max(0, match.index - 300), match.index);
      const [rest = ''] = text.slice(match.index, match.index + 300).split('\n', 1);
      if (changed.test(near.slice(near.lastIndexOf('\n') + 1) + rest)) continue;
      report({
        from: match.index,
        to: match.index + match[0].length,
        message: `${match[0]} here, ${severity.raw.trim()} in the head of the document. Which holds, and when did it change?`,
      });
      return;
    }
  },
};
