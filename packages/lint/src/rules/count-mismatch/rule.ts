import type { Section, SectionKind } from '@debrief/document';
import { announcedLists } from '../../facts/announced-lists.ts';
import { isHidden } from '../../facts/code.ts';
import { affectedCounts, type Count } from '../../facts/counts.ts';
import type { Rule } from '../../rule.ts';

const telling = new Set<SectionKind>(['summary', 'metadata', 'title']);
const detailing = new Set<SectionKind>(['impact', 'customer-impact', 'business-impact', 'technical-impact']);

export const rule: Rule = {
  id: 'count-mismatch',
  title: 'Two counts for one thing',
  severity: 'warning',
  group: 'consistency',
  why: 'The summary is all that many people read; it should say what the body shows.',
  check({ document, report }) {
    for (const { from, to, stated, said, listed, noun } of announcedLists(document)) {
      report({
        from,
        to,
        message: `${said} ${noun} announced; the list below has ${listed}. Is one ${stated < listed ? 'counted twice' : 'missing'}?`,
      });
    }
    const counts = affectedCounts(document.text).filter(({ from }) => !isHidden(document, from));
    const placed = counts.map((count) => ({ count, kind: sectionKindAt(document.sections, count.from) }));
    for (const kind of new Set(counts.map((count) => count.kind))) {
      const told = placed.filter(({ count, kind: where }) => count.kind === kind && telling.has(where));
      const shown = placed.filter(({ count, kind: where }) => count.kind === kind && detailing.has(where));
      // With several figures on one side they count different things; only one against one is a contradiction.
      if (told.length !== 1 || shown.length !== 1) continue;
      const a = told[0]!.count;
      const b = shown[0]!.count;
      if (alike(a, b)) continue;
      report({
        from: b.from,
        to: b.to,
        message: `“${document.text.slice(b.from, b.to)}” here; the ${told[0]!.kind} says “${document.text.slice(a.from, a.to)}”. Which holds, or do they count different things?`,
      });
    }
  },
};

function alike(a: Count, b: Count): boolean {
  const apart = Math.abs(a.number.value - b.number.value);
  const trailing = (value: number) =>
    value % 1000 === 0 ? value * 0.1 : value % 100 === 0 ? value * 0.05 : 0;
  return (
    apart <= Math.max(a.number.slack, b.number.slack, trailing(a.number.value), trailing(b.number.value))
  );
}

function sectionKindAt(sections: readonly Section[], at: number): SectionKind {
  let section = sections.findLast(({ from, to }) => from <= at && at < to);
  while (section && section.kind === 'unknown' && section.parent) section = section.parent;
  return section?.kind ?? 'unknown';
}
