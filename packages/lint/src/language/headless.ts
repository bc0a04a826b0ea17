/** Whether a text says by headings what its parts are. */
import type { Postmortem } from '@debrief/document';

const LONGEST_NOTE = 1200;

/**
 * True for a short text without a single heading: a note, a pasted paragraph, one sentence on standard input.
 * Rules that ask about one kind of section take such a text as any section.
 */
export function isHeadless(document: Postmortem): boolean {
  return document.text.length <= LONGEST_NOTE && !hasHeadings(document);
}

/** Whether any heading (of Markdown's own kinds) divides the text. */
export function hasHeadings(document: Postmortem): boolean {
  return document.sections.some((section) => section.level >= 1 && section.level <= 6);
}
