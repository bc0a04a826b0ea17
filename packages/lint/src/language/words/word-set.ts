/** Reads a list of words separated by spaces or line breaks into a set. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const list of lists) for (const word of list.split(/\s+/)) if (word !== '') words.add(word);
  return words;
}
