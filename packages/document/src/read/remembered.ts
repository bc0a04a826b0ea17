/** Longer texts are read anew: keeping them would cost more than it spares. */
const LONGEST = 1000;

/**
 * Keeps the last answers of a reader of short texts, so that after a keystroke only what changed is read. What is read
 * must depend on the text alone. Nothing of the document that the text was cut from is kept alive.
 */
export function remembered<T>(read: (text: string) => T, limit = 2000): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    // Engines keep the whole text alive for a piece cut out of it; this makes a copy.
    const own = ` ${text}`.slice(1);
    const value = read(own);
    if (kept.size >= limit) kept.clear();
    kept.set(own, value);
    return value;
  };
}
