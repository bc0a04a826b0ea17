/** Reads a postmortem from its text: the one way in. */
import type { Postmortem, ReadOptions, TextChange } from '../model.ts';
import { listBlocks } from './blocks.ts';
import { parseMarkdown } from './markdown-parser.ts';
import { readSections } from './sections.ts';

/** Reads any text as a postmortem. Never throws; what cannot be read is absent or a problem with a place. */
export function readDocument(text: string, _options: ReadOptions = {}): Postmortem {
  const tree = parseMarkdown(text);
  const blocks = listBlocks(text, tree);
  const { sections } = readSections(text, blocks);
  const heading = sections.find((section) => section.level > 0 && section.level < 3);
  const title = heading
    ? {
        ...heading.headingSpan,
        value: heading.heading,
        raw: text.slice(heading.headingSpan.from, heading.headingSpan.to),
      }
    : null;
  return {
    source: text,
    format: 'markdown',
    text,
    toSource: (offset) => offset,
    tree,
    title,
    date: null,
    status: null,
    incidentStatus: null,
    severity: null,
    authors: [],
    zone: null,
    services: [],
    duration: null,
    durations: [],
    metadata: new Map(),
    sections,
    timeline: [],
    moments: {},
    factors: [],
    whys: [],
    actions: [],
    impact: [],
    related: [],
    footnotes: [],
    problems: [],
  };
}

/** The document after `changes` (each against the text before any of them), as if read from scratch. */
export function updateDocument(previous: Postmortem, changes: readonly TextChange[]): Postmortem {
  let text = previous.text;
  for (const change of [...changes].sort((a, b) => b.from - a.from)) {
    text = text.slice(0, change.from) + change.insert + text.slice(change.to);
  }
  return readDocument(text);
}
