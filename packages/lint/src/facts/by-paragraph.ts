/**
 * Reads a text paragraph by paragraph and keeps what was read, so that after a keystroke one paragraph is read.
 * For what never reaches over a blank line, and never looks over one.
 */
import type { Span } from '@debrief/document';
import { ownCopy } from '../language/own-copy.ts';

const BLANK_LINE = /\n[ \t\r]*\n/g;

/** A paragraph's words; the same object in one version of a text and the next. */
interface Passage {
  readonly text: string;
}

interface Paragraph {
  readonly from: number;
  readonly passage: Passage;
}

/** Paragraphs of one text; nearly always the rules ask about the text they asked about last, or the next version of it. */
let latest: { readonly text: string; readonly paragraphs: readonly Paragraph[] } = {
  text: '',
  paragraphs: [],
};

/** A reader of whole texts, made of a reader of paragraphs (which end with their line's end). */
export function byParagraph<T extends Span>(
  read: (paragraph: string) => readonly T[],
): (text: string) => T[] {
  const kept = new WeakMap<Passage, readonly T[]>();
  return (text) => {
    const found: T[] = [];
    for (const { from, passage } of paragraphsOf(text)) {
      let own = kept.get(passage);
      if (own === undefined) {
        own = read(passage.text);
        kept.set(passage, own);
      }
      for (const one of own) found.push({ ...one, from: one.from + from, to: one.to + from });
    }
    return found;
  };
}

function paragraphsOf(text: string): readonly Paragraph[] {
  if (latest.text === text) return latest.paragraphs;
  const cuts: { readonly from: number; readonly text: string }[] = [];
  let from = 0;
  BLANK_LINE.lastIndex = 0;
  for (let gap = BLANK_LINE.exec(text); gap !== null; gap = BLANK_LINE.exec(text)) {
    const to = gap.index + 1;
    if (to > from) cuts.push({ from, text: text.slice(from, to) });
    from = gap.index + gap[0].length;
  }
  if (from < text.length) cuts.push({ from, text: text.slice(from) });
  const before = latest.paragraphs;
  const added = cuts.length - before.length;
  const paragraphs = cuts.map((cut, index): Paragraph => {
    // Counted from the beginning, or from the end: all but the paragraph that changed stand where they stood.
    const known = [before[index], before[index - added]].find((one) => one?.passage.text === cut.text);
    return { from: cut.from, passage: known?.passage ?? { text: ownCopy(cut.text) } };
  });
  latest = { text, paragraphs };
  return paragraphs;
}
