/** Saved HTML (wiki pages, blog posts, status updates) to the Markdown a person would have written, with a way back. */
import { parse } from 'parse5';
import type { Problem } from '../model.ts';
import { ElementWriter } from './element-writer.ts';
import { attribute, countElements, type Element, findElement, isDropped, textOf } from './kept-elements.ts';
import { MarkdownWriter } from './markdown-writer.ts';
import { updateListToMarkdown } from './update-list.ts';

/** Markdown made from HTML. */
export interface ConvertedHtml {
  readonly text: string;
  /** Maps an offset of `text` to the offset of the HTML it came from; never decreases below 0 or beyond its end. */
  readonly toSource: (offset: number) => number;
  readonly problems: readonly Problem[];
}

/** The part of a page that is its text: `main` or the only `article`, when it holds a good part of the words. */
function contentRoot(body: Element): Element {
  const isMain = (element: Element) => element.tagName === 'main' || attribute(element, 'role') === 'main';
  const isArticle = (element: Element) => element.tagName === 'article';
  const main =
    findElement(body, isMain) ?? (countElements(body, isArticle) === 1 ? findElement(body, isArticle) : null);
  return main && textOf(main).length * 4 >= textOf(body).length ? main : body;
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
  const root = body && contentRoot(body);
  const writer = new ElementWriter(html, out);
  const isTitle = (element: Element) => element.tagName === 'h1' && !isDropped(element);
  if (root && !findElement(root, isTitle)) {
    const title =
      findElement(body, isTitle) ?? findElement(document, (element) => element.tagName === 'title');
    if (title) writer.heading(title, 1);
  }
  if (root) writer.children(root, 0);
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
