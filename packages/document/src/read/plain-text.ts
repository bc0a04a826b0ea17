/** Markdown inline text as a reader sees it: marks, links' addresses, footnote marks and comments removed. */
import { remembered } from './remembered.ts';

const SPECIAL = /[*_`[\]<&\\~!\n|]/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};
const ENTITY = /&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});/y;
const TAG = /<(?:!--[\s\S]{0,4000}?-->|\/?[A-Za-z][^<>\n]{0,400}>)/y;
const AUTOLINK = /<((?:https?|mailto|ftp):[^<>\s]{1,2000})>/y;
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]/y;
const LINK =
  /!?\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,300}\]){0,600})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,2000})?\)|\[[^[\]\n]{0,200}\])/y;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The words of `text` from `from` to `to`, inline marks removed and white space (line breaks included)
 * folded to single blanks.
 */
export function plainText(text: string, from: number, to: number): string {
  const raw = text.slice(from, to);
  return SPECIAL.test(raw) ? withoutMarks(raw) : raw.trim();
}

const withoutMarks = remembered((raw: string): string => {
  let out = '';
  let at = 0;
  while (at < raw.length) {
    const char = raw[at]!;
    switch (char) {
      case '\\': {
        const next = raw[at + 1];
        if (next !== undefined && /[!-/:-@[-`{-~]/.test(next)) {
          out += next;
          at += 2;
        } else if (next === '\n') at++;
        else {
          out += char;
          at++;
        }
        continue;
      }
      case '`': {
        let ticks = at;
        while (raw[ticks] === '`') ticks++;
        const close = raw.indexOf(raw.slice(at, ticks), ticks);
        if (close > 0) {
          out += raw.slice(ticks, close);
          at = close + (ticks - at);
        } else {
          out += raw.slice(at, ticks);
          at = ticks;
        }
        continue;
      }
      case '*':
      case '_':
      case '~': {
        let end = at;
        while (raw[end] === char) end++;
        out += keepsMark(raw, at, end) ? raw.slice(at, end) : '';
        at = end;
        continue;
      }
      case '!':
      case '[': {
        const skipped = sticky(FOOTNOTE, raw, at);
        if (skipped) {
          at += skipped[0].length;
          continue;
        }
        const link = sticky(LINK, raw, at);
        if (link) {
          out += plainText(link[1]!, 0, link[1]!.length);
          at += link[0].length;
          continue;
        }
        out += char;
        at++;
        continue;
      }
      case '<': {
        const address = sticky(AUTOLINK, raw, at);
        const tag = address ?? sticky(TAG, raw, at);
        if (tag) {
          out += address ? address[1]! : /^<br/i.test(tag[0]) ? ' ' : '';
          at += tag[0].length;
          continue;
        }
        out += char;
        at++;
        continue;
      }
      case '&': {
        const entity = sticky(ENTITY, raw, at);
        if (entity) {
          out += decode(entity[1]!) ?? entity[0];
          at += entity[0].length;
          continue;
        }
        out += char;
        at++;
        continue;
      }
      case '\n': {
        out += ' ';
        at++;
        while (raw[at] === '>' || raw[at] === ' ' || raw[at] === '\t') at++;
        continue;
      }
      default: {
        let end = at + 1;
        while (end < raw.length && !isSpecial(raw.charCodeAt(end))) end++;
        out += raw.slice(at, end);
        at = end;
      }
    }
  }
  return out.replace(/\s+/g, ' ').trim();
});

function isSpecial(code: number): boolean {
  switch (code) {
    case 10:
    case 33:
    case 38:
    case 42:
    case 60:
    case 91:
    case 92:
    case 95:
    case 96:
    case 126:
      return true;
    default:
      return false;
  }
}

/** A mark inside a word (`snake_case`, `2 * 3`, `~14:05`) is text, not emphasis. */
function keepsMark(raw: string, from: number, to: number): boolean {
  const char = raw[from];
  if (char === '~') return to - from !== 2;
  const before = raw[from - 1] ?? ' ';
  const after = raw[to] ?? ' ';
  if (char === '_') return WORD.test(before) && WORD.test(after);
  return before === ' ' && after === ' ';
}

function decode(name: string): string | null {
  if (name[0] !== '#') return ENTITIES[name] ?? null;
  const code =
    name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function sticky(pattern: RegExp, raw: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(raw);
}
