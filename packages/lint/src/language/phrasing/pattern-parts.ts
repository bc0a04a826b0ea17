/** Cuts the source of a regular expression without understanding it: its alternatives, its groups. */

/** The alternatives at the top of a pattern, or the pattern alone where a reference or a name ties it together. */
export function topAlternatives(source: string): readonly string[] {
  if (/\\[1-9k]|\(\?<[a-z]/i.test(source)) return [source];
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(source.slice(start));
  return parts;
}

/** How many groups a pattern captures. */
export function countCaptures(source: string): number {
  let count = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(' && (source[at + 1] !== '?' || /^\?<[^=!]/.test(source.slice(at + 1, at + 4))))
      count++;
  }
  return count;
}
