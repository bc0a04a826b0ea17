/** Words from records as Markdown text: nothing they hold can become structure, HTML, a link or a footnote. */

const SPACE = /\s+/g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const MARKS = /[\\`*_[\]<>|~&$]/g;
/** A short code span that the speaker wrote: kept, its content is literal anyway. */
const CODE = /(`[^`|\\<>[\n]{1,100}`)/;
const SCHEME = /\b(?:https?|ftp|mailto|javascript|data|vbscript|file):(?:\/\/)?/gi;
const WWW = /\bwww\./gi;
const AT_WORD = /(?<=[\w.+-])@(?=[\w-]+\.\w)/g;
const CHANGE_LINK =
  /\bhttps?:\/\/(?:[\w.-]+)\/([\w.-]+\/[\w.-]+)\/(?:-\/)?(pull|issues|merge_requests)\/(\d+)(?:[#?/][^\s)>\]]*)?/gi;
const COMMIT_LINK =
  /\bhttps?:\/\/(?:[\w.-]+)\/([\w.-]+\/[\w.-]+)\/(?:-\/)?commit\/([0-9a-f]{7})[0-9a-f]*[^\s)>\]]*/gi;
const LONG_LINK = /\bhttps?:\/\/[^\s)>\]"']{60,}/gi;
const EMOJI = /:[a-z0-9_+-]{2,40}:/g;
const LEADING_MARK = /^(?:[-+=#]|\d+[.)])(?=[\s#=-]|$)/;

function shortLink(link: string): string {
  return `${link.slice(0, 56)}…`;
}

/** Links shortened to what a reader needs (`org/repo#12`), emoji codes and interface marks dropped, one line. */
export function tidy(text: string): string {
  return text
    .replace(CONTROL, ' ')
    .replace(
      CHANGE_LINK,
      (_, repository: string, kind: string, number: string) =>
        `${repository}${kind.startsWith('merge') ? '!' : '#'}${number}`,
    )
    .replace(COMMIT_LINK, '$1@$2')
    .replace(LONG_LINK, shortLink)
    .replace(EMOJI, ' ')
    .replace(/\(edited\)/g, ' ')
    .replace(SPACE, ' ')
    .trim();
}

/** Cuts at a word near `most` characters and marks the cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  const space = head.lastIndexOf(' ');
  return `${(space > most * 0.6 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** Inline Markdown that shows `text` literally: marks escaped, addresses defanged so that nothing links itself. */
export function escapeInline(text: string): string {
  const line = text.replace(CONTROL, ' ').replace(SPACE, ' ').trim();
  return line
    .split(CODE)
    .map((piece, index) => (index % 2 === 1 ? piece : escapeProse(piece)))
    .join('')
    .replace(LEADING_MARK, '\\$&');
}

function escapeProse(text: string): string {
  return text.replace(SCHEME, '').replace(WWW, 'www\u2024').replace(AT_WORD, ' at ').replace(MARKS, '\\$&');
}

const SAFE_URL = /^https?:\/\/[^\s<>"'`\\^{}|[\]()]+$/i;

/** An address fit for an autolink; `null` for anything that is not a plain http(s) address. */
export function safeLink(url: string | undefined): string | null {
  return url && url.length <= 2000 && SAFE_URL.test(url) ? url : null;
}
