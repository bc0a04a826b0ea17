import { ownCopy } from '../language/own-copy.ts';

/**
 * Keeps what was read from a piece of text, so that the sentences that a keystroke left alone cost nothing.
 * What is read must depend on the text alone.
 */
export function remembered<T>(read: (text: string) => T, limit = 4000): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const own = ownCopy(text);
    const value = read(own);
    if (kept.size >= limit) kept.clear();
    kept.set(own, value);
    return value;
  };
}
