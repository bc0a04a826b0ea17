/** Contributing factors: from their own sections, nested lists, "Proximate cause" lines, tables of causes. */
import type { Factor, Section } from '../model.ts';
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import { plainText } from './plain-text.ts';
import { sectionAt, sectionsWithin } from './section-lookup.ts';
import { splitSentences } from './sentences.ts';
import { citationsIn } from './timeline-entry.ts';

const KINDS = new Set(['contributing-factors', 'causes']);
const LABEL =
  /^[\s*_]*(?:\d{1,2}[.)]\s*)?(?:proximate|root|primary|secondary|tertiary|direct|immediate|underlying|contributing|systemic|main) (?:causes?|factors?)\b[\s*_]*[:：—–-][\s*_]*/i;
const ID = /^[\s*_[(]*(F\d{1,2}|CF-?\d{1,2}|RC-?\d{1,2})\b[\s*_\])]*[:：.)—–-]?\s*/;
const FILLER =
  /^[^\p{L}\p{N}_]*(?:n\/?a|none|tbd|todo|unknown|item [a-c1-3]|なし|\.\.\.|…)?[^\p{L}\p{N}_]*$/iu;
const GROUP_TAIL = /[:：]\s*[*_]{0,3}\s*$/;

/** Reads the factors of a document, in order of place. */
export function readFactors(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly Factor[] {
  const factors: Factor[] = [];
  for (const section of sections) {
    if (!KINDS.has(section.kind) || within(section.parent)) continue;
    fromSection(text, blocks, section, sections, factors);
  }
  labelled(text, blocks, sections, factors);
  return factors.sort((a, b) => a.from - b.from);
}

function within(section: Section | null): boolean {
  for (let at = section; at; at = at.parent) if (KINDS.has(at.kind)) return true;
  return false;
}

function push(
  text: string,
  from: number,
  to: number,
  textFrom: number,
  textTo: number,
  factors: Factor[],
): void {
  const raw = text.slice(textFrom, textTo);
  const id = ID.exec(raw);
  const label = LABEL.exec(raw);
  const start = textFrom + (id ? id[0].length : label ? label[0].length : 0);
  const words = plainText(text, start, textTo);
  if (FILLER.test(words)) return;
  if (factors.some((factor) => factor.textSpan.from < textTo && start < factor.textSpan.to)) return;
  factors.push({
    from,
    to,
    text: words,
    textSpan: { from: start, to: textTo },
    id: id?.[1] ?? null,
    citations: citationsIn(text, from, to),
  });
}

function fromSection(
  text: string,
  blocks: readonly Block[],
  section: Section,
  sections: readonly Section[],
  factors: Factor[],
): void {
  const first = blockAt(blocks, section.from);
  const last = blockAt(blocks, section.to);
  const before = factors.length;
  let holder: Block | null = null;
  const start = blocks[first];
  // The section may be a list item itself (`2. **Contributing Factors**:` with the factors nested below).
  if (
    section.level === 7 &&
    start &&
    start.from < section.contentFrom &&
    (start.kind === 'item' || start.item)
  )
    holder = start.kind === 'item' ? start : start.item;
  const owner = (at: number): Section | null => sectionAt(sections, at);
  for (let index = first; index < last; index++) {
    const block = blocks[index]!;
    if (block.from < section.contentFrom && block.kind !== 'item') continue;
    const kind = owner(block.from)?.kind;
    if (kind && kind !== section.kind && kind !== 'unknown' && owner(block.from) !== section) continue;
    if (block.kind === 'table') {
      for (const row of block.rows.slice(1)) {
        const cell = row.cells.find((candidate) => candidate.to - candidate.from > 12) ?? row.cells[0];
        if (cell && cell.to > cell.from) push(text, row.from, row.to, cell.from, cell.to, factors);
      }
      continue;
    }
    if (block.kind !== 'item' || block === holder || block.from < section.from) continue;
    if (block.textFrom >= block.textTo) continue;
    const next = blocks[index + 1];
    const group =
      next?.item === block &&
      next.kind === 'item' &&
      GROUP_TAIL.test(text.slice(block.textFrom, block.textTo)) &&
      block.textTo - block.textFrom < 60;
    if (group) continue;
    if (block.item && block.item !== holder && !isGroupItem(text, blocks, block.item)) continue;
    push(text, block.from, block.to, block.textFrom, block.textTo, factors);
  }
  if (factors.length > before) return;
  const children = sectionsWithin(sections, section).filter(
    (child) => child.parent === section && child.kind === 'unknown' && child.heading !== '',
  );
  if (children.length > 0) {
    for (const child of children)
      push(
        text,
        child.from,
        child.to,
        child.headingSpan.from + markLength(text, child),
        child.headingSpan.to,
        factors,
      );
    return;
  }
  for (let index = first; index < last; index++) {
    const block = blocks[index]!;
    if (block.kind !== 'paragraph' || block.quoted) continue;
    const from = Math.max(block.textFrom, section.contentFrom);
    for (const sentence of from < block.textTo
      ? splitSentences(text, from, Math.min(block.textTo, section.to))
      : []) {
      if (sentence.to - sentence.from > 20)
        push(text, sentence.from, sentence.to, sentence.from, sentence.to, factors);
    }
  }
}

function markLength(text: string, section: Section): number {
  const { from, to } = section.headingSpan;
  return Math.max(0, text.slice(from, to).search(/[^#\s]/));
}

function isGroupItem(text: string, blocks: readonly Block[], block: Block): boolean {
  const next = blocks[block.index + 1];
  return (
    next?.item === block &&
    GROUP_TAIL.test(text.slice(block.textFrom, block.textTo)) &&
    block.textTo - block.textFrom < 60
  );
}

/** `**Proximate Cause**: …` lines and items among the causes. */
function labelled(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
  factors: Factor[],
): void {
  for (const section of sections) {
    if (section.kind !== 'root-cause' && section.kind !== 'what-happened') continue;
    for (
      let index = blockAt(blocks, section.from);
      index < blocks.length && blocks[index]!.from < section.to;
      index++
    ) {
      const block = blocks[index]!;
      if (block.kind !== 'item' && block.kind !== 'paragraph') continue;
      const label = LABEL.exec(text.slice(block.textFrom, Math.min(block.textTo, block.textFrom + 60)));
      if (label && block.textFrom + label[0].length < block.textTo)
        push(text, block.from, block.to, block.textFrom, block.textTo, factors);
    }
  }
}
