/**
 * The same words in memory of their own. Engines keep the whole text alive for a piece cut out of it; a piece that
 * outlives its version of the document would keep each version that was ever typed.
 */
export function ownCopy(words: string): string {
  return ` ${words}`.slice(1);
}
