/**
 * How many characters (UTF-16) a change added and removed. What both texts have at their beginning and end does not
 * count, nor do lines that only moved.
 */
export function changedCharacters(before: string, after: string): { added: number; removed: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  const gone = before.slice(start, before.length - end).split('\n');
  const come = after.slice(start, after.length - end).split('\n');
  const counts = new Map<string, number>();
  for (const line of gone) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = come.length - 1;
  let removed = gone.length - 1;
  for (const line of come) {
    const left = counts.get(line) ?? 0;
    if (left > 0) counts.set(line, left - 1);
    else added += line.length;
  }
  for (const [line, left] of counts) removed += line.length * left;
  // Line breaks that both have are no change.
  const breaks = Math.min(come.length, gone.length) - 1;
  return { added: added - breaks, removed: removed - breaks };
}
