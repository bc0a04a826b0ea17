/** Impact statements by whom they speak of, with the numbers read in them. */
import type { ImpactItem, Postmortem, SectionKind } from '@debrief/document';

export interface ImpactGroup {
  readonly title: string;
  readonly items: readonly ImpactItem[];
}

const titles: Partial<Record<SectionKind, string>> = {
  'customer-impact': 'Customers',
  'business-impact': 'Business',
  'technical-impact': 'Systems',
};

/** In the order of the document; items under no heading of their own stand under “Impact”. */
export function impactGroups(document: Postmortem): readonly ImpactGroup[] {
  const groups = new Map<string, ImpactItem[]>();
  for (const item of document.impact) {
    const section = document.sections.findLast(
      ({ from, to, kind }) =>
        from <= item.from && item.to <= to && (titles[kind] !== undefined || kind === 'impact'),
    );
    const title = (section && titles[section.kind]) ?? 'Impact';
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

/** Which of what a reader asks about impact no statement tells yet. */
export function openQuestions(document: Postmortem): readonly string[] {
  const text = document.impact.map((item) => item.text).join('\n');
  const units = new Set(
    document.impact.flatMap(({ numbers }) => numbers.map(({ unit }) => unit.toLowerCase())),
  );
  const asked: readonly (readonly [string, boolean])[] = [
    [
      'How many people or requests felt it?',
      /\b(?:users?|customers?|requests?|tenants?|accounts?|orders?|sessions?)\b/i.test(text) &&
        units.size > 0,
    ],
    [
      'For how long did they feel it?',
      document.duration !== null || /\b\d+\s*(?:min|h|hour|second|day)/i.test(text),
    ],
    ['What could they not do?', document.impact.length > 0],
    ['Was data lost, or shown to the wrong people?', /\bdata\b/i.test(text)],
    [
      'What did it cost: money, an agreement on availability, tickets?',
      /[$€£]|\b(?:sla|slo|credits?|revenue|tickets?|cost)\b/i.test(text),
    ],
  ];
  return asked.filter(([, answered]) => !answered).map(([question]) => question);
}
