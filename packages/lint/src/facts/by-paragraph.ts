/**
 * Reads a text paragraph by paragraph and keeps what was read, so that after a keystroke one paragraph is read.
 * For what never reaches over a blank line, and never looks over one.
 */
import type { Span } from '@debrief/document';
import { ownCopy } from '../language/own-copy.ts';
import { remembered } from './remembered.ts';

const BLANK_LINE = /\n[ \t\r]*\n/g;
/** Paragraphs of one text; nearly always the rules ask about the text they asked about last. */
let latest: { readonly text: string; readonly paragraphs: readonly Paragraph[] } = {
  text: '',
  paragraphs: [],
};

interface Paragraph {
  readonly from: number;
  readonly text: string;
}

/** A reader of whole texts, made of a reader of paragraphs (which end with their line's end). */
export function byParagraph<T extends Span>(
  read: (paragraph: string) => readonly T[],
): (text: string) => T[] {
  const inParagraph = remembered(read);
  return (text) => {
    const found: T[] = [];
    for (const paragraph of paragraphsOf(text)) {
      for (const one of inParagraph(paragraph.text))
        found.push({ ...one, from: one.from + paragraph.from, to: one.to + paragraph.from });
    }
    return found;
  };
}

function paragraphsOf(text: string): readonly Paragraph[] {
  if (latest.text === text) return latest.paragraphs;
  const paragraphs: Paragraph[] = [];
  let from = 0;
  BLANK_LINE.lastIndex = 0;
  for (let gap = BLANK_LINE.exec(text); gap !== null; gap = BLANK_LINE.exec(text)) {
    const to = gap.index + 1;
    if (to > from) paragraphs.push({ from, text: text.slice(from, to) });
    from = gap.index + gap[0].length;
  }
  if (from < text.length) paragraphs.push({ from, text: text.slice(from) });
  latest = { text, paragraphs: withKnownStrings(paragraphs, latest.paragraphs) };
  return latest.paragraphs;
}

/** Where a paragraph is the same as before, the same string: engines tell those apart without reading them. */
function withKnownStrings(
  paragraphs: readonly Paragraph[],
  before: readonly Paragraph[],
): readonly Paragraph[] {
  const added = paragraphs.length - before.length;
  return paragraphs.map(({ from, text }, index) => {
    if (before[index]?.text === text) return { from, text: before[index].text };
    const other = before[index - added]?.text;
    return { from, text: other === text ? other : ownCopy(text) };
  });
}
