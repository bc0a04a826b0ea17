/** Lines of the lists that actions and factors stand in. */
import type { Section, Span, TextChange } from '../model.ts';
import { lineEnd, lineStart, newlineOf, nextLine } from './written.ts';

/** A new item's line in the shape of the one that holds `like`: same indent, mark, number and task box. */
export function itemLike(text: string, like: Span, words: string): string {
  const line = text.slice(lineStart(text, like.from), lineEnd(text, like.from));
  const shape = /^([ \t>]*)(?:([-*+•])|(\d+)([.)]))([ \t]+)(\[[^\]\n]?\][ \t]+)?/.exec(line);
  if (shape === null) return `- ${words}`;
  const [, indent = '', bullet, number, dot = '.', space = ' ', box] = shape;
  const mark = bullet ?? `${Number(number) + 1}${dot}`;
  return `${indent}${mark}${space}${box === undefined ? '' : '[ ] '}${words}`;
}

/** Inserts a line right after the block that ends at `after`. */
export function insertAfter(text: string, after: Span, line: string): TextChange {
  let end = after.to;
  while (end > after.from && /\s/.test(text[end - 1] ?? '')) end--;
  const at = lineEnd(text, Math.max(after.from, end));
  return { from: at, to: at, insert: `${newlineOf(text)}${line}` };
}

/** Inserts a line at the end of a section's own content, a blank line before it when other words stand there. */
export function insertInSection(text: string, section: Section, contentTo: number, line: string): TextChange {
  const newline = newlineOf(text);
  let end = contentTo;
  while (end > section.contentFrom && /\s/.test(text[end - 1] ?? '')) end--;
  if (end > section.contentFrom) return { from: end, to: end, insert: `${newline}${newline}${line}` };
  const at = nextLine(text, section.headingSpan.to);
  const before = at > 0 && text[at - 1] !== '\n' ? newline : '';
  return { from: at, to: at, insert: `${before}${newline}${line}${newline}` };
}
