/** Writes an HTML table as a GFM table, or, when it only lays out a page, its cells one below the other. */
import type { Element } from './kept-elements.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { isGrid, tableRows } from './table-rows.ts';

function startOf(element: Element): number {
  return element.sourceCodeLocation?.startOffset ?? 0;
}

function endOf(element: Element): number {
  return element.sourceCodeLocation?.endOffset ?? startOf(element);
}

function writeRule(out: MarkdownWriter, width: number, at: number): void {
  out.breakBlock(false, at);
  out.made(`|${' --- |'.repeat(width)}`, at);
  out.breakBlock(false, at);
}

function writeRow(
  out: MarkdownWriter,
  cells: readonly Element[],
  width: number,
  at: number,
  writeCell: (cell: Element) => void,
): void {
  out.breakBlock(false, at);
  out.made('|', at);
  out.flatten(true);
  for (let index = 0; index < width; index++) {
    const cell = cells[index];
    const end = cell ? endOf(cell) : at;
    out.space(cell ? startOf(cell) : at);
    if (cell) writeCell(cell);
    out.space(end);
    out.made('|', end);
  }
  out.flatten(false);
  out.breakBlock(false, at);
}

/** `writeCell` writes the content of a cell; `inGrid` tells it to keep it on one line with bars escaped. */
export function writeTable(
  out: MarkdownWriter,
  element: Element,
  writeCell: (cell: Element, inGrid: boolean) => void,
): void {
  const rows = tableRows(element);
  if (out.flat || !isGrid(element, rows)) {
    for (const cell of rows.flatMap((row) => row.cells)) {
      out.breakBlock(true, startOf(cell));
      writeCell(cell, false);
      out.breakBlock(true, endOf(cell));
    }
    return;
  }
  let width = 0;
  for (const row of rows) width = Math.max(width, row.cells.length);
  const at = startOf(element);
  const headed = rows[0]!.isHead;
  out.breakBlock(true, at);
  if (!headed) {
    out.made(`|${'  |'.repeat(width)}`, at);
    writeRule(out, width, at);
  }
  for (const [index, row] of rows.entries()) {
    writeRow(out, row.cells, width, startOf(row.element), (cell) => writeCell(cell, true));
    if (index === 0 && headed) writeRule(out, width, endOf(row.element));
  }
  out.breakBlock(true, endOf(element));
}
