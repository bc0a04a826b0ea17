/** How to match one pattern: its alternatives, and which words each of them needs. */
import { needsOf } from './forms.ts';
import { countCaptures, topAlternatives } from './pattern-parts.ts';
import { readPattern } from './read-pattern.ts';
import { numberOfNeed } from './word-hits.ts';

/** One alternative: the length of its source, how many groups it captures, and the numbers of its needs. */
export type Plan = readonly [length: number, captures: number, ...needs: number[]];

/** More needs than these are not asked: the surest come first. */
const MOST_NEEDS = 3;
/** Below this length a pattern is not worth cutting into its alternatives. */
const CUT_FROM = 160;

/** The plans of a pattern's alternatives, in order; their sources stand one after the other, a `|` between them. */
export function plansOf(source: string): readonly Plan[] {
  const sources = source.length < CUT_FROM ? [source] : topAlternatives(source);
  return sources.map((one) => [
    one.length,
    countCaptures(one),
    ...needsOf(readPattern(one)).slice(0, MOST_NEEDS).map(numberOfNeed),
  ]);
}

/** A name for a pattern that is shorter than the pattern (FNV-1a, 32 bits, and the length). */
export function keyOf(source: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < source.length; at++) hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193);
  return `${source.length}.${(hash >>> 0).toString(36)}`;
}
