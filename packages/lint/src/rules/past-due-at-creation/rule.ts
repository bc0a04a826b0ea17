import type { Rule } from '../../rule.ts';

const isoDay = /\b(\d{4}-\d{2}-\d{2})\b/;

export const rule: Rule = {
  id: 'past-due-at-creation',
  title: 'Action that was due before it was written down',
  severity: 'warning',
  group: 'consistency',
  why: 'A date that has passed before the work is agreed is a slip, or a promise nobody can keep.',
  check({ document, today, report }) {
    const { metadata, status, date } = document;
    const written = [
      'created',
      'written',
      'created at',
      'drafted',
      'document date',
      'published',
      'review date',
    ]
      .map((key) => isoDay.exec(metadata.get(key)?.value ?? '')?.[1])
      .find((day) => day !== undefined);
    const draft = status?.value === 'draft' || status?.value === 'in-review';
    for (const { due, status: state, title } of document.actions) {
      if (!due?.value || state?.value === 'done' || state?.value === 'dropped') continue;
      const since =
        date && due.value < date.value
          ? `the incident (${date.value})`
          : written && due.value < written
            ? `this document (${written})`
            : today && draft && due.value < today
              ? `today (${today}), with the review still open`
              : null;
      if (since === null) continue;
      report({
        from: due.from,
        to: due.to,
        message: `“${title.value}” is due ${due.value}, before ${since}. Which date can its owner keep?`,
      });
    }
  },
};
