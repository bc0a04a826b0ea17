import type { Span, TextChange } from '../model.ts';
import { lineStart, nextLine } from './written.ts';

/** Removes the whole lines that a span touches, with their line break; at the end of the text, the break before. */
export function removeLines(text: string, span: Span): TextChange {
  const from = lineStart(text, span.from);
  const to = nextLine(text, Math.max(span.from, span.to - 1));
  if (to === text.length && !text.endsWith('\n') && from > 0) {
    return { from: text.charCodeAt(from - 2) === 13 ? from - 2 : from - 1, to, insert: '' };
  }
  return { from, to, insert: '' };
}
