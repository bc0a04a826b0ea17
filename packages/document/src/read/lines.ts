/** Line arithmetic: offsets to 1-based lines and columns. */

/** Answers where an offset stands. Columns count UTF-16 units. */
export interface LineIndex {
  /** 1-based line of an offset. */
  line(offset: number): number;
  /** 1-based line and column of an offset. */
  position(offset: number): { line: number; column: number };
  /** Offset at which a 1-based line begins. */
  start(line: number): number;
  readonly count: number;
}

/** Prepares line lookups for a text: one pass now, a binary search for each question. */
export function lineAt(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const line = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return {
    line,
    position: (offset) => {
      const at = line(offset);
      return { line: at, column: offset - starts[at - 1]! + 1 };
    },
    start: (number) => starts[Math.min(Math.max(number, 1), starts.length) - 1]!,
    count: starts.length,
  };
}
