/** Totals that can be recomputed: the `Total` row of a table, and sums written out. */

export interface WrongSum {
  readonly from: number;
  readonly to: number;
  readonly stated: number;
  readonly sum: number;
  readonly parts: string;
}

const written =
  /(?<![\w.,:+*/-])([$€£]?\d[\d,]{0,14}(?:\.\d{1,4})?(?: [a-z]{1,12})?(?:\s?\+\s?[$€£]?\d[\d,]{0,14}(?:\.\d{1,4})?(?: [a-z]{1,12})?){1,9})\s?=\s?[$€£]?(\d[\d,]{0,14}(?:\.\d{1,4})?)(?![\w.,:]\d|:|\s?[-+*/^])/gi;
const tableRow = /^[ \t]*\|.*\|[ \t]*$/;
const totalLabel = /^\W*(?:(?:grand |sub)?total|sum|overall)\W*$/i;

/** Every total in the text that differs from the sum of its parts. */
export function sumsIn(text: string): WrongSum[] {
  const found: WrongSum[] = [];
  if (text.includes('=') && text.includes('+')) {
    for (const match of text.matchAll(written)) {
      const parts = match[1]!.split('+').map((part) => toNumber(part.replace(/[a-z ]/gi, '')));
      const units = new Set(match[1]!.split('+').map((part) => /[a-z]+/i.exec(part)?.[0] ?? ''));
      if (units.size > 1) continue;
      check(found, match.index, match.index + match[0].length, toNumber(match[2]!), parts, match[1]!.trim());
    }
  }
  if (/\|[^|\n\w]{0,8}(?:grand |sub)?(?:total|sum|overall)\W/i.test(text)) addTables(text, found);
  return found.sort((a, b) => a.from - b.from);
}

function addTables(text: string, found: WrongSum[]): void {
  let rows: { cells: string[]; from: number }[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    if (tableRow.test(line)) {
      const cells = line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      if (totalLabel.test(cells[0] ?? '') && rows.length > 3) compare(line, cells, rows, from, found);
      rows.push({ cells, from });
    } else if (line.trim() !== '') {
      rows = [];
    } else {
      rows = [];
    }
    from += line.length + 1;
  }
}

/** Below the head and its rule stand the parts; a column counts only when every cell of it is a number. */
function compare(
  line: string,
  total: readonly string[],
  rows: readonly { cells: readonly string[] }[],
  from: number,
  found: WrongSum[],
): void {
  const body = rows.slice(2).filter(({ cells }) => !totalLabel.test(cells[0] ?? ''));
  for (let column = 1; column < total.length; column++) {
    const stated = cellNumber(total[column]!);
    const parts = body.map(({ cells }) => cellNumber(cells[column] ?? ''));
    if (stated === null || parts.length < 2 || parts.some((part) => part === null)) continue;
    const at = from + line.lastIndexOf(total[column]!);
    check(found, at, at + total[column]!.length, stated, parts as number[], `the ${parts.length} rows above`);
  }
}

function check(
  found: WrongSum[],
  from: number,
  to: number,
  stated: number,
  parts: number[],
  shown: string,
): void {
  const sum = parts.reduce((all, part) => all + part, 0);
  const decimals = Math.max(
    ...[stated, ...parts].map((value) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0),
  );
  if (Math.abs(sum - stated) <= 10 ** -decimals * (decimals > 0 ? parts.length / 2 : 0.001)) return;
  found.push({ from, to, stated, sum: Number(sum.toFixed(4)), parts: shown });
}

function cellNumber(cell: string): number | null {
  const match = /^[*_~≈ ]*[$€£]?\s?(\d[\d,]*(?:\.\d+)?)[*_ ]*$/.exec(cell);
  return match ? toNumber(match[1]!) : null;
}

function toNumber(raw: string): number {
  return Number(raw.replace(/[$€£,]/g, ''));
}
