/** Adds the definition of a footnote, where the document keeps its definitions. */
import type { Postmortem, TextChange } from '../model.ts';
import { lineEnd, newlineOf } from './written.ts';

/**
 * The change that adds a footnote's definition (`[^e7]: …`, one line) after the last one, or at the end of the document.
 * Empty where the label is defined already.
 */
export function addFootnote(document: Postmortem, label: string, definition: string): readonly TextChange[] {
  if (document.footnotes.some((note) => note.label === label)) return [];
  const { text } = document;
  const newline = newlineOf(text);
  const line = definition.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  const last = document.footnotes.reduce((end, note) => Math.max(end, note.to), 0);
  if (last > 0) {
    let end = last;
    while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--;
    const at = lineEnd(text, end);
    return [{ from: at, to: at, insert: `${newline}${line}` }];
  }
  const gap = text === '' || /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? newline : newline + newline;
  return [{ from: text.length, to: text.length, insert: `${gap}${line}${newline}` }];
}
