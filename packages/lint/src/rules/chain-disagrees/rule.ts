import type { Why } from '@debrief/document';
import { shorten } from '../../facts/showing.ts';
import { contentWords, overlapOf, sharedCount } from '../../facts/words.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'chain-disagrees',
  title: 'Two why-chains from one question to different ends',
  severity: 'info',
  group: 'consistency',
  why: 'Several chains are welcome; readers should be told that they are branches, and that both ends get an action.',
  check({ document, report }) {
    const chains = new Map<number, Why[]>();
    for (const why of document.whys) {
      const chain = chains.get(why.chain);
      if (chain) chain.push(why);
      else chains.set(why.chain, [why]);
    }
    const list = [...chains.values()].filter((chain) => chain.length > 1);
    for (const [index, a] of list.entries()) {
      for (const b of list.slice(index + 1)) {
        const firstA = a[0]!.question;
        const firstB = b[0]!.question;
        const lastA = a.at(-1)!.answer;
        const lastB = b.at(-1)!.answer;
        if (!firstA || !firstB || !lastA || !lastB) continue;
        const startA = new Set(contentWords(firstA.value));
        const startB = new Set(contentWords(firstB.value));
        startA.delete('why');
        startB.delete('why');
        if (overlapOf(startA, startB) < 0.6 || startA.size < 2) continue;
        if (sharedCount(contentWords(lastA.value), contentWords(lastB.value)) > 0) continue;
        report({
          from: lastB.from,
          to: lastB.to,
          message: `This chain ends at “${shorten(lastB.value, 60)}”, the other from the same question at “${shorten(lastA.value, 60)}”. Are both meant, as branches?`,
        });
      }
    }
  },
};
