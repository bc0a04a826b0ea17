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
const longestWord = 14;

/** How wide a column is, in characters. */
export interface ColumnWidth {
  /** Its longest cell, within bounds. */
  readonly wanted: number;
  /** Its longest word, within bounds: narrower, words would break. */
  readonly least: number;
}

/** The widths that columns want. Links count as their words, citations as their chips. */
export function columnWidths(rows: readonly string[]): readonly ColumnWidth[] {
  const widths: ColumnWidth[] = [];
  for (const row of rows) {
    if (isDelimiterRow(row)) continue;
    cellsOf(row).forEach(({ from, to }, column) => {
      const shown = asShown(row.slice(from, to).trim());
      const word = shown.split(/\s+/).reduce((longest, one) => Math.max(longest, one.length), 0);
      const { wanted = narrowest, least = narrowest } = widths[column] ?? {};
      widths[column] = {
        wanted: Math.min(widest, Math.max(wanted, shown.length + 2)),
        least: Math.min(longestWord, Math.max(least, word + 1)),
      };
    });
  }
  return widths;
}

/** A cell's words without the marks that the preview hides. */
function asShown(cell: string): string {
  return cell
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<!--.*?-->/g, '')
    .replace(/\*\*|__|`/g, '');
}
