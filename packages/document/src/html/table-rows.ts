/** The rows of an HTML table, and whether the table is one of data or only of layout. */
import { type Element, findElement, headingLevel, isDropped, isElement } from './kept-elements.ts';

export interface TableRow {
  readonly element: Element;
  readonly cells: readonly Element[];
  /** True when its cells name the columns. */
  readonly isHead: boolean;
}

const GROUPS = new Set(['thead', 'tbody', 'tfoot']);

function rowOf(element: Element, inHead: boolean): TableRow {
  const cells = element.childNodes
    .filter(isElement)
    .filter((child) => (child.tagName === 'td' || child.tagName === 'th') && !isDropped(child));
  const isHead = inHead || (cells.length > 0 && cells.every((cell) => cell.tagName === 'th'));
  return { element, cells, isHead };
}

/** Rows with at least one cell, in order; rows of tables inside cells are left to those tables. */
export function tableRows(table: Element): TableRow[] {
  const rows: TableRow[] = [];
  for (const child of table.childNodes) {
    if (!isElement(child) || isDropped(child)) continue;
    if (child.tagName === 'tr') rows.push(rowOf(child, false));
    else if (GROUPS.has(child.tagName)) {
      for (const row of child.childNodes) {
        if (isElement(row) && row.tagName === 'tr') rows.push(rowOf(row, child.tagName === 'thead'));
      }
    }
  }
  return rows.filter((row) => row.cells.length > 0);
}

/** False for tables that only lay out a page: one column, or headings and tables inside the cells. */
export function isGrid(table: Element, rows: readonly TableRow[]): boolean {
  if (!rows.some((row) => row.cells.length > 1)) return false;
  return findElement(table, (child) => child.tagName === 'table' || headingLevel(child) > 0) === null;
}
