/** Cuts a masked sentence into words, numbers, code and punctuation, and splits contractions. */
import type { PartOfSpeech } from './prose.ts';

/** Stands, one for each hidden UTF-16 unit, where code or a URL was. */
export const CODE_MARK = '\uE000';
/** Stands where marks were that are no words (emphasis, link targets, HTML). */
export const GAP_MARK = '\uE001';

/** A token under construction: the tagger fills in the rest. Offsets are relative to the sentence. */
export interface RawToken {
  from: number;
  to: number;
  text: string;
  lower: string;
  lemma: string;
  pos: PartOfSpeech;
  quoted: boolean;
}

const WORD =
  /(\uE000+)|(@[\p{L}\d_](?:[\p{L}\d_.-]*[\p{L}\d_])?(?:['’]s\b)?)|([~≈]?[$€£]?\d(?:[\d.,:]*\d)?(?:%|[\p{L}]+\b)?(?:-[\p{L}]+)?)|([\p{L}][\p{L}\p{M}\d]*(?:[-_./+][\p{L}\d][\p{L}\p{M}\d]*)*(?:['’][\p{L}]+)?)|(\.{3}|…|--|[^\s\uE001])/gu;

const NOT_ENDINGS = /^(.+?)(n['’]t)$/i;
const CLITIC = /^(.+?)(['’](?:s|re|ve|ll|d|m))$/i;

/** Tokens of one sentence; `lemma` and `pos` are still to be filled in. */
export function tokenise(text: string): RawToken[] {
  const tokens: RawToken[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const from = match.index;
    const raw = match[0];
    if (match[1] !== undefined) tokens.push(make(from, raw, 'code'));
    else if (match[2] !== undefined) pushHandle(tokens, from, raw);
    else if (match[3] !== undefined) tokens.push(make(from, raw, 'number'));
    else if (match[4] !== undefined) pushWord(tokens, from, raw);
    else tokens.push(make(from, raw, 'punctuation'));
  }
  return tokens;
}

function make(from: number, text: string, pos: PartOfSpeech): RawToken {
  const lower = text.toLowerCase().replaceAll('’', "'");
  return { from, to: from + text.length, text, lower, lemma: lower, pos, quoted: false };
}

function pushHandle(tokens: RawToken[], from: number, raw: string): void {
  const bare = /['’]s$/.test(raw) ? raw.slice(0, -2) : raw;
  tokens.push(make(from, bare, 'proper'));
  if (bare !== raw) tokens.push(make(from + bare.length, raw.slice(-2), 'other'));
}

function pushWord(tokens: RawToken[], from: number, raw: string): void {
  if (!raw.includes("'") && !raw.includes('’')) {
    if (raw.includes('/') && /^[a-z]+\/[a-z]+$/i.test(raw)) {
      const cut = raw.indexOf('/');
      tokens.push(make(from, raw.slice(0, cut), 'other'));
      tokens.push(make(from + cut, '/', 'punctuation'));
      tokens.push(make(from + cut + 1, raw.slice(cut + 1), 'other'));
      return;
    }
    tokens.push(make(from, raw, 'other'));
    return;
  }
  const split = NOT_ENDINGS.exec(raw) ?? CLITIC.exec(raw);
  if (split === null) {
    tokens.push(make(from, raw, 'other'));
    return;
  }
  const head = split[1] ?? '';
  tokens.push(make(from, head, 'other'));
  tokens.push(make(from + head.length, split[2] ?? '', 'other'));
}
