/**
 * The Markdown grammar of postmortems: GFM, with front matter and footnotes, on Lezer's parser, so that
 * positions are exact and re-parsing after an edit costs only what changed.
 */
import type { Tree, TreeFragment } from '@lezer/common';
import {
  type BlockContext,
  parser as commonmark,
  GFM,
  type Line,
  type MarkdownConfig,
  type MarkdownParser,
  Table,
  TaskList,
} from '@lezer/markdown';

const FENCE = /^(---|\+\+\+)[ \t]*$/;
const REFERENCE = /^\[\^[^\]\s]{1,100}\]/;
const FOOTNOTE = /^\[\^([^\]\s]{1,100})\]:[ \t]*/;

/** The text up to the end of the closing fence of a front matter block, or 0 when there is none. */
export function frontMatterEnd(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const mark = text.startsWith('---', start) ? '---' : text.startsWith('+++', start) ? '+++' : null;
  if (mark === null) return 0;
  const firstBreak = text.indexOf('\n', start);
  if (firstBreak < 0 || !FENCE.test(text.slice(start, firstBreak).trimEnd())) return 0;
  let at = text.indexOf(`\n${mark}`, firstBreak);
  while (at >= 0) {
    const lineEnd = text.indexOf('\n', at + 1);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (end - at < 40 && FENCE.test(text.slice(at + 1, end).trimEnd())) {
      return looksLikeFields(text, firstBreak + 1, at) ? end : 0;
    }
    at = text.indexOf(`\n${mark}`, at + 1);
  }
  return 0;
}

/** Tells front matter from a document that merely opens with a horizontal rule. */
function looksLikeFields(text: string, from: number, to: number): boolean {
  if (to <= from) return true;
  const lines = text.slice(from, Math.min(to, from + 4000)).split('\n');
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return first === undefined || /^\s*(['"]?[\p{L}_][\p{L}\p{N}_ .-]*['"]?\s*[:=]|\[|-\s)/u.test(first);
}

const STARTS_BLOCK = /^([#>`~|]|[-*+] |\d+[.)] |\[\^)/;

function parseFootnote(cx: BlockContext, line: Line): boolean {
  if (line.next !== 91 /* [ */) return false;
  const opening = FOOTNOTE.exec(line.text.slice(line.pos, line.pos + 120));
  if (!opening) return false;
  const from = cx.lineStart + line.pos;
  const contentFrom = from + opening[0].length;
  const parts = [line.text.slice(line.pos + opening[0].length)];
  let to = cx.lineStart + line.text.length;
  while (cx.nextLine()) {
    const rest = line.text.slice(line.pos, line.pos + 120);
    if (rest === '' || STARTS_BLOCK.test(rest)) break;
    parts.push(line.text);
    to = cx.lineStart + line.text.length;
  }
  const mark = cx.elt('FootnoteMark', from, from + opening[0].trimEnd().length);
  const inline = cx.parser.parseInline(parts.join('\n'), contentFrom);
  cx.addElement(cx.elt('FootnoteDefinition', from, Math.max(to, contentFrom), [mark, ...inline]));
  return true;
}

const footnoteBlocks: MarkdownConfig = {
  defineNodes: [{ name: 'FootnoteDefinition', block: true }, 'FootnoteMark'],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      parse: parseFootnote,
      endLeaf: (_cx, line) => line.next === 91 && FOOTNOTE.test(line.text.slice(line.pos, line.pos + 120)),
      before: 'LinkReference',
    },
  ],
};

const footnoteReferences: MarkdownConfig = {
  defineNodes: ['FootnoteReference'],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== 91 || cx.char(pos + 1) !== 94) return -1;
        const found = REFERENCE.exec(cx.slice(pos, Math.min(cx.end, pos + 110)));
        return found ? cx.addElement(cx.elt('FootnoteReference', pos, pos + found[0].length)) : -1;
      },
    },
  ],
};

const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(cx, line) {
        if (cx.lineStart > 1 || cx.depth > 1) return false;
        const from = cx.lineStart;
        const mark = line.text.replace('\ufeff', '').trimEnd();
        if (mark !== '---' && mark !== '+++') return false;
        let to = from + line.text.length;
        while (cx.nextLine()) {
          to = cx.lineStart + line.text.length;
          if (line.text.trimEnd() === mark) {
            cx.nextLine();
            break;
          }
        }
        cx.addElement(cx.elt('FrontMatter', from, to));
        return true;
      },
    },
  ],
};

/**
 * The grammar's own hard break looks along a run of blanks again from each of its blanks: a line of many thousand would
 * take minutes. Here only the first blank of a run is asked.
 */
const hardBreak: MarkdownConfig = {
  parseInline: [
    {
      name: 'HardBreak',
      parse(cx, next, start) {
        if (next === 92 && cx.char(start + 1) === 10)
          return cx.addElement(cx.elt('HardBreak', start, start + 2));
        if (next !== 32 || (start > cx.offset && cx.char(start - 1) === 32)) return -1;
        let end = start + 1;
        while (cx.char(end) === 32) end++;
        if (cx.char(end) !== 10 || end < start + 2) return -1;
        return cx.addElement(cx.elt('HardBreak', start, end + 1));
      },
    },
  ],
};

/** What the grammar makes nothing of: letters, figures, single blanks, most punctuation. */
const PLAIN = /(?:[^\\&`<*_![\]~ ]| (?! ))+/y;
const ADDRESS = /@|www\.|https?:\/\/|mailto:|xmpp:/;
let asked = '';
let hasAddress = false;

/** Passes over plain words at once: each of the grammar's ten readers would look at every letter of them. */
const plainWords: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainWords',
      before: 'Escape',
      parse(cx, _next, start) {
        const { text, offset } = cx;
        if (text !== asked) {
          asked = text;
          hasAddress = ADDRESS.test(text);
        }
        // An address may begin at any letter.
        if (hasAddress) return -1;
        PLAIN.lastIndex = start - offset;
        return PLAIN.test(text) ? offset + PLAIN.lastIndex : -1;
      },
    },
  ],
};

/** Reads documents without front matter (a `---` on the first line is a rule there). */
export const bodyParser: MarkdownParser = commonmark.configure([
  GFM,
  footnoteBlocks,
  footnoteReferences,
  hardBreak,
  plainWords,
]);
/** Reads documents that `frontMatterEnd` says open with front matter. */
export const frontedParser: MarkdownParser = commonmark.configure([
  GFM,
  footnoteBlocks,
  footnoteReferences,
  frontMatter,
  hardBreak,
  plainWords,
]);

/** The grammar that fits this text. Both know the same nodes but `FrontMatter`. */
export function parserFor(text: string): MarkdownParser {
  return frontMatterEnd(text) > 0 ? frontedParser : bodyParser;
}

const PADDED_DELIMITER = /^([ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*)\|([ \t]+)$/gm;

/**
 * The text as the grammar can read it, every offset where it was. It takes a byte order mark or a carriage return for a word, and sees no
 * table where blanks follow the delimiter row's last pipe; both are common in files from Windows and from wikis.
 */
function forGrammar(text: string): string {
  const unmarked = text.charCodeAt(0) === 0xfeff && frontMatterEnd(text) === 0 ? ` ${text.slice(1)}` : text;
  const plain = unmarked.includes('\r') ? unmarked.replace(/\r\n/g, ' \n').replaceAll('\r', '\n') : unmarked;
  return /-[ \t]*\|[ \t]+(?:\n|$)/.test(plain) ? plain.replace(PADDED_DELIMITER, '$1$2|') : plain;
}

/** Parses the text, reusing `fragments` of an older tree where they still hold. */
export function parseMarkdown(text: string, fragments?: readonly TreeFragment[]): Tree {
  return parserFor(text).parse(forGrammar(text), fragments);
}

const BLOCKS_ONLY: MarkdownConfig = {
  // Without this the parser would still look at every character of every paragraph.
  parseInline: [{ name: 'SkipInline', parse: (cx) => cx.end }],
  remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'],
};
const bodyOutline = commonmark.configure([Table, TaskList, footnoteBlocks, BLOCKS_ONLY]);
const frontedOutline = commonmark.configure([Table, TaskList, footnoteBlocks, frontMatter, BLOCKS_ONLY]);

/** Parses the block structure alone, which is all that reading needs: a third of the cost of the whole tree. */
export function parseOutline(text: string, fragments?: readonly TreeFragment[]): Tree {
  const outline = frontMatterEnd(text) > 0 ? frontedOutline : bodyOutline;
  return outline.parse(forGrammar(text), fragments);
}
