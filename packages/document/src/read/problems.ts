/** Collects what could not be read, or was read by a choice that a person should check. */
import type { Problem, Span } from '../model.ts';

export type ProblemCode =
  | 'zone-missing'
  | 'zone-ambiguous'
  | 'zone-inferred'
  | 'date-missing'
  | 'date-ambiguous'
  | 'date-conflict'
  | 'date-far'
  | 'time-backwards'
  | 'range-backwards'
  | 'clock-gap'
  | 'clock-overlap'
  | 'sample-row'
  | 'front-matter-open';

export class ProblemList {
  readonly #found: Problem[] = [];
  readonly #once = new Set<string>();

  add(code: ProblemCode, span: Span, message: string): void {
    this.#found.push({ code, from: span.from, to: span.to, message });
  }

  /** Like `add`, but the first of its kind only: the same question is not asked for every row. */
  once(code: ProblemCode, span: Span, message: string): void {
    if (this.#once.has(code)) return;
    this.#once.add(code);
    this.add(code, span, message);
  }

  list(): readonly Problem[] {
    return this.#found.sort((a, b) => a.from - b.from || a.to - b.to);
  }
}
