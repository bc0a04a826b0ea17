/** White space at the edges of a stretch of text, and the cells of a table row. */

export interface Cell {
  readonly from: number;
  readonly to: number;
}

/** Splits a table row at its unescaped pipes. */
export function splitRow(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  while (start < to && isSpace(text.charCodeAt(start))) start++;
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(start) === 124) start++;
  const closed = end > start && text.charCodeAt(end - 1) === 124 && text.charCodeAt(end - 2) !== 92;
  const last = closed ? end - 1 : end;
  let at = start;
  for (let index = start; index <= last; index++) {
    if (index === last || (text.charCodeAt(index) === 124 && text.charCodeAt(index - 1) !== 92)) {
      cells.push(trimmed(text, at, index));
      at = index + 1;
    }
  }
  return cells;
}

/** Narrows a range to what stands between its outer white space. */
export function trimmed(text: string, from: number, to: number): Cell {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { from: start, to: end };
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x3000 || code === 0xfeff;
}
