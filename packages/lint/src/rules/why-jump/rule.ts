import { shorten } from '../../facts/showing.ts';
import { contentWords, sharedCount } from '../../facts/words.ts';
import type { Rule } from '../../rule.ts';

const bare =
  /^\W*(?:(?:why|#?\d+|q\d+)\W*)+(?:was|is|did|does|were|has|had|not)?\W*(?:this|that|it|they|so)?\W*$/i;
const carried = /\b(?:it|they|them|its|their)\b/i;
const pointing = /\b(?:this|that|these|those|such)\b/i;

export const rule: Rule = {
  id: 'why-jump',
  title: 'Why that does not ask about the answer before it',
  severity: 'info',
  group: 'consistency',
  why: 'A chain holds only when each answer is what the next question asks about; a jump starts another chain.',
  check({ document, report }) {
    const { whys } = document;
    for (let index = 1; index < whys.length; index++) {
      const { question, chain } = whys[index]!;
      const previous = whys[index - 1]!;
      if (!question || chain !== previous.chain || !previous.answer || bare.test(question.value)) continue;
      if (carried.test(question.value)) continue;
      const asked = new Set(contentWords(question.value));
      const given = contentWords(`${previous.answer.value} ${previous.evidence?.value ?? ''}`);
      asked.delete('why');
      if (asked.size === 0 || given.size < 2 || sharedCount(asked, given) > 0) continue;
      if (/[^\u0000-\u024F\u2000-\u206F]/.test(question.value)) continue;
      report({
        from: question.from,
        to: question.to,
        message: `The answer before is “${shorten(previous.answer.value, 70)}”; this asks about something else${pointing.test(question.value) ? ' (what does “this” point at?)' : ''}. Is a step missing, or does a second chain start here?`,
      });
    }
  },
};
