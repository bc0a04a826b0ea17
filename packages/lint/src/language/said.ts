/** Matches a pattern against a sentence, in the author's own words only: never inside quotation marks or code. */
import type { Sentence } from './prose.ts';

export interface Said {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Offset in `Sentence.plain`. */
  readonly index: number;
  readonly match: RegExpExecArray;
}

/** The first match that the author says; `pattern` needs the flag `g`. */
export function said(
  sentence: Sentence,
  pattern: RegExp,
  accepts: (said: Said) => boolean = () => true,
): Said | null {
  const { plain } = sentence;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
    if (match[0] === '') {
      pattern.lastIndex++;
      continue;
    }
    const from = sentence.from + match.index;
    const found: Said = { from, to: from + match[0].length, words: match[0], index: match.index, match };
    if (!isQuoted(sentence, found) && accepts(found)) return found;
  }
  return null;
}

function isQuoted(sentence: Sentence, { from, to }: Said): boolean {
  if (!/["“”«»'‘]/.test(sentence.plain)) return false;
  return sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from);
}
