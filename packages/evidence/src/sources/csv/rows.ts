/** RFC 4180 rows of a text stream, any one-character delimiter; a quoted cell may span lines. */

export interface Row {
  readonly cells: readonly string[];
  /** Line on which the row begins, 1-based. */
  readonly line: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Cuts chunks into rows; holds one row at a time. */
export class RowReader {
  private readonly delimiter: string;
  private cell = '';
  private cells: string[] = [];
  private quoted = false;
  private afterQuote = false;
  private line = 1;
  private start = 1;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  push(chunk: string): Row[] {
    const rows: Row[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const char = chunk[i];
      if (char === '\n') this.line++;
      if (this.quoted) {
        if (char === '"') {
          this.cell += chunk.slice(from, i);
          from = i + 1;
          this.quoted = false;
          this.afterQuote = true;
        }
        continue;
      }
      if (char === '"' && (this.afterQuote || (this.cell === '' && i === from))) {
        if (this.afterQuote) this.cell += '"';
        from = i + 1;
        this.quoted = true;
        this.afterQuote = false;
      } else if (char === this.delimiter || char === '\n') {
        this.cells.push((this.cell + chunk.slice(from, i)).replace(/\r$/, ''));
        this.cell = '';
        this.afterQuote = false;
        from = i + 1;
        if (char === '\n') this.finish(rows, this.line);
      } else {
        this.afterQuote = false;
      }
    }
    this.cell += chunk.slice(from);
    return rows;
  }

  end(): Row[] {
    const rows: Row[] = [];
    if (this.cell !== '' || this.cells.length > 0) {
      this.cells.push(this.cell.replace(/\r$/, ''));
      this.cell = '';
      this.finish(rows, this.line);
    }
    return rows;
  }

  private finish(rows: Row[], next: number): void {
    const blank = this.cells.every((cell) => cell.trim() === '');
    if (!blank) rows.push({ cells: this.cells, line: this.start });
    this.cells = [];
    this.start = next;
  }
}

/** All rows of a text. */
export function rowsOf(text: string, delimiter: string): Row[] {
  const reader = new RowReader(delimiter);
  return [...reader.push(text), ...reader.end()];
}

/** The delimiter that gives the most rows of the same width, two columns or more; null where none does. */
export function delimiterOf(head: string): string | null {
  const sample = head.slice(0, 16_384);
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const rows = rowsOf(sample, delimiter).slice(0, 30);
    if (sample.length < head.length || head.length >= 16_384) rows.pop();
    const width = rows[0]?.cells.length ?? 0;
    if (width < 2) continue;
    const even = rows.filter(({ cells }) => cells.length === width).length / rows.length;
    if (even < 0.8) continue;
    const score = even + Math.min(width, 20) / 100;
    if (!best || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}
