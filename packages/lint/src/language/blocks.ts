/** Walks the Markdown tree and yields blocks of prose, with everything that is no prose hidden. */
import type { Postmortem } from '@debrief/document';
import type { Sentence } from './prose.ts';
import { BREAK_MARK } from './split-sentences.ts';
import { CODE_MARK, GAP_MARK } from './tokenise.ts';

export interface Block {
  readonly from: number;
  readonly to: number;
  readonly kind: Sentence['block'];
  /** Inside a block quotation. */
  readonly quoted: boolean;
  /** The text with code, URLs and marks replaced, unit for unit. */
  readonly masked: string;
}

const LEAVES: ReadonlyMap<string, Sentence['block']> = new Map([
  ['Paragraph', 'paragraph'],
  ['Task', 'list-item'],
  ['TableCell', 'table-cell'],
  ['ATXHeading1', 'heading'],
  ['ATXHeading2', 'heading'],
  ['ATXHeading3', 'heading'],
  ['ATXHeading4', 'heading'],
  ['ATXHeading5', 'heading'],
  ['ATXHeading6', 'heading'],
  ['SetextHeading1', 'heading'],
  ['SetextHeading2', 'heading'],
  ['FootnoteDefinition', 'footnote'],
]);

const CODE = new Set(['InlineCode', 'URL', 'Autolink']);
const GAPS = new Set([
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
  'Image',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'EmphasisMark',
  'StrikethroughMark',
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'TaskMarker',
  'Entity',
  'FootnoteReference',
  'FootnoteRef',
  'FootnoteMark',
  'FootnoteLabel',
  'SuperscriptMark',
  'SubscriptMark',
  'Footnote',
]);
const SKIPPED =
  /^(?:FencedCode|CodeBlock|HTMLBlock|CommentBlock|ProcessingInstructionBlock|LinkReference|FrontMatter.*|Frontmatter.*|YAML.*|TOML.*|HorizontalRule|TableDelimiter)$/;

interface Hidden {
  readonly from: number;
  readonly to: number;
  readonly mark: string;
}

/** Blocks of prose in document order. */
export function readBlocks(document: Postmortem): Block[] {
  const { text } = document;
  const blocks: Block[] = [];
  let open: { from: number; to: number; kind: Sentence['block']; quoted: boolean; hidden: Hidden[] } | null =
    null;
  let quotes = 0;
  let items = 0;
  document.tree.iterate({
    enter(node) {
      const { name } = node.type;
      if (open !== null) {
        if (CODE.has(name)) {
          const isTarget =
            name === 'URL' && node.node.parent?.name !== 'Paragraph' && text[node.from - 1] === '(';
          open.hidden.push({ from: node.from, to: node.to, mark: isTarget ? GAP_MARK : CODE_MARK });
          return false;
        }
        if (GAPS.has(name)) {
          const lineBreak = name === 'HTMLTag' && /^<br/i.test(text.slice(node.from, node.from + 3));
          open.hidden.push({ from: node.from, to: node.to, mark: lineBreak ? BREAK_MARK : GAP_MARK });
          return false;
        }
        if (name === 'Escape') open.hidden.push({ from: node.from, to: node.from + 1, mark: GAP_MARK });
        else if (name === 'Link' && text[node.from + 1] === '^') {
          open.hidden.push({ from: node.from, to: node.to, mark: GAP_MARK });
          return false;
        }
        return;
      }
      if (SKIPPED.test(name)) return false;
      if (name === 'Blockquote') quotes++;
      else if (name === 'ListItem') items++;
      const kind = LEAVES.get(name);
      if (kind === undefined) return;
      const shown = kind !== 'paragraph' ? kind : items > 0 ? 'list-item' : quotes > 0 ? 'blockquote' : kind;
      open = { from: node.from, to: node.to, kind: shown, quoted: quotes > 0, hidden: [] };
      return;
    },
    leave(node) {
      const { name } = node.type;
      if (open !== null && LEAVES.has(name) && node.from === open.from && node.to === open.to) {
        blocks.push({
          from: open.from,
          to: open.to,
          kind: open.kind,
          quoted: open.quoted,
          masked: mask(text, open.from, open.to, open.hidden),
        });
        open = null;
      } else if (name === 'Blockquote') quotes--;
      else if (name === 'ListItem') items--;
    },
  });
  return blocks;
}

const BARE_URL = /\b(?:https?|ftp|ssh|git|file|s3|gs):\/\/[^\s<>()|]+|\bwww\.[^\s<>()|]+/g;
const COMMENT = /<!--[\s\S]*?-->/g;

function mask(text: string, from: number, to: number, hidden: readonly Hidden[]): string {
  let masked = '';
  let at = from;
  for (const part of hidden) {
    if (part.from < at) continue;
    masked += text.slice(at, part.from) + part.mark.repeat(part.to - part.from);
    at = part.to;
  }
  masked += text.slice(at, to);
  if (masked.includes('://') || masked.includes('www.')) {
    masked = masked.replace(BARE_URL, (url) => CODE_MARK.repeat(url.length));
  }
  if (masked.includes('<!--')) masked = masked.replace(COMMENT, (part) => GAP_MARK.repeat(part.length));
  return masked;
}
