/** Adds, fills and empties sections. */
import type { Postmortem, Section, SectionKind, TextChange } from '../model.ts';
import { newlineOf } from './written.ts';

/** Kinds in the order of a postmortem; a new section goes before the first that comes later. */
const order: readonly SectionKind[] = [
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'what-happened',
  'trigger',
  'contributing-factors',
  'five-whys',
  'detection',
  'response',
  'resolution',
  'lessons',
  'went-well',
  'went-wrong',
  'lucky',
  'actions',
  'causes',
  'improvements',
  'prevention',
  'related',
  'appendix',
];

/**
 * The change that adds a section of the document's usual level. With `kind` it goes to its place in the order of a
 * postmortem, else to the end (before footnotes).
 */
export function addSection(
  document: Postmortem,
  heading: string,
  content: string,
  kind: SectionKind | null = kindOf(heading),
): readonly TextChange[] {
  const { text } = document;
  const newline = newlineOf(text);
  const level = usualLevel(document);
  const rank = kind === null ? -1 : order.indexOf(kind);
  const later =
    rank === -1
      ? undefined
      : document.sections.find((section) => section.level === level && order.indexOf(section.kind) > rank);
  const body = `${'#'.repeat(level)} ${heading.replace(/\s+/g, ' ').trim()}${newline}${newline}${content.trim().replace(/\r?\n/g, newline)}${newline}`;
  if (later !== undefined) return [{ from: later.from, to: later.from, insert: `${body}${newline}` }];
  const at =
    document.footnotes.length > 0 ? Math.min(...document.footnotes.map((note) => note.from)) : text.length;
  const before =
    at === 0
      ? ''
      : text.slice(0, at).endsWith(`${newline}${newline}`)
        ? ''
        : text.slice(0, at).endsWith('\n')
          ? newline
          : `${newline}${newline}`;
  return [{ from: at, to: at, insert: `${before}${body}${at === text.length ? '' : newline}` }];
}

/** The change that gives a section other content; its heading, and sections below it, stay as they are. */
export function setSection(document: Postmortem, section: Section, content: string): readonly TextChange[] {
  const { text } = document;
  const newline = newlineOf(text);
  const child = document.sections.find((other) => other.parent === section);
  const to = child?.from ?? section.to;
  const words = content.trim().replace(/\r?\n/g, newline);
  const start = section.level === 0 ? section.contentFrom : section.headingSpan.to;
  const lineBreak = text.indexOf('\n', start);
  const from =
    section.level === 0 ? section.contentFrom : lineBreak === -1 || lineBreak >= to ? to : lineBreak + 1;
  const lead =
    section.level === 0 ? '' : from === to && text[from - 1] !== '\n' ? `${newline}${newline}` : newline;
  const tail = to === text.length ? newline : `${newline}${newline}`;
  return [
    { from, to, insert: words === '' ? (to === text.length ? '' : newline) : `${lead}${words}${tail}` },
  ];
}

function usualLevel(document: Postmortem): number {
  const counts = new Map<number, number>();
  for (const section of document.sections) {
    if (section.level > 0 && section.level < 5)
      counts.set(section.level, (counts.get(section.level) ?? 0) + 1);
  }
  const known = document.sections.find(
    (section) => order.includes(section.kind) && section.level > 1 && section.level < 5,
  );
  return known?.level ?? ((counts.get(1) ?? 0) > 2 ? 1 : 2);
}

function kindOf(heading: string): SectionKind | null {
  const words = heading.trim().toLowerCase();
  const known: Readonly<Record<string, SectionKind>> = {
    timeline: 'timeline',
    'action items': 'actions',
    impact: 'impact',
    summary: 'summary',
    'contributing factors': 'contributing-factors',
    '5 whys': 'five-whys',
  };
  return known[words] ?? null;
}
