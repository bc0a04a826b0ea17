/** Columns of Markdown tables: where cells stand in a line, and how wide each column wants to be. */

export interface Cell {
  /** Offsets into the line: the cell with the blanks beside it, without its pipes. */
  readonly from: number;
  readonly to: number;
}

/** The cells of a table row; pipes behind a backslash are words. Cells may be empty (`from` = `to`). */
export function cellsOf(line: string): readonly Cell[] {
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  let at = 0;
  while (at < end && (line[at] === ' ' || line[at] === '\t')) at++;
  if (line[at] === '|') at++;
  const cells: Cell[] = [];
  let from = at;
  for (; at < end; at++) {
    const unit = line.charCodeAt(at);
    if (unit === 92 /* \ */) at++;
    else if (unit === 124 /* | */) {
      cells.push({ from, to: at });
      from = at + 1;
    }
  }
  if (line.slice(from, end).trim() !== '') cells.push({ from, to: end });
  return cells;
}

export function isDelimiterRow(line: string): boolean {
  return /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?\r?$/.test(line);
}

export type Alignment = 'start' | 'center' | 'end';

/** What the delimiter row says of each column. */
export function alignmentsOf(delimiterRow: string): readonly Alignment[] {
  return cellsOf(delimiterRow).map(({ from, to }) => {
    const mark = delimiterRow.slice(from, to).trim();
    if (!mark.endsWith(':')) return 'start';
    return mark.startsWith(':') ? 'center' : 'end';
  });
}

const narrowest = 4;
const widest = 64;

/**
 * The width in characters that each column wants: its longest cell, within bounds. Links count as their words,
 * citations as their chips.
 */
export function columnWidths(rows: readonly string[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    if (isDelimiterRow(row)) continue;
    cellsOf(row).forEach(({ from, to }, column) => {
      const length = shownLength(row.slice(from, to).trim());
      widths[column] = Math.min(widest, Math.max(widths[column] ?? narrowest, length + 2));
    });
  }
  return widths;
}

function shownLength(cell: string): number {
  return cell
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<!--.*?-->/g, '')
    .replace(/\*\*|__|`/g, '').length;
}
