/** Walks parsed HTML and writes each element as Markdown. */
import { findTimes } from '../times/find-times.ts';
import {
  attribute,
  type ChildNode,
  type Element,
  findElement,
  headingLevel,
  isBlock,
  isDropped,
  isElement,
  isInItem,
  isText,
  markOf,
  textOf,
} from './kept-elements.ts';
import { isSafeLink, writeCode, writeImage, writeText } from './leaf-elements.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { writeTable } from './write-table.ts';

/** Beyond this nesting only text is kept: real pages stay under 60; the call stack holds a few thousand. */
const DEEPEST = 400;
export class ElementWriter {
  readonly #source: string;
  readonly #out: MarkdownWriter;
  #inTable = 0;
  /** Offset of the Markdown at which nesting became too deep; -1 when it never did. */
  tooDeep = -1;

  constructor(source: string, out: MarkdownWriter) {
    this.#source = source;
    this.#out = out;
  }

  children(parent: { childNodes: ChildNode[] }, depth: number): void {
    for (const node of parent.childNodes) {
      if (isText(node)) writeText(this.#out, this.#source, node, this.#inTable > 0);
      else if (isElement(node) && !isDropped(node)) this.#element(node, depth + 1);
    }
  }

  heading(element: Element, level: number): void {
    const at = this.#start(element);
    if (!textOf(element).trim()) return;
    this.#out.breakBlock(true, at);
    if (!this.#out.flat) this.#out.made(`${'#'.repeat(level)} `, at);
    this.#out.flatten(true);
    this.children(element, DEEPEST - 50);
    this.#out.flatten(false);
    this.#out.breakBlock(true, this.#end(element));
  }

  #start(element: Element): number {
    return element.sourceCodeLocation?.startOffset ?? 0;
  }

  #end(element: Element): number {
    return element.sourceCodeLocation?.endOffset ?? this.#start(element);
  }

  #element(element: Element, depth: number): void {
    if (depth > DEEPEST) {
      if (this.tooDeep < 0) this.tooDeep = this.#out.length;
      const text = textOf(element).replace(/\s+/g, ' ').trim();
      if (text) this.#out.made(text, this.#start(element));
      return;
    }
    const level = headingLevel(element);
    if (level > 0) {
      this.heading(element, level);
      return;
    }
    const at = this.#start(element);
    const mark = markOf(element);
    if (mark) {
      const opened = this.#out.openMark(mark, mark);
      this.children(element, depth);
      if (opened) this.#out.closeMark(this.#end(element));
      return;
    }
    switch (element.tagName) {
      case 'br':
        this.#out.breakLine(at);
        return;
      case 'hr':
        this.#out.breakBlock(true, at);
        if (!this.#out.flat) this.#out.made('***', at);
        this.#out.breakBlock(true, at);
        return;
      case 'ul':
      case 'ol':
      case 'menu':
        this.#list(element, depth);
        return;
      case 'li':
        this.#item(element, '- ', depth);
        return;
      case 'ac:task':
        this.#task(element, depth);
        return;
      case 'dl':
        this.#definitions(element, depth);
        return;
      case 'blockquote':
        this.#indented(element, '> ', '> ', true, depth);
        return;
      case 'table':
        this.#table(element, depth);
        return;
      case 'pre':
        if (this.#out.flat) this.#inlineCode(element, DEEPEST - 50);
        else writeCode(this.#out, this.#source, element);
        return;
      case 'code':
      case 'kbd':
      case 'samp':
      case 'tt':
        this.#inlineCode(element, depth);
        return;
      case 'a':
        this.#link(element, depth);
        return;
      case 'img':
        writeImage(this.#out, element);
        return;
      case 'time':
        this.#time(element, depth);
        return;
      case 'input':
        if (!isInItem(element)) return;
        this.#out.made(attribute(element, 'checked') === null ? '[ ]' : '[x]', at);
        this.#out.space(at);
        return;
      default:
    }
    if (!isBlock(element)) {
      this.children(element, depth);
      return;
    }
    this.#out.breakBlock(true, at);
    this.children(element, depth);
    this.#out.breakBlock(true, this.#end(element));
  }

  #indented(element: Element, first: string, rest: string, blank: boolean, depth: number): void {
    const at = this.#start(element);
    const end = this.#end(element);
    this.#out.breakBlock(blank, at);
    if (this.#out.flat) {
      this.children(element, depth);
      this.#out.space(end);
      return;
    }
    this.#out.indent(first, rest);
    this.children(element, depth);
    this.#out.breakBlock(blank, end);
    this.#out.dedent(end);
    this.#out.breakBlock(blank, end);
  }

  #item(element: Element, marker: string, depth: number): void {
    this.#indented(element, marker, ' '.repeat(marker.length), false, depth);
  }

  #list(element: Element, depth: number): void {
    const ordered = element.tagName === 'ol';
    let number = Number(attribute(element, 'start') ?? 1) || 1;
    const nested =
      element.parentNode && 'tagName' in element.parentNode && element.parentNode.tagName === 'li';
    this.#out.breakBlock(!nested, this.#start(element));
    for (const node of element.childNodes) {
      if (isText(node)) writeText(this.#out, this.#source, node, this.#inTable > 0);
      if (!isElement(node) || isDropped(node)) continue;
      if (node.tagName === 'li') this.#item(node, ordered ? `${number++}. ` : '- ', depth + 1);
      else this.#element(node, depth + 1);
    }
    this.#out.breakBlock(!nested, this.#end(element));
  }

  /** A task of Confluence's storage format. */
  #task(element: Element, depth: number): void {
    const status = findElement(element, (child) => child.tagName === 'ac:task-status');
    const body = findElement(element, (child) => child.tagName === 'ac:task-body');
    const done = status !== null && textOf(status).trim() === 'complete';
    if (body) this.#item(body, done ? '- [x] ' : '- [ ] ', depth);
  }

  #definitions(element: Element, depth: number): void {
    this.#out.breakBlock(true, this.#start(element));
    for (const node of element.childNodes) {
      if (!isElement(node) || isDropped(node)) continue;
      if (node.tagName === 'dt') {
        this.#out.breakBlock(false, this.#start(node));
        this.#out.made('- ', this.#start(node));
        this.#out.openMark('**', ':**');
        this.children(node, depth);
        this.#out.closeMark(this.#end(node));
        this.#out.space(this.#end(node));
      } else if (node.tagName === 'dd') {
        this.#out.flatten(true);
        this.children(node, depth);
        this.#out.flatten(false);
      } else this.#element(node, depth + 1);
    }
    this.#out.breakBlock(true, this.#end(element));
  }

  #table(element: Element, depth: number): void {
    writeTable(this.#out, element, (cell, inGrid) => {
      this.#inTable += inGrid ? 1 : 0;
      this.children(cell, depth);
      this.#inTable -= inGrid ? 1 : 0;
    });
  }

  #inlineCode(element: Element, depth: number): void {
    const fence = textOf(element).includes('`') ? '``' : '`';
    const opened = this.#out.openMark(fence, fence);
    this.#out.flatten(true);
    this.children(element, depth);
    this.#out.flatten(false);
    if (opened) this.#out.closeMark(this.#end(element));
  }

  #link(element: Element, depth: number): void {
    const href = attribute(element, 'href')?.trim() ?? '';
    const words = textOf(element).trim();
    // Permanent links beside headings (`¶`, `#`) are no part of the words.
    if (href.startsWith('#') && /^[¶#§🔗]?$/u.test(words)) return;
    const useful = isSafeLink(href) && !href.startsWith('#');
    const opened = useful && this.#out.openMark('[', `](${href})`);
    this.children(element, depth);
    if (opened) this.#out.closeMark(this.#end(element));
  }

  /** `<time datetime>`: the words, unless they say less than the attribute ("3 hours ago"). */
  #time(element: Element, depth: number): void {
    const stated = attribute(element, 'datetime')?.trim() ?? '';
    const full = findTimes(stated)[0];
    const words = findTimes(textOf(element))[0];
    const better = full?.date && full.clock && !(words?.date && words.clock && (words.zone || !full.zone));
    if (better) this.#out.made(stated, this.#start(element));
    else this.children(element, depth);
  }
}
