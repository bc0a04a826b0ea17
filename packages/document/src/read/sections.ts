/**
 * Sections of every heading syntax: ATX and setext headings, whole-line bold paragraphs, `Label:` lines,
 * `**Label:** value` lines and list items named like a section with their content nested below.
 */
import type { Section, SectionKind } from '../model.ts';
import type { Block } from './blocks.ts';
import { plainText } from './plain-text.ts';
import { kindInContext, kindOfHeading } from './section-kinds.ts';

interface Head {
  readonly from: number;
  readonly to: number;
  readonly contentFrom: number;
  readonly level: number;
  readonly heading: string;
  readonly kind: SectionKind;
  /** End of what holds it (the list item), for heads inside lists. */
  readonly limit: number;
  readonly block: number;
}

export interface SectionMap {
  readonly sections: readonly Section[];
  /** Innermost section of each block, by block index. */
  readonly ofBlock: readonly Section[];
}

const BOLD_LINE = /^[ \t]*(?:\*\*|__)((?:[^*_\n]|\*(?!\*)|_(?!_)){2,110}?)(?:\*\*|__)[ \t]*:?[ \t]*\\?$/;
const BOLD_LABEL = /^[ \t]*(?:\*\*|__)([^*\n]{2,60}?)(?:[:：][ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])/;
const PLAIN_LABEL = /^[ \t]*([\p{L}][\p{L}\p{M}\p{N} '’/()&?-]{1,70})[:：][ \t]*$/u;
/** A heading pasted without its marks: a known name alone on its line. */
const BARE_NAME = /^\p{Lu}[\p{L}\p{N} '’&/?-]{4,48}$/u;
/** `Root cause: the disk was full.` */
const TOLD_LABEL = /^([\p{L}][\p{L} '’-]{3,40})[:：][ \t]+(?=\S)/u;
const TOLD_KINDS = new Set<SectionKind>([
  'summary',
  'impact',
  'root-cause',
  'trigger',
  'resolution',
  'detection',
  'contributing-factors',
  'lessons',
]);
/** Kinds whose label lines hold one value rather than a section. */
const FIELD_KINDS = new Set<SectionKind>(['metadata', 'unknown', 'metrics', 'title']);

function lineEnd(text: string, from: number, to: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at > to ? to : at;
}

function headOf(text: string, block: Block): Head | null {
  if (block.quoted) return null;
  if (block.kind === 'heading') {
    const heading = plainText(text, block.textFrom, block.textTo);
    return {
      from: block.from,
      to: block.to,
      contentFrom: Math.min(block.to + 1, text.length),
      level: block.level,
      heading,
      kind: kindOfHeading(heading),
      limit: block.item ? block.item.to : text.length,
      block: block.index,
    };
  }
  if (block.kind !== 'paragraph' && block.kind !== 'item') return null;
  const from = block.textFrom;
  if (block.textTo <= from) return null;
  const first = text.charCodeAt(from);
  const end = lineEnd(text, from, block.textTo);
  if (end - from > 140) {
    if (first !== 42 && first !== 95) return null;
  }
  const item = block.kind === 'item' ? block : block.item;
  const limit = item ? item.to : text.length;
  if (first === 42 || first === 95) {
    const line = text.slice(from, Math.min(end, from + 140));
    const bold = end - from <= 140 ? BOLD_LINE.exec(line) : null;
    if (bold) {
      const heading = plainText(bold[1]!, 0, bold[1]!.length).replace(/[:：]\s*$/, '');
      const kind = kindOfHeading(heading, true);
      const alone = end === block.textTo && block.kind === 'paragraph' && !item;
      if (kind !== 'unknown' || (alone && !/[.!。]$/.test(heading) && !/^\W*\d/.test(heading))) {
        return head(text, block, from, end, end, heading, kind, limit);
      }
      return null;
    }
    const label = BOLD_LABEL.exec(line);
    if (label) {
      const heading = plainText(label[1]!, 0, label[1]!.length);
      const kind = kindOfHeading(heading, true);
      if (!FIELD_KINDS.has(kind) && kind !== 'supporting-data') {
        const contentFrom = from + label[0].length;
        return head(text, block, from, contentFrom, contentFrom, heading, kind, limit);
      }
    }
    return null;
  }
  if (end - from > 200) return null;
  const line = text.slice(from, end);
  if (end === block.textTo && block.kind === 'paragraph' && !item && BARE_NAME.test(line)) {
    const kind = kindOfHeading(line, true);
    if (!FIELD_KINDS.has(kind)) return head(text, block, from, end, end, line.trim(), kind, limit);
  }
  const label = PLAIN_LABEL.exec(line);
  if (label) {
    const kind = kindOfHeading(label[1]!, true);
    if (kind === 'unknown' || kind === 'metadata') return null;
    return head(text, block, from, end, end, label[1]!.trim(), kind, limit);
  }
  const told = TOLD_LABEL.exec(line);
  if (!told || block.kind !== 'paragraph' || item) return null;
  const kind = kindOfHeading(told[1]!, true);
  if (!TOLD_KINDS.has(kind)) return null;
  const contentFrom = from + told[0].length;
  return head(text, block, from, contentFrom, contentFrom, told[1]!.trim(), kind, limit);
}

function head(
  text: string,
  block: Block,
  from: number,
  to: number,
  contentFrom: number,
  heading: string,
  kind: SectionKind,
  limit: number,
): Head {
  const next = text.charCodeAt(contentFrom) === 10 ? contentFrom + 1 : contentFrom;
  return { from, to, contentFrom: next, level: 7, heading, kind, limit, block: block.index };
}

interface Draft extends Section {
  to: number;
  limit: number;
}

/** Reads the sections of a document. The first stands for the text above the first heading. */
export function readSections(text: string, blocks: readonly Block[]): SectionMap {
  const top: Draft = {
    kind: 'unknown',
    heading: '',
    headingSpan: { from: 0, to: 0 },
    level: 0,
    from: 0,
    to: text.length,
    contentFrom: 0,
    parent: null,
    limit: text.length,
  };
  const sections: Draft[] = [top];
  const ofBlock: Section[] = [];
  const open: Draft[] = [];
  const close = (at: number): void => {
    const last = open.pop()!;
    last.to = Math.min(last.limit, Math.max(at, last.contentFrom));
  };
  let seenTitle = false;
  for (const block of blocks) {
    while (open.length > 0 && block.from >= open[open.length - 1]!.limit) close(block.from);
    const found = headOf(text, block);
    if (found) {
      while (open.length > 0 && endsBefore(open[open.length - 1]!, found)) close(found.from);
      if (sections.length === 1) top.to = found.from;
      const parent = open[open.length - 1] ?? null;
      const isTitle = found.level === 1 && !seenTitle;
      if (found.level === 1) seenTitle = true;
      const section: Draft = {
        kind: isTitle
          ? titleKind(found, blocks)
          : kindInContext(found.kind, found.heading, parent?.kind ?? null),
        heading: found.heading,
        headingSpan: { from: found.from, to: found.to },
        level: found.level,
        from: found.from,
        to: text.length,
        contentFrom: found.contentFrom,
        parent,
        limit: found.limit,
      };
      sections.push(section);
      open.push(section);
    }
    ofBlock.push(open[open.length - 1] ?? top);
  }
  while (open.length > 0) close(text.length);
  return { sections, ofBlock };
}

function endsBefore(open: Draft, next: Head): boolean {
  if (open.level === 7 && next.level === 7) return next.limit >= open.limit;
  return open.level >= next.level;
}

/** The first H1 is the title, unless the document gives every section an H1. */
function titleKind(found: Head, blocks: readonly Block[]): SectionKind {
  if (found.kind === 'unknown') return 'title';
  let others = 0;
  let deeper = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.index <= found.block) continue;
    if (block.level === 1) others++;
    else deeper++;
  }
  return others >= 2 && others >= deeper / 3 ? found.kind : 'title';
}
