/**
 * How well a document answers a search: words in its title count most, then those in its beginning (head and summary),
 * then how often the words stand anywhere, each repetition for less. Runs inside the database's thread.
 */
import { folded } from './tokens.ts';

const inTitle = 10;
const wholeWord = 1.4;
const inHead = 3;
const together = 4;
const headLength = 1200;
/** What lies behind this hardly tells what a document is about, and scanning it would hold others up. */
const scanned = 60_000;

/** `words`: the tokens asked for, parted by blanks. Higher is better; 0 where nothing was found. */
export function rankDocument(title: string, text: string, words: string): number {
  const foldedTitle = folded(title);
  const body = folded(text.length > scanned ? text.slice(0, scanned) : text);
  const asked = words.split(' ');
  let score = 0;
  let last = -1;
  for (const word of asked) {
    if (word === '') continue;
    const atTitle = placeOf(foldedTitle, word, 0);
    if (atTitle >= 0) score += inTitle * (endsWord(foldedTitle, atTitle + word.length) ? wholeWord : 1);
    let count = 0;
    let first = -1;
    let whole = false;
    for (let at = placeOf(body, word, 0); at >= 0 && count < 16; at = placeOf(body, word, at + word.length)) {
      if (first < 0) first = at;
      whole ||= endsWord(body, at + word.length);
      count++;
    }
    if (count > 0)
      score += (Math.log2(1 + count) + (first < headLength ? inHead : 0)) * (whole ? wholeWord : 1);
    if (last >= 0 && first >= 0 && Math.abs(first - last) < 40) score += together;
    last = first;
  }
  return score;
}

/** Where `word` begins a word of `text`, from `from` on; -1 where it does not. */
function placeOf(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isWordCode(text.charCodeAt(at - 1)) || isUnspaced(word)) return at;
  }
  return -1;
}

function endsWord(text: string, at: number): boolean {
  return at >= text.length || !isWordCode(text.charCodeAt(at));
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code > 127 && code !== 0x2019 && code !== 0x2013)
  );
}

function isUnspaced(word: string): boolean {
  return word.charCodeAt(0) >= 0x2e80;
}
