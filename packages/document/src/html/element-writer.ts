/** Walks parsed HTML and writes each element as Markdown. */
import { findTimes } from '../times/find-times.ts';
import { characterMap } from './character-map.ts';
import {
  attribute,
  type ChildNode,
  type Element,
  findElement,
  headingLevel,
  isBlock,
  isDropped,
  isElement,
  isText,
  markOf,
  type TextNode,
  textOf,
} from './kept-elements.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { isGrid, tableRows } from './table-rows.ts';

/** Beyond this nesting only text is kept: real pages stay under 60; the call stack holds a few thousand. */
const DEEPEST = 400;
/** Words, marks, blanks, and (last) characters that show nothing: soft hyphens, zero-width spaces. */
const WORDS = /[^\s\u00ad\u200b|<]+|[|<]|\s+|[\u00ad\u200b]+/g;
const SAFE_LINK = /^(?:https?:|mailto:|\/|#|\.|[\w-]+(?:[/.?#]|$))/i;

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
      if (isText(node)) this.#text(node);
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
        this.#code(element);
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
        this.#image(element);
        return;
      case 'time':
        this.#time(element, depth);
        return;
      case 'input':
        this.#out.made(attribute(element, 'checked') === null ? '[ ] ' : '[x] ', at);
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

  #text(node: TextNode): void {
    const from = node.sourceCodeLocation?.startOffset ?? 0;
    const to = node.sourceCodeLocation?.endOffset ?? from;
    const map = characterMap(this.#source, from, to, node.value);
    WORDS.lastIndex = 0;
    for (let match = WORDS.exec(node.value); match; match = WORDS.exec(node.value)) {
      const at = map ? map[match.index]! : from + match.index;
      const piece = match[0];
      const first = piece.charCodeAt(0);
      if (first === 0xad || first === 0x200b) continue;
      if (first <= 32 || piece.trim() === '') this.#out.space(at);
      else if (piece === '|' && this.#inTable > 0) this.#out.made('\\|', at);
      else if (piece === '<' && /[A-Za-z/!?]/.test(node.value[match.index + 1] ?? ''))
        this.#out.made('\\<', at);
      else if (map) this.#mapped(piece, map, match.index);
      else this.#out.text(piece, at);
    }
  }

  #mapped(piece: string, map: Int32Array, index: number): void {
    let from = 0;
    for (let next = 1; next <= piece.length; next++) {
      if (next < piece.length && map[index + next] === map[index + from]! + (next - from)) continue;
      this.#out.text(piece.slice(from, next), map[index + from]!);
      from = next;
    }
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
      if (isText(node)) this.#text(node);
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
    const rows = tableRows(element);
    if (this.#out.flat || !isGrid(element, rows)) {
      for (const row of rows) {
        for (const cell of row.cells) {
          this.#out.breakBlock(true, this.#start(cell));
          this.children(cell, depth);
          this.#out.breakBlock(true, this.#end(cell));
        }
      }
      return;
    }
    const width = Math.max(...rows.map((row) => row.cells.length));
    this.#out.breakBlock(true, this.#start(element));
    const first = rows[0]!;
    if (!first.isHead) this.#out.made(`|${'  |'.repeat(width)}`, this.#start(element));
    if (!first.isHead) this.#rule(width, this.#start(element));
    for (const [index, row] of rows.entries()) {
      this.#row(row.cells, width, depth, this.#start(row.element));
      if (index === 0 && first.isHead) this.#rule(width, this.#end(row.element));
    }
    this.#out.breakBlock(true, this.#end(element));
  }

  #rule(width: number, at: number): void {
    this.#out.breakBlock(false, at);
    this.#out.made(`|${' --- |'.repeat(width)}`, at);
    this.#out.breakBlock(false, at);
  }

  #row(cells: readonly Element[], width: number, depth: number, at: number): void {
    this.#out.breakBlock(false, at);
    this.#out.made('|', at);
    this.#inTable++;
    this.#out.flatten(true);
    for (let index = 0; index < width; index++) {
      const cell = cells[index];
      const end = cell ? this.#end(cell) : at;
      this.#out.space(cell ? this.#start(cell) : at);
      if (cell) this.children(cell, depth);
      this.#out.space(end);
      this.#out.made('|', end);
    }
    this.#out.flatten(false);
    this.#inTable--;
    this.#out.breakBlock(false, at);
  }

  #code(element: Element): void {
    if (this.#out.flat) {
      this.#inlineCode(element, DEEPEST - 50);
      return;
    }
    const at = this.#start(element);
    const text = textOf(element)
      .replace(/\r\n?/g, '\n')
      .replace(/^\n|\n$/g, '');
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)));
    this.#out.breakBlock(true, at);
    this.#out.made(fence, at);
    const from = element.sourceCodeLocation?.startTag?.endOffset ?? at;
    // Syntax colouring splits a line over many elements: find each line again in the source, else stay at the block.
    let cursor = from;
    for (const line of text.split('\n')) {
      const found = line ? this.#source.indexOf(line, cursor) : -1;
      const inside = found >= 0 && found < this.#end(element);
      this.#out.codeLine(inside ? found : cursor);
      if (inside) this.#out.text(line, found);
      else if (line) this.#out.made(line, cursor);
      if (inside) cursor = found + line.length;
    }
    this.#out.codeLine(cursor);
    this.#out.made(fence, cursor);
    this.#out.breakBlock(true, this.#end(element));
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
    const useful = href !== '' && SAFE_LINK.test(href) && !href.startsWith('#') && !/[\s<>()]/.test(href);
    const opened = useful && this.#out.openMark('[', `](${href})`);
    this.children(element, depth);
    if (opened) this.#out.closeMark(this.#end(element));
  }

  #image(element: Element): void {
    const alt = (attribute(element, 'alt') ?? '').replace(/[[\]\s]+/g, ' ').trim();
    const src = attribute(element, 'src') ?? '';
    if (alt && src && !/[\s<>()]/.test(src) && SAFE_LINK.test(src))
      this.#out.made(`![${alt}](${src})`, this.#start(element));
    else if (alt) this.#out.made(alt, this.#start(element));
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
