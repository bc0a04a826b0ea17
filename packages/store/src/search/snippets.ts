/** Pieces of a text around what a search found, as a reader would see them. */
import { folded } from './tokens.ts';

export interface SnippetRow {
  /** Heading that the piece stands under. */
  readonly section: string | null;
  readonly text: string;
  readonly marks: { readonly from: number; readonly to: number }[];
}

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly word: number;
}

const mostHits = 60;
const pieceLength = 180;
const before = 50;
const mostPieces = 2;

/** At most two pieces, the one with the most different words first; empty where no word stands in the text. */
export function snippetsOf(text: string, tokens: readonly string[]): SnippetRow[] {
  const hits = hitsIn(text, tokens);
  const pieces: SnippetRow[] = [];
  const taken: { from: number; to: number }[] = [];
  while (pieces.length < mostPieces) {
    const best = densest(hits.filter((hit) => !taken.some(({ from, to }) => hit.from < to && hit.to > from)));
    if (best === undefined) break;
    const range = pieceAround(text, best.from);
    taken.push(range);
    const piece = shown(text, range.from, range.to, hits);
    if (piece.marks.length > 0) pieces.push({ section: sectionAt(text, best.from), ...piece });
  }
  return pieces;
}

function hitsIn(text: string, tokens: readonly string[]): Hit[] {
  const lower = text.toLowerCase();
  // A few capitals have small letters of another length; then places would be wrong.
  const usable = lower.length === text.length;
  const hits: Hit[] = [];
  const missing: number[] = [];
  for (const [word, token] of tokens.entries()) {
    const count = usable ? quickHits(lower, token, word, hits) : 0;
    if (count === 0) missing.push(word);
  }
  if (missing.length > 0 && /[^\x20-\x7e\s]/.test(text)) slowHits(text, tokens, missing, hits);
  return hits.sort((a, b) => a.from - b.from);
}

function quickHits(lower: string, token: string, word: number, hits: Hit[]): number {
  let count = 0;
  for (
    let at = lower.indexOf(token);
    at >= 0 && count < mostHits;
    at = lower.indexOf(token, at + token.length)
  ) {
    if (at > 0 && isWord(lower.charCodeAt(at - 1)) && token.charCodeAt(0) < 0x2e80) continue;
    let to = at + token.length;
    while (token.charCodeAt(0) < 0x2e80 && to < lower.length && isWord(lower.charCodeAt(to))) to++;
    hits.push({ from: at, to, word });
    count++;
  }
  return count;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** For words with accents: each word is compared as it is indexed. */
function slowHits(text: string, tokens: readonly string[], missing: readonly number[], hits: Hit[]): void {
  for (const found of text.slice(0, 100_000).matchAll(wordPattern)) {
    const compared = folded(found[0]);
    const word = missing.find((index) => compared.startsWith(tokens[index] ?? '\0'));
    if (word !== undefined) hits.push({ from: found.index, to: found.index + found[0].length, word });
    if (hits.length >= mostHits * 4) return;
  }
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 191 && code < 0x2000);
}

/** The first hit of the piece that holds the most different words. */
function densest(hits: readonly Hit[]): Hit | undefined {
  let best: Hit | undefined;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const words = new Set<number>();
    for (let next = index; next < hits.length; next++) {
      const other = hits[next];
      if (other === undefined || other.to > hit.from + pieceLength - before) break;
      words.add(other.word);
    }
    if (words.size > most) {
      best = hit;
      most = words.size;
    }
  }
  return best;
}

/** About `pieceLength` characters around `at`, cut between words and kept within its paragraph. */
function pieceAround(text: string, at: number): { from: number; to: number } {
  const paragraph = Math.max(text.lastIndexOf('\n\n', at - 1) + 2, text.lastIndexOf('\n#', at - 1) + 1, 0);
  let from = Math.max(at - before, paragraph >= at - before * 2 ? Math.max(paragraph, 0) : at - before, 0);
  while (from > paragraph && from < at && /\S/.test(text[from - 1] ?? ' ') && at - from < before * 2) from--;
  const blank = text.indexOf('\n\n', at);
  let to = Math.min(text.length, from + pieceLength, blank < 0 ? text.length : blank);
  if (to <= at) to = Math.min(text.length, at + pieceLength);
  while (to < text.length && /\S/.test(text[to] ?? ' ') && to - from < pieceLength + 30) to++;
  return { from, to };
}

/** Marks of Markdown that a reader does not see, and what becomes one blank. */
const unseen =
  /<!--[\s\S]*?(?:-->|$)|\[\^[^\]\s]{1,60}\]|\]\([^)\s]*\)|^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+|[|`*]+|\[[ xX]\]|[[\]]|\s+|-{3,}/gm;

function shown(
  text: string,
  from: number,
  to: number,
  hits: readonly Hit[],
): { text: string; marks: { from: number; to: number }[] } {
  const raw = text.slice(from, to);
  let out = '';
  let at = 0;
  /** For each kept run: where it stood and where it stands now. */
  const runs: { was: number; is: number; length: number }[] = [];
  const keep = (end: number) => {
    if (end <= at) return;
    runs.push({ was: from + at, is: out.length, length: end - at });
    out += raw.slice(at, end);
  };
  for (const found of raw.matchAll(unseen)) {
    keep(found.index);
    if (out !== '' && !out.endsWith(' ') && /^\s|[|]/.test(found[0])) out += ' ';
    at = found.index + found[0].length;
  }
  keep(raw.length);
  const marks: { from: number; to: number }[] = [];
  for (const hit of hits) {
    const run = runs.find(({ was, length }) => hit.from >= was && hit.to <= was + length);
    if (run === undefined) continue;
    const mark = { from: hit.from - run.was + run.is, to: hit.to - run.was + run.is };
    const last = marks.at(-1);
    if (last === undefined || mark.from >= last.to) marks.push(mark);
  }
  return { text: out.trimEnd(), marks };
}

function sectionAt(text: string, at: number): string | null {
  for (let from = at; from >= 0; ) {
    const line = text.lastIndexOf('\n#', from);
    const start = line < 0 ? (text.startsWith('#') ? 0 : -1) : line + 1;
    if (start < 0 || start > at) return null;
    const end = text.indexOf('\n', start);
    const heading = /^#{1,6}[ \t]+(.*?)[ \t#]*\r?$/.exec(text.slice(start, end < 0 ? undefined : end));
    if (heading?.[1] !== undefined) return heading[1].replace(/[*`_]+/g, '').trim() || null;
    from = start - 2;
  }
  return null;
}
