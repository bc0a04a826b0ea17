/** Saved HTML (wiki pages, blog posts, status updates) to the Markdown a person would have written, with a way back. */
import { parse } from 'parse5';
import type { Problem } from '../model.ts';
import { ElementWriter } from './element-writer.ts';
import { findElement, textOf } from './kept-elements.ts';
import { MarkdownWriter } from './markdown-writer.ts';
import { updateListToMarkdown } from './update-list.ts';

/** Markdown made from HTML. */
export interface ConvertedHtml {
  readonly text: string;
  /** Maps an offset of `text` to the offset of the HTML it came from; never decreases below 0 or beyond its end. */
  readonly toSource: (offset: number) => number;
  readonly problems: readonly Problem[];
}

/**
 * Reads HTML of any quality, whole pages or fragments, as Markdown: headings, paragraphs, lists, tables, code, links,
 * emphasis and times stay; navigation, scripts, styles and what is hidden go. Never throws. Spans of `problems` point
 * into the Markdown. A list of status updates saved as JSON (or printed by Python) is read as such.
 */
export function htmlToMarkdown(html: string): ConvertedHtml {
  const updates = updateListToMarkdown(html);
  if (updates) return { ...updates, problems: [] };
  const document = parse(html, { sourceCodeLocationInfo: true });
  const out = new MarkdownWriter();
  const body = findElement(document, (element) => element.tagName === 'body');
  const writer = new ElementWriter(html, out);
  const heading = body && findElement(body, (element) => element.tagName === 'h1');
  const title = heading ? null : findElement(document, (element) => element.tagName === 'title');
  if (title && textOf(title).trim()) writer.heading(title, 1);
  if (body) writer.children(body, 0);
  const { text, toSource } = out.finish(html.length);
  const problems: Problem[] = [];
  if (writer.tooDeep >= 0) {
    problems.push({
      code: 'html-too-deep',
      message: 'Elements are nested too deeply here; their text was kept, their structure was not.',
      from: Math.min(writer.tooDeep, text.length),
      to: Math.min(writer.tooDeep, text.length),
    });
  }
  return { text, toSource, problems };
}
