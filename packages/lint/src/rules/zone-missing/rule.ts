import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'zone-missing',
  title: 'Times without a zone',
  severity: 'warning',
  group: 'completeness',
  why: 'Readers elsewhere, and every comparison with logs, need to know which clock was used.',
  // An error for the first row says the same; once is enough.
  yieldsTo: ['vague-time'],
  check({ document, report }) {
    const rows = document.timeline.filter(
      ({ stamp, layout }) =>
        stamp.precision !== 'day' &&
        layout !== 'prose' &&
        (stamp.zone === null || stamp.zoneBasis === 'inferred'),
    );
    if (rows.length === 0 || document.timeline.some(({ stamp }) => stamp.zoneBasis === 'stated')) return;
    if (document.zone) return;
    const { from, to } = rows[0]!.stamp;
    report({
      from,
      to,
      message: `${rows.length} time${rows.length === 1 ? '' : 's'} here ${rows.length === 1 ? 'names' : 'name'} no zone. Which is it? One line such as “All times UTC” is enough.`,
    });
  },
};
