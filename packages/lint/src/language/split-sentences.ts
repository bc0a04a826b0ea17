/** Cuts a masked block into sentences; full stops of versions, abbreviations, file names and times are none. */
import { abbreviations } from './words/function-words.ts';

/** Where a hard line break stood that ends a sentence (`<br>`, a new line that opens with a time or label). */
export const BREAK_MARK = '\uE002';

export interface Range {
  readonly from: number;
  readonly to: number;
}

const END =
  /[.!?…。！？\uE002]+["'”’)\]*_]*(?=[\s\uE001\uE002]|$)|[。！？\uE002]+|\n(?=[ \t\uE001]*(?:\[?~?\d{1,2}:\d\d|\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{2,4}|[-•–] ))/g;
const OPENER =
  /^[\s\uE001\uE002]*(?:["'“‘([{*_]*)(?:\p{Lu}|\d|@|\uE000|\p{Lo}|\p{Extended_Pictographic}|[-•–]|$)/u;
const LOWER_OPENER = /^[\s\uE001\uE002]*["'“‘([]*\p{Ll}/u;

/** Ranges of sentences, relative to the block, trimmed of white space. */
export function splitSentences(masked: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  END.lastIndex = 0;
  for (let match = END.exec(masked); match !== null; match = END.exec(masked)) {
    const end = match.index + match[0].length;
    if (!endsHere(masked, start, match.index, end, match[0])) continue;
    push(ranges, masked, start, end);
    start = end;
  }
  push(ranges, masked, start, masked.length);
  return ranges;
}

function endsHere(text: string, start: number, stop: number, end: number, mark: string): boolean {
  if (/[\n\uE002。！？]/.test(mark)) return true;
  const rest = text.slice(end, end + 12);
  if (mark.startsWith('.') && mark[1] !== '.') {
    const word = lastWord(text, start, stop);
    if (word === '') return false;
    const lower = word.toLowerCase();
    if (abbreviations.has(lower))
      return lower === 'etc' || lower === 'a.m' || lower === 'p.m' ? opensSentence(rest) : false;
    if (/^\p{L}$/u.test(word) && word !== 'I') return false;
    if (/^\d+$/.test(word) && text.slice(start, stop).trim() === word) return false;
    return opensSentence(rest) || !LOWER_OPENER.test(rest);
  }
  if (mark.startsWith('…') || mark.startsWith('...')) {
    if (stop <= start || text.slice(start, stop).trim() === '') return false;
    return opensSentence(rest);
  }
  return !LOWER_OPENER.test(rest);
}

function opensSentence(rest: string): boolean {
  return OPENER.test(rest);
}

function lastWord(text: string, start: number, stop: number): string {
  let from = stop;
  while (from > start && stop - from < 24 && !endsWord(text.charCodeAt(from - 1))) from--;
  return text.slice(from, stop);
}

function push(ranges: Range[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  if (to > from) ranges.push({ from, to });
}

const WIDE_BLANK = /[\s\uE001\uE002]/;

/** White space or a mark. Asked of every letter at the edge of a sentence. */
function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return WIDE_BLANK.test(String.fromCharCode(code));
}

/** What a word begins after: white space, a mark, an opening bracket or quotation mark. */
function endsWord(code: number): boolean {
  return code === 40 || code === 91 || code === 34 || code === 0x201c || (code !== 0xe002 && isBlank(code));
}
