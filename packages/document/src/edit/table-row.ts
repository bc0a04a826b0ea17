/** Rows of the tables that timelines and actions stand in. */
import type { Postmortem, TextChange } from '../model.ts';
import { type Block, listBlocks, type Row } from '../read/blocks.ts';
import type { Cell } from '../read/cells.ts';
import { cellText, lineEnd, lineStart, newlineOf } from './written.ts';

/** The table and row that hold an offset, or null. */
export function rowAt(document: Postmortem, offset: number): { table: Block; row: Row } | null {
  for (const table of listBlocks(document.text, document.tree)) {
    if (table.kind !== 'table' || offset < table.from || offset > table.to) continue;
    const row = table.rows.find((candidate) => offset >= candidate.from && offset <= candidate.to);
    if (row !== undefined) return { table, row };
  }
  return null;
}

/** The first table between two offsets, or null. */
export function tableIn(document: Postmortem, from: number, to: number): Block | null {
  return (
    listBlocks(document.text, document.tree).find(
      (block) => block.kind === 'table' && block.from >= from && block.to <= to,
    ) ?? null
  );
}

/** The column of `row` that holds the offset; -1 for none. */
export function columnAt(row: Row, offset: number): number {
  return row.cells.findIndex((cell) => offset >= cell.from && offset <= cell.to);
}

/** A change that puts `value` into a cell, keeping the space around it. */
export function fillCell(text: string, cell: Cell, value: string): TextChange {
  const insert = cellText(value);
  if (cell.from < cell.to) return { from: cell.from, to: cell.to, insert };
  const before = text[cell.from - 1] === '|' ? ' ' : '';
  const after = text[cell.to] === '|' || text[cell.to] === undefined ? ' ' : '';
  return { from: cell.from, to: cell.to, insert: `${before}${insert}${after}` };
}

/** A new row's line in the shape of the table's last one: with outer pipes or without, same indent. */
export function rowLine(text: string, table: Block, values: readonly string[]): string {
  const model = table.rows.at(-1) ?? table.rows[0];
  const at = model?.from ?? table.from;
  const line = text.slice(lineStart(text, at), lineEnd(text, at));
  const indent = /^[ \t>]*/.exec(line)?.[0] ?? '';
  const cells = values.map(cellText).join(' | ');
  return /^[ \t>]*\|/.test(line) ? `${indent}| ${cells} |` : `${indent}${cells}`;
}

/** Inserts a row's line before `next` (a row of the table), or at the table's end. */
export function insertRow(text: string, table: Block, line: string, next: Row | null): TextChange {
  const newline = newlineOf(text);
  if (next !== null) {
    const at = lineStart(text, next.from);
    return { from: at, to: at, insert: `${line}${newline}` };
  }
  const last = table.rows.at(-1);
  // A table of a header alone ends with its delimiter row, which is no row of the model.
  const end = lineEnd(
    text,
    Math.max(
      last?.from ?? table.from,
      table.rows.length > 1 ? (last?.from ?? 0) : delimiterStart(text, table),
    ),
  );
  return { from: end, to: end, insert: `${newline}${line}` };
}

function delimiterStart(text: string, table: Block): number {
  const header = table.rows[0];
  const next = text.indexOf('\n', header?.to ?? table.from);
  return next === -1 ? table.from : next + 1;
}
