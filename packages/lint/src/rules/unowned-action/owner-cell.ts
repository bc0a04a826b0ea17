/** Finds what stands in the owner column of an action table, where the reader found no owner in it. */
import type { Action } from '@debrief/document';

const OWNER_HEADING =
  /^\W*(?:action )?(?:owners?|assignees?|assigned(?: to)?|responsible(?: person| party)?|accountable|dri|who|担当者?|verantwortlich\w*|responsable)\W*$/i;
const LONGEST_TABLE = 60_000;

export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The cell of the row's owner column, trimmed; null where there is none or it is empty. */
export function ownerCell(text: string, action: Action): Cell | null {
  const row = lineAround(text, action.from);
  const above = text.slice(Math.max(0, row.from - LONGEST_TABLE), row.from).split('\n');
  above.pop();
  let header: string | null = null;
  for (let index = above.length - 1; index >= 0; index -= 1) {
    const line = above[index]!;
    if (!line.includes('|')) break;
    if (/^[\s|:-]+$/.test(line) && line.includes('-')) {
      header = above[index - 1] ?? null;
      break;
    }
  }
  if (header === null) return null;
  const column = cells(header, 0).findIndex((cell) => OWNER_HEADING.test(cell.text));
  if (column < 0) return null;
  const cell = cells(text.slice(row.from, row.to), row.from)[column];
  return cell === undefined || cell.text === '' ? null : cell;
}

function lineAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const end = text.indexOf('\n', at);
  return { from: text.lastIndexOf('\n', at - 1) + 1, to: end < 0 ? text.length : end };
}

/** The cells of one table line, an outer pipe on either side or not. */
function cells(line: string, base: number): Cell[] {
  const found: Cell[] = [];
  let from = /^\s*\|/.exec(line)?.[0].length ?? 0;
  for (let at = from; at <= line.length; at += 1) {
    if (at < line.length && (line[at] !== '|' || line[at - 1] === '\\')) continue;
    const raw = line.slice(from, at);
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    found.push({ from: base + from + lead, to: base + from + lead + text.length, text });
    from = at + 1;
  }
  return found;
}
