import { inOrder, timelinesOf } from '../../facts/rows.ts';
import { shorten, showStamp } from '../../facts/showing.ts';
import { contentWords, sharedCount } from '../../facts/words.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'known-later',
  title: 'A row that uses what was learned later',
  severity: 'warning',
  group: 'consistency',
  why: 'Telling a decision with facts that arrived after it makes the decision look careless.',
  options: { words: 2 },
  check({ document, options, report }) {
    const least = typeof options['words'] === 'number' ? options['words'] : 2;
    for (const rows of timelinesOf(document)) {
      const late = rows.filter(({ knownAt, stamp }) => knownAt !== null && knownAt.clock > stamp.clock);
      if (late.length === 0) continue;
      const ordered = inOrder(rows);
      for (const fact of late) {
        const known = fact.knownAt!;
        // Words that were on the table before the fact happened do not give it away.
        const before = contentWords(
          ordered
            .filter((row) => row !== fact && row.stamp.clock < fact.stamp.clock)
            .map(({ text }) => text)
            .join(' '),
        );
        const own = new Set(
          [...contentWords(fact.text)].filter((word) => !before.has(word) && !/^\d+$/.test(word)),
        );
        if (own.size < least) continue;
        for (const row of ordered) {
          if (
            row === fact ||
            row.knownAt ||
            row.stamp.clock < fact.stamp.clock ||
            row.stamp.clock >= known.clock
          )
            continue;
          if (sharedCount(contentWords(row.text), own) < least) continue;
          report({
            from: row.textSpan.from,
            to: row.textSpan.to,
            message: `At ${showStamp(row.stamp)} this already speaks of “${shorten(fact.text, 60)}”, which responders learned at ${showStamp(known)}. What did they see at the time?`,
          });
        }
      }
    }
  },
};
