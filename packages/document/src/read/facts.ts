/**
 * Everything of the form `Key: value`, wherever it stands: front matter, bare or bold label lines, bullets,
 * two-column tables, quoted lines, a heading per field.
 */
import type { Section, Span } from '../model.ts';
import type { Block, Row } from './blocks.ts';
import { trimmed } from './cells.ts';
import { type FieldName, fieldOf, normaliseKey } from './field-names.ts';
import { readFrontMatter } from './front-matter.ts';
import { plainText } from './plain-text.ts';
import type { SectionMap } from './sections.ts';

export type FactPlace = 'front-matter' | 'line' | 'bullet' | 'table' | 'heading';

export interface Fact extends Span {
  /** Normalised key; see `normaliseKey`. */
  readonly key: string;
  readonly field: FieldName | null;
  readonly value: string;
  readonly raw: string;
  readonly keyFrom: number;
  readonly place: FactPlace;
  readonly section: Section;
  readonly block: Block;
}

const LABEL =
  /[ \t>]*(?:[*_]{1,3})?([^\n:：|*_[\]<>]{2,60}?(?:\([^\n()]{0,40}\))?)(?:[*_]{1,3})?[ \t]*[:：](?!\/\/)(?:[*_]{1,3})?(?=[ \t\u3000*_`]|$|[^\x00-\x7f\d]|(?<=：))[ \t]*/y;
const BOLD_LABEL = /(?:\*\*|__)[^\n:：|*_]{2,40}?(?:(?:\*\*|__)[ \t]*[:：]|[:：](?:\*\*|__))/y;
const SEPARATOR = /[|·•/,;]/;
const TABLE_HEADS = new Set([
  '項目',
  'item',
  'field',
  'key',
  'attribute',
  'property',
  'name',
  '항목',
  '项目',
  'feld',
  'campo',
  'champ',
  'metric',
  'detail',
  '属性',
  '',
]);

/** Reads all facts of the document, in order of place. */
export function readFacts(text: string, blocks: readonly Block[], map: SectionMap): readonly Fact[] {
  const facts: Fact[] = [];
  const add = (key: string, keyFrom: number, span: Span, place: FactPlace, block: Block): void => {
    const name = normaliseKey(key);
    if (name === '') return;
    const raw = text.slice(span.from, span.to);
    facts.push({
      from: span.from,
      to: span.to,
      key: name,
      field: fieldOf(name),
      value: plainText(text, span.from, span.to),
      raw,
      keyFrom,
      place,
      section: map.ofBlock[block.index]!,
      block,
    });
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'front-matter':
        for (const entry of readFrontMatter(text, block.from, block.to)) {
          add(entry.key, entry.keyFrom, entry, 'front-matter', block);
        }
        break;
      case 'paragraph':
      case 'item':
        readLines(text, block, add);
        break;
      case 'table':
        readTable(text, block, add);
        break;
      case 'heading':
        readHeading(text, block, blocks, add);
        break;
    }
  }
  return facts;
}

type Add = (key: string, keyFrom: number, span: Span, place: FactPlace, block: Block) => void;

function readLines(text: string, block: Block, add: Add): void {
  let from = block.textFrom;
  const place = block.kind === 'item' || block.item ? 'bullet' : 'line';
  let guard = 0;
  while (from < block.textTo && guard++ < 400) {
    let end = text.indexOf('\n', from);
    if (end < 0 || end > block.textTo) end = block.textTo;
    if (end > from) readLine(text, from, end, block, place, add);
    from = end + 1;
  }
}

function readLine(text: string, from: number, end: number, block: Block, place: FactPlace, add: Add): void {
  LABEL.lastIndex = from;
  const label = LABEL.exec(text);
  if (!label || LABEL.lastIndex > end) return;
  let key = label[1]!;
  let keyFrom = from;
  let start = LABEL.lastIndex;
  if (/^\s*\d/.test(key) && !/[a-z]{3}/i.test(key)) return;
  if (text.charCodeAt(from) === 42 || text.charCodeAt(from) === 95) {
    // `**Date**: … | **Severity**: …`: several fields share the line.
    for (let next = nextLabel(text, start, end); next > 0; next = nextLabel(text, start, end)) {
      const value = trimmed(text, start, next);
      const open = SEPARATOR.test(text[value.to - 1] ?? '') ? trimmed(text, value.from, value.to - 1) : value;
      add(key, keyFrom, open, place, block);
      keyFrom = next;
      LABEL.lastIndex = keyFrom;
      const following = LABEL.exec(text);
      if (!following) return;
      key = following[1]!;
      start = LABEL.lastIndex;
    }
  }
  const span = trimmed(text, start, end);
  add(
    key,
    keyFrom,
    text.endsWith('\\', span.to) ? trimmed(text, span.from, span.to - 1) : span,
    place,
    block,
  );
}

/** Where the next bold label of the line begins, or 0. */
function nextLabel(text: string, from: number, end: number): number {
  const mark = text[from - 1] === '_' ? '__' : '**';
  for (let at = text.indexOf(mark, from); at >= 0 && at < end; at = text.indexOf(mark, at + 2)) {
    BOLD_LABEL.lastIndex = at;
    if (BOLD_LABEL.test(text) && BOLD_LABEL.lastIndex <= end) return at;
  }
  return 0;
}

function readTable(text: string, block: Block, add: Add): void {
  const [header, ...rows] = block.rows;
  if (!header) return;
  if (header.cells.length === 2 && rows.every((row) => row.cells.length <= 2)) {
    const heads = header.cells.map((cell) => normaliseKey(text.slice(cell.from, cell.to)));
    const known = fieldOf(heads[0]!) !== null && !TABLE_HEADS.has(heads[0]!) && !isHead(heads[1]!);
    const listed = known ? [header, ...rows] : rows;
    for (const row of listed) pair(text, row, block, add);
    return;
  }
  if (rows.length === 1) {
    const names = header.cells.map((cell) => normaliseKey(text.slice(cell.from, cell.to)));
    if (names.filter((name) => fieldOf(name) !== null).length < 2) return;
    header.cells.forEach((cell, index) => {
      const value = rows[0]!.cells[index];
      if (value) add(text.slice(cell.from, cell.to), cell.from, value, 'table', block);
    });
  }
}

function isHead(name: string): boolean {
  return /^(?:value|details?|description|content|event|内容|値|값|值|info|information|wert|valor|valeur)$/.test(
    name,
  );
}

function pair(text: string, row: Row, block: Block, add: Add): void {
  const [key, value] = row.cells;
  if (!key || !value || key.to === key.from || key.to - key.from > 60) return;
  add(text.slice(key.from, key.to), key.from, value, 'table', block);
}

/** `## Status` then `Final`: a heading that names a field, with a short value below it. */
function readHeading(text: string, block: Block, blocks: readonly Block[], add: Add): void {
  if (block.textTo - block.textFrom > 60) return;
  const key = text.slice(block.textFrom, block.textTo);
  if (fieldOf(normaliseKey(key)) === null) {
    // `# Status: Final` keeps key and value in the heading itself.
    readLine(text, block.textFrom, block.textTo, block, 'heading', (name, keyFrom, span) => {
      if (fieldOf(normaliseKey(name)) !== null) add(name, keyFrom, span, 'heading', block);
    });
    return;
  }
  const next = blocks[block.index + 1];
  if (!next || (next.kind !== 'paragraph' && next.kind !== 'item')) return;
  if (next.kind === 'item') {
    for (let at = next.index; blocks[at]?.kind === 'item'; at++) {
      const item = blocks[at]!;
      if (item.depth === next.depth)
        add(key, block.textFrom, { from: item.textFrom, to: item.textTo }, 'heading', block);
    }
    return;
  }
  let end = text.indexOf('\n', next.textFrom);
  if (end < 0 || end > next.textTo) end = next.textTo;
  add(key, block.textFrom, trimmed(text, next.textFrom, end), 'heading', block);
}
