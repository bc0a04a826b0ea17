/** The words of a reason as people read them: each once, and none that stands inside another one. */
export function shownWords(words: readonly string[], most: number): readonly string[] {
  const shown: string[] = [];
  for (const word of words.slice(0, most * 4)) {
    const lower = word.toLowerCase();
    if (shown.some((other) => other.toLowerCase().includes(lower))) continue;
    const inside = shown.findIndex((other) => lower.includes(other.toLowerCase()));
    if (inside === -1) shown.push(word);
    else shown[inside] = word;
  }
  return [...new Set(shown)].slice(0, most);
}
