/**
 * A sentence as the words its author says: code, links' targets, HTML, marks and quotations blanked,
 * every other character where it stood, so that a place found here is a place in the document.
 */
import { ownCopy } from './own-copy.ts';
import type { Sentence } from './prose.ts';

/** Stands for each character of code or of an address: something is named here, but no word is said. */
export const CODE = '¤';
/** Stands for each character of somebody else's words. */
export const QUOTED = '§';

const LONGEST_LINK = 4000;
const LONGEST_TAG = 1000;
const ADDRESS = /https?:\/\/[^\s<>)\]]+/y;
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,6});/iy;
const FOOTNOTE = /\[\^[^\]\s]{1,60}\]/y;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

const kept = new WeakMap<object, string>();
/** The words of the last texts asked about: between two keystrokes nearly all sentences stay as they were. */
const keptByText = new Map<string, string>();
const KEPT_TEXTS = 5000;

/** No author writes longer sentences; what is longer is data, and only its beginning is read. */
export const LONGEST_SENTENCE = 4000;

/** Lower-case words of the sentence, offset by offset as in `sentence.text` (its first 4,000 units). */
export function plainWords(sentence: Sentence): string {
  const known = kept.get(sentence.wording);
  if (known !== undefined) return known;
  const words = lowerCase(blankMarks(sentence.text.slice(0, LONGEST_SENTENCE)));
  kept.set(sentence.wording, words);
  return words;
}

/** The same for a stretch of the document's text that is no sentence. */
export function wordsIn(text: string): string {
  const known = keptByText.get(text);
  if (known !== undefined) return known;
  const own = ownCopy(text);
  const words = lowerCase(blankMarks(own));
  if (keptByText.size >= KEPT_TEXTS) keptByText.clear();
  keptByText.set(own, words);
  return words;
}

/** The same for any stretch of the document's text, in its own case. */
export function blankMarks(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  let at = 0;
  const unclosed = new Set<string>();
  const blank = (to: number, filler: string): void => {
    pieces.push(text.slice(copied, at), filler.repeat(to - at));
    at = to;
    copied = to;
  };
  while (at < text.length) {
    switch (text[at]) {
      case '`': {
        let run = 1;
        while (text[at + run] === '`') run += 1;
        const fence = '`'.repeat(run);
        const close = unclosed.has(fence) ? -1 : text.indexOf(fence, at + run);
        if (close < 0) unclosed.add(fence);
        blank(close < 0 ? at + run : close + run, close < 0 ? ' ' : CODE);
        break;
      }
      case 'h': {
        ADDRESS.lastIndex = at;
        const found = ADDRESS.test(text);
        if (found) blank(ADDRESS.lastIndex, CODE);
        else at += 1;
        break;
      }
      case '<': {
        const close = /[a-z/!]/i.test(text[at + 1] ?? '') ? indexWithin(text, '>', at, LONGEST_TAG) : -1;
        if (close < 0) at += 1;
        else blank(close + 1, ' ');
        break;
      }
      case '[': {
        FOOTNOTE.lastIndex = at;
        blank(FOOTNOTE.test(text) ? FOOTNOTE.lastIndex : at + 1, ' ');
        break;
      }
      case ']': {
        const closer = text[at + 1] === '(' ? ')' : text[at + 1] === '[' ? ']' : null;
        const close = closer === null ? -1 : indexWithin(text, closer, at + 2, LONGEST_LINK);
        blank(close < 0 ? at + 1 : close + 1, ' ');
        break;
      }
      case '*':
      case '\\':
        blank(at + 1, ' ');
        break;
      case '_':
        if (inWord(text, at - 1) && inWord(text, at + 1)) at += 1;
        else blank(at + 1, ' ');
        break;
      case '~':
        if (text[at + 1] === '~') blank(at + 2, ' ');
        else at += 1;
        break;
      case '&': {
        ENTITY.lastIndex = at;
        if (ENTITY.test(text)) blank(ENTITY.lastIndex, ' ');
        else at += 1;
        break;
      }
      case '"':
      case '“':
      case '«': {
        const closer = text[at] === '"' ? '"' : text[at] === '“' ? '”' : '»';
        const close = unclosed.has(closer) ? -1 : text.indexOf(closer, at + 1);
        if (close < 0) unclosed.add(closer);
        blank(close < 0 ? at + 1 : close + 1, close < 0 ? ' ' : QUOTED);
        break;
      }
      case "'":
      case '‘': {
        const close = inWord(text, at - 1) ? -1 : closingApostrophe(text, at);
        if (close < 0) at += 1;
        else blank(close + 1, QUOTED);
        break;
      }
      case '’':
        blank(at + 1, "'");
        break;
      default:
        at += 1;
    }
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** Lower case without ever changing the length (`İ` would grow). */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const character = text.charAt(index);
    const small = character.toLowerCase();
    return small.length === 1 ? small : character;
  }).join('');
}

function indexWithin(text: string, wanted: string, from: number, reach: number): number {
  const found = text.slice(from, from + reach).indexOf(wanted);
  return found < 0 ? -1 : from + found;
}

function inWord(text: string, index: number): boolean {
  return index >= 0 && index < text.length && WORD_CHARACTER.test(text.charAt(index));
}

/** The end of a phrase in single quotes; an apostrophe inside a word closes nothing. */
function closingApostrophe(text: string, open: number): number {
  if (!inWord(text, open + 1)) return -1;
  const reach = Math.min(text.length, open + 200);
  for (let index = open + 2; index < reach; index += 1) {
    const character = text[index];
    if ((character === "'" || character === '’') && !inWord(text, index + 1)) return index;
  }
  return -1;
}
