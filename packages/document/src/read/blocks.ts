/**
 * The document's block structure as one flat list in document order: what every other reader walks.
 * Inline nodes are never visited, so the pass costs little more than the number of blocks.
 */
import type { Tree } from '@lezer/common';
import { type Cell, isSpace, splitRow, trimmed } from './cells.ts';

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'table'
  | 'code'
  | 'html'
  | 'rule'
  | 'front-matter'
  | 'footnote'
  | 'link-reference';

export interface Row {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly Cell[];
}

export interface Block {
  readonly kind: BlockKind;
  readonly from: number;
  /** End of the whole block: for an item, of everything nested below it. */
  readonly to: number;
  /** The block's own words: a heading without marks, an item's first paragraph without its mark. */
  textFrom: number;
  textTo: number;
  /** Heading level 1 to 6, else 0. */
  readonly level: number;
  /** How many lists it stands in: an outermost item has 1. */
  readonly depth: number;
  readonly quoted: boolean;
  /** The item it stands in. */
  readonly item: Block | null;
  readonly ordered: boolean;
  /** What stands in the task box, `null` without one. */
  task: string | null;
  /** Rows of a table, the header row first. */
  readonly rows: readonly Row[];
  /** Place in the list. */
  readonly index: number;
}

const NO_ROWS: readonly Row[] = [];
const TASK_BOX = /^\[([^\]\n]{0,12})\]\s+/;
const INLINE_BOX = /^(?:[xX✓✔✅ ]|n\/?a|N\/?A|-|~|\/|>)?$/;

/** Quotes in quotes beyond this are text of nobody’s making; reading on would only use up the stack. */
const DEEPEST = 60;

interface Draft extends Block {
  to: number;
}

/** Lists the blocks of a parsed document, in order. */
export function listBlocks(text: string, tree: Tree): readonly Block[] {
  const blocks: Block[] = [];
  const cursor = tree.cursor();
  let quotes = 0;
  let item: Block | null = null;
  let depth = 0;
  let nesting = 0;

  const add = (kind: BlockKind, from: number, to: number, extra: Partial<Block> = {}): Draft => {
    const block: Draft = {
      kind,
      from,
      to,
      textFrom: from,
      textTo: to,
      level: 0,
      depth,
      quoted: quotes > 0,
      item,
      ordered: false,
      task: null,
      rows: NO_ROWS,
      index: blocks.length,
      ...extra,
    };
    blocks.push(block);
    return block;
  };

  const heading = (level: number): void => {
    const { from, to } = cursor;
    let textFrom = from;
    let textTo = to;
    const setext = cursor.name.startsWith('Setext');
    if (setext) {
      const lastBreak = text.lastIndexOf('\n', to - 1);
      if (lastBreak > from) textTo = lastBreak;
    } else {
      while (text.charCodeAt(textFrom) === 35) textFrom++;
      let end = to;
      while (end > textFrom && isSpace(text.charCodeAt(end - 1))) end--;
      let marks = end;
      while (marks > textFrom && text.charCodeAt(marks - 1) === 35) marks--;
      if (marks < end && (marks === textFrom || isSpace(text.charCodeAt(marks - 1)))) textTo = marks;
    }
    const words = trimmed(text, textFrom, textTo);
    add('heading', from, to, { level, textFrom: words.from, textTo: words.to });
  };

  const table = (): void => {
    const { from, to } = cursor;
    const rows: Row[] = [];
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'TableHeader' || cursor.name === 'TableRow') {
          rows.push({ from: cursor.from, to: cursor.to, cells: splitRow(text, cursor.from, cursor.to) });
        }
      } while (cursor.nextSibling());
      cursor.parent();
    }
    add('table', from, to, { rows });
  };

  const listItem = (ordered: boolean): void => {
    const { from, to } = cursor;
    const own = add('item', from, to, { depth: depth + 1, ordered, textFrom: from, textTo: from });
    const outer = item;
    item = own;
    depth++;
    let first = true;
    if (nesting < DEEPEST && cursor.firstChild()) {
      nesting++;
      do {
        const name = cursor.name;
        if (name === 'ListMark') {
          own.textFrom = Math.min(cursor.to + 1, to);
          own.textTo = own.textFrom;
        } else if (first && (name === 'Paragraph' || name === 'Task')) {
          first = false;
          own.textFrom = cursor.from;
          own.textTo = cursor.to;
          if (text.charCodeAt(cursor.from) === 91) readTask(text, own);
        } else if (name !== 'QuoteMark') {
          first = false;
          visit(name);
        }
      } while (cursor.nextSibling());
      cursor.parent();
      nesting--;
    }
    item = outer;
    depth--;
  };

  const children = (ordered: boolean): void => {
    if (nesting >= DEEPEST || !cursor.firstChild()) return;
    nesting++;
    do {
      if (cursor.name === 'ListItem') listItem(ordered);
      else visit(cursor.name);
    } while (cursor.nextSibling());
    cursor.parent();
    nesting--;
  };

  const visit = (name: string): void => {
    switch (name) {
      case 'Paragraph':
        add('paragraph', cursor.from, cursor.to);
        break;
      case 'Task':
        add('paragraph', cursor.from, cursor.to);
        break;
      case 'ATXHeading1':
      case 'SetextHeading1':
        heading(1);
        break;
      case 'ATXHeading2':
      case 'SetextHeading2':
        heading(2);
        break;
      case 'ATXHeading3':
        heading(3);
        break;
      case 'ATXHeading4':
        heading(4);
        break;
      case 'ATXHeading5':
        heading(5);
        break;
      case 'ATXHeading6':
        heading(6);
        break;
      case 'BulletList':
        children(false);
        break;
      case 'OrderedList':
        children(true);
        break;
      case 'Blockquote':
        quotes++;
        children(false);
        quotes--;
        break;
      case 'Table':
        table();
        break;
      case 'FencedCode':
      case 'CodeBlock':
        add('code', cursor.from, cursor.to);
        break;
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        add('html', cursor.from, cursor.to);
        break;
      case 'HorizontalRule':
        add('rule', cursor.from, cursor.to);
        break;
      case 'FrontMatter':
        add('front-matter', cursor.from, cursor.to);
        break;
      case 'FootnoteDefinition':
        add('footnote', cursor.from, cursor.to);
        break;
      case 'LinkReference':
        add('link-reference', cursor.from, cursor.to);
        break;
    }
  };

  children(false);
  return blocks;
}

function readTask(text: string, own: Block): void {
  const box = TASK_BOX.exec(text.slice(own.textFrom, Math.min(own.textTo, own.textFrom + 24)));
  if (!box || !INLINE_BOX.test(box[1]!.trim())) return;
  own.task = box[1]!.trim();
  own.textFrom += box[0].length;
}
