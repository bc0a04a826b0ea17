import type { Postmortem, Section, SectionKind } from '@debrief/document';

/** What stands directly under one heading, without the sections below it. */
export interface OwnText {
  readonly section: Section;
  /** The section's kind, or that of the nearest section around it which has one. */
  readonly kind: SectionKind;
  /** Offset of `text` in the document's text. */
  readonly from: number;
  readonly text: string;
}

/** The own text of every section, in order of the document. Every character stands in at most one of them. */
export function ownTexts(document: Postmortem): readonly OwnText[] {
  const firstChild = new Map<Section, number>();
  for (const { parent, from } of document.sections) {
    if (parent !== null) firstChild.set(parent, Math.min(from, firstChild.get(parent) ?? from));
  }
  return document.sections.map((section) => ({
    section,
    kind: kindOf(section),
    from: section.contentFrom,
    text: document.text.slice(section.contentFrom, firstChild.get(section) ?? section.to),
  }));
}

function kindOf(section: Section): SectionKind {
  let at: Section | null = section;
  while (at !== null && at.kind === 'unknown') at = at.parent;
  return at === null || at.kind === 'title' ? section.kind : at.kind;
}
