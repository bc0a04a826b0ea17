/**
 * A pattern for sentences that costs next to nothing where its words do not occur.
 *
 * From the pattern's source it reads which words any match must have (`\b(?:only|just) (?:[a-z]+ )?delays?\b` needs
 * `only` or `just`, and `delay` or `delays`). A sentence without them is never matched against, and what is never
 * matched is never compiled: engines take a tenth of a second for some of our patterns. Alternatives at the top of a
 * pattern are weighed one by one.
 */
import { keyOf, type Plan, plansOf } from './plan.ts';
import { type Prepared, prepared } from './prepared.ts';
import { allNeeds, close, type Hits, hitsOf, isOpen, meets, openWhere, registerNeeds } from './word-hits.ts';

interface Branch {
  readonly source: string;
  readonly needs: readonly number[];
  /** How many groups stand before this alternative's own. */
  readonly capturesBefore: number;
  regex: RegExp | null;
}

/** Matches as `new RegExp(source, flags)` does, but keeps no place between calls. */
export class Phrasing {
  readonly source: string;
  readonly flags: string;
  readonly #number = made++;
  #branches: readonly Branch[] | null = null;
  #captures = 0;

  constructor(source: string, flags: string) {
    this.source = source;
    this.flags = flags.includes('g') ? flags : `${flags}g`;
    waiting.push(this);
  }

  /** The first match at or after `from`, or null. */
  exec(text: string, from = 0): RegExpExecArray | null {
    return this.#exec(text, from, this.#hits(text));
  }

  #exec(text: string, from: number, hits: Hits): RegExpExecArray | null {
    if (!isOpen(hits, this.#number)) return null;
    let first: RegExpExecArray | null = null;
    for (const branch of this.#branches!) {
      if (!wakes(branch, hits)) continue;
      branch.regex ??= new RegExp(branch.source, this.flags);
      branch.regex.lastIndex = from;
      const match = branch.regex.exec(text);
      if (match === null || (first !== null && match.index >= first.index)) continue;
      first = this.#numbered(match, branch);
      if (match.index === from) break;
    }
    if (first === null && from === 0) close(hits, this.#number);
    return first;
  }

  /** Is there a match anywhere? */
  test(text: string): boolean {
    const hits = this.#hits(text);
    if (!isOpen(hits, this.#number)) return false;
    for (const branch of this.#branches!) {
      if (!wakes(branch, hits)) continue;
      branch.regex ??= new RegExp(branch.source, this.flags);
      branch.regex.lastIndex = 0;
      if (branch.regex.test(text)) return true;
    }
    close(hits, this.#number);
    return false;
  }

  /** All matches, from left to right. */
  all(text: string): RegExpExecArray[] {
    const matches: RegExpExecArray[] = [];
    const hits = this.#hits(text);
    for (let at = 0; at <= text.length; ) {
      const match = this.#exec(text, at, hits);
      if (match === null) break;
      matches.push(match);
      at = match.index + Math.max(1, match[0].length);
    }
    return matches;
  }

  /** Learns the pattern's needs; called before the first text. Returns the plans it follows. */
  prepare(): readonly Plan[] {
    const plans = prepared?.plans[keyOf(this.source)] ?? plansOf(this.source);
    let start = 0;
    let captures = 0;
    this.#branches = plans.map(([length, own, ...needs]) => {
      const source = this.source.slice(start, start + length);
      const branch: Branch = { source, needs, capturesBefore: captures, regex: null };
      start += length + 1;
      captures += own;
      return branch;
    });
    this.#captures = captures;
    for (const { needs } of this.#branches) openWhere(needs[0] ?? null, this.#number);
    return plans;
  }

  #hits(text: string): Hits {
    if (waiting.length > 0) prepareAll();
    return hitsOf(text);
  }

  /** The match with its groups where they stand in the whole pattern. */
  #numbered(match: RegExpExecArray, { capturesBefore }: Branch): RegExpExecArray {
    if (this.#captures === match.length - 1) return match;
    const groups = match.slice(1);
    while (match.length > 1) match.pop();
    for (let index = 1; index <= this.#captures; index++) match.push(groups[index - 1 - capturesBefore]!);
    return match;
  }
}

let made = 0;
const waiting: Phrasing[] = [];

/** Prepares all phrasings at once: every new need makes the texts before it be asked again. */
export function prepareAll(): Prepared {
  if (prepared !== null) registerNeeds(prepared.needs);
  const plans: Record<string, readonly Plan[]> = {};
  for (const one of waiting.splice(0)) plans[keyOf(one.source)] = one.prepare();
  return { needs: allNeeds(), plans };
}

function wakes({ needs }: Branch, hits: Hits): boolean {
  for (let index = 0; index < needs.length; index++) if (!meets(hits, needs[index]!)) return false;
  return true;
}

/** A pattern of a sentence: from a regular expression, or from its source where it is put together. */
export function phrasing(pattern: RegExp | string, flags = ''): Phrasing {
  return typeof pattern === 'string'
    ? new Phrasing(pattern, flags)
    : new Phrasing(pattern.source, pattern.flags);
}
