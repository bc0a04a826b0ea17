import { shorten, showStamp } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'citation-missing',
  title: 'Timeline row without a record',
  severity: 'warning',
  group: 'consistency',
  why: 'Where the other rows can be checked against a record, a row without one reads as equally certain.',
  options: { share: 0.5 },
  check({ document, options, report }) {
    const { timeline } = document;
    const cited = timeline.filter((entry) => entry.citations.length > 0).length;
    const share = typeof options['share'] === 'number' ? options['share'] : 0.5;
    if (cited < 2 || cited < timeline.length * share) return;
    for (const entry of timeline) {
      if (entry.citations.length > 0) continue;
      report({
        from: entry.textSpan.from,
        to: entry.textSpan.to,
        message: `${cited} of ${timeline.length} rows cite a record; ${showStamp(entry.stamp)} “${shorten(entry.text, 60)}” cites none. Which record shows it, or who remembers it?`,
      });
    }
  },
};
