/** Matches a pattern against a sentence, in the author's own words only: never inside quotation marks or code. */
import type { Phrasing } from './phrasing/phrasing.ts';
import type { Sentence } from './prose.ts';

export interface Said {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Offset in `Sentence.plain`. */
  readonly index: number;
  readonly match: RegExpExecArray;
}

/** The first match that the author says; a regular expression needs the flag `g`. */
export function said(
  sentence: Sentence,
  pattern: RegExp | Phrasing,
  accepts: (said: Said) => boolean = () => true,
): Said | null {
  const { plain } = sentence;
  for (let at = 0; at <= plain.length; ) {
    const match = nextMatch(pattern, plain, at);
    if (match === null) break;
    at = match.index + Math.max(1, match[0].length);
    if (match[0] === '') continue;
    const from = sentence.from + match.index;
    const found: Said = { from, to: from + match[0].length, words: match[0], index: match.index, match };
    if (!isQuoted(sentence, found) && accepts(found)) return found;
  }
  return null;
}

function nextMatch(pattern: RegExp | Phrasing, plain: string, from: number): RegExpExecArray | null {
  if (!(pattern instanceof RegExp)) return pattern.exec(plain, from);
  pattern.lastIndex = from;
  return pattern.exec(plain);
}

function isQuoted(sentence: Sentence, { from, to }: Said): boolean {
  if (!/["“”«»'‘]/.test(sentence.plain)) return false;
  return sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from);
}
