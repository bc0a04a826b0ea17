/** Writes Markdown piece by piece and remembers which offset of the source each piece came from. */

/** Runs of output: `length` characters from `out` on come from `source` on, one to one, unless `point`. */
interface Run {
  readonly out: number;
  readonly source: number;
  readonly length: number;
  /** All of the run stands for the one place `source`: marks and blanks that the source does not have. */
  readonly point: boolean;
}

interface Mark {
  readonly open: string;
  readonly close: string;
  written: boolean;
}

interface Prefix {
  /** Written on the first line only: `- `. Empty once used. */
  first: string;
  readonly rest: string;
}

const WORD = /[\p{L}\p{N}_]/u;
const SPACE = /\s/;

export class MarkdownWriter {
  readonly #pieces: string[] = [];
  readonly #runs: Run[] = [];
  readonly #prefixes: Prefix[] = [];
  readonly #marks: Mark[] = [];
  #length = 0;
  #breaks = 0;
  #lineOpen = false;
  #spaceAt = -1;
  #last = '';
  /** The last character before a closing mark: decides whether the mark would close at all. */
  #beforeClose = '';
  #flat = 0;

  get length(): number {
    return this.#length;
  }

  /** Content that must stay on one line (table cells, headings): block breaks become blanks. */
  flatten(on: boolean): void {
    this.#flat += on ? 1 : -1;
  }

  get flat(): boolean {
    return this.#flat > 0;
  }

  /** Ends the line; `blank` asks for an empty line before what follows. */
  breakBlock(blank: boolean, at: number): void {
    if (this.#flat > 0) {
      this.space(at);
      return;
    }
    this.#closeMarks(at);
    this.#spaceAt = -1;
    this.#lineOpen = false;
    if (this.#length > 0) this.#breaks = Math.max(this.#breaks, blank ? 2 : 1);
  }

  /** A line break inside a paragraph. */
  breakLine(at: number): void {
    if (this.#flat > 0 || !this.#lineOpen) {
      this.space(at);
      return;
    }
    this.#emit('  ', at, true);
    this.#spaceAt = -1;
    this.#lineOpen = false;
    this.#breaks = Math.max(this.#breaks, 1);
  }

  indent(first: string, rest: string): void {
    this.#prefixes.push({ first, rest });
  }

  /** Ends an indentation; an item that wrote nothing still shows its mark. */
  dedent(at: number): void {
    const prefix = this.#prefixes.at(-1);
    if (prefix?.first) this.#startLine(at);
    this.#prefixes.pop();
  }

  openMark(open: string, close: string): boolean {
    if (this.#marks.some((mark) => mark.open === open)) return false;
    this.#marks.push({ open, close, written: false });
    return true;
  }

  closeMark(at: number): void {
    const mark = this.#marks.pop();
    if (!mark?.written) return;
    this.#beforeClose = this.#last;
    this.#emit(mark.close, at, true);
  }

  /** A blank that is written only if more follows on the line. */
  space(at: number): void {
    if (this.#lineOpen && this.#spaceAt < 0) this.#spaceAt = at;
  }

  /** Writes characters that stand one to one in the source from `at` on. No line breaks in `text`. */
  text(text: string, at: number): void {
    this.#prepare(text, at);
    this.#emit(text, at, false);
  }

  /** Writes characters that the source has not (or has otherwise); all of them stand for `at`. */
  made(text: string, at: number): void {
    this.#prepare(text, at);
    this.#emit(text, at, true);
  }

  /** Starts a new line in a code block, keeping the prefixes. */
  codeLine(at: number): void {
    this.#emit('\n', at, true);
    this.#lineOpen = false;
    this.#startLine(at);
  }

  #prepare(text: string, at: number): void {
    if (!this.#lineOpen) this.#startLine(at);
    if (this.#spaceAt >= 0) {
      // One to one, so that running text stays one run.
      this.#emit(' ', this.#spaceAt, false);
      this.#spaceAt = -1;
    } else if (this.#beforeClose && !WORD.test(this.#beforeClose) && WORD.test(text[0] ?? '')) {
      // `**Impact:**Between` would not close: CommonMark asks for a blank after punctuation and a mark.
      this.#emit(' ', at, true);
    }
    this.#beforeClose = '';
    for (const mark of this.#marks) {
      if (mark.written) continue;
      if (WORD.test(this.#last) && !WORD.test(text[0] ?? '')) this.#emit(' ', at, true);
      mark.written = true;
      this.#emit(mark.open, at, true);
    }
  }

  #startLine(at: number): void {
    const last = this.#prefixes.length - 1;
    if (this.#breaks === 2)
      this.#emit(
        `\n${this.#prefixes
          .map((prefix) => (prefix.first ? '' : prefix.rest))
          .join('')
          .trimEnd()}\n`,
        at,
        true,
      );
    else if (this.#breaks === 1) this.#emit('\n', at, true);
    this.#breaks = 0;
    for (let index = 0; index <= last; index++) {
      const prefix = this.#prefixes[index]!;
      this.#emit(prefix.first || prefix.rest, at, true);
      prefix.first = '';
    }
    this.#lineOpen = true;
    this.#spaceAt = -1;
    this.#last = '';
    this.#beforeClose = '';
  }

  #closeMarks(at: number): void {
    for (let index = this.#marks.length - 1; index >= 0; index--) {
      const mark = this.#marks[index]!;
      if (!mark.written) continue;
      mark.written = false;
      this.#emit(mark.close, at, true);
    }
  }

  #emit(text: string, at: number, point: boolean): void {
    if (text === '') return;
    const previous = this.#runs.at(-1);
    const joins =
      previous &&
      (point
        ? previous.point && previous.source === at
        : !previous.point && previous.source + previous.length === at);
    if (joins) this.#runs[this.#runs.length - 1] = { ...previous, length: previous.length + text.length };
    else this.#runs.push({ out: this.#length, source: at, length: text.length, point });
    this.#pieces.push(text);
    this.#length += text.length;
    const last = text[text.length - 1]!;
    this.#last = SPACE.test(last) ? '' : last;
  }

  /** The text written, and the way back from its offsets to those of the source. */
  finish(sourceLength: number): { text: string; toSource: (offset: number) => number } {
    if (this.#length > 0) this.#emit('\n', sourceLength, true);
    const runs = this.#runs;
    const toSource = (offset: number): number => {
      let low = 0;
      let high = runs.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (runs[middle]!.out <= offset) low = middle;
        else high = middle - 1;
      }
      const run = runs[low];
      if (!run) return 0;
      const into = Math.max(0, offset - run.out);
      const source = run.point ? run.source : run.source + Math.min(into, run.length);
      return Math.min(source, sourceLength);
    };
    return { text: this.#pieces.join(''), toSource };
  }
}
