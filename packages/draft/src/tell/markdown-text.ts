/** Words from records as Markdown text: nothing they hold can become structure, HTML, a link or a footnote. */

import { escapeMarkdown } from '@debrief/evidence';

const SPACE = /\s+/g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** A short code span that the speaker wrote: kept, its content is literal anyway. */
const CODE = /(`[^`|\\<>[\n]{1,100}`)/;
const SCHEME = /\b(?:https?|ftp|mailto|javascript|data|vbscript|file):(?:\/\/)?/gi;
/** `\\@alice`: a name needs no escape. */
const ESCAPED_NAME = /(^|[\s(“"])\\@/g;
const CHANGE_LINK =
  /\bhttps?:\/\/(?:[\w.-]+)\/([\w.-]+\/[\w.-]+)\/(?:-\/)?(pull|issues|merge_requests)\/(\d+)(?:[#?/][^\s)>\]]*)?/gi;
const COMMIT_LINK =
  /\bhttps?:\/\/(?:[\w.-]+)\/([\w.-]+\/[\w.-]+)\/(?:-\/)?commit\/([0-9a-f]{7})[0-9a-f]*[^\s)>\]]*/gi;
/** A picture that somebody pasted as Markdown: the file is not here. */
const IMAGE = /!\[([^\]\n]{0,100})\]\([^)\s]{1,300}\)/g;
const LONG_LINK = /\bhttps?:\/\/[^\s)>\]"']{60,}/gi;
const EMOJI = /:[a-z0-9_+-]{2,40}:/g;

function shortLink(link: string): string {
  return `${link.slice(0, 56)}…`;
}

/** Links shortened to what a reader needs (`org/repo#12`), emoji codes and interface marks dropped, one line. */
export function tidy(text: string): string {
  return text
    .replace(CONTROL, ' ')
    .replace(IMAGE, (_, alt: string) => (alt.trim() ? `[image: ${alt.trim()}]` : '[image]'))
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

/** Inline Markdown that shows `text` literally, on one line; addresses lose their scheme, so that nothing links itself. */
export function escapeInline(text: string): string {
  return text
    .replace(CONTROL, ' ')
    .replace(SPACE, ' ')
    .trim()
    .replace(SCHEME, '')
    .split(CODE)
    .map((piece, index) =>
      index % 2 === 1 ? piece : index === 0 ? escapePiece(piece) : escapePiece(`x${piece}`).slice(1),
    )
    .join('')
    .replace(ESCAPED_NAME, '$1@');
}

/** The blanks at the end of a piece part it from the code span behind it. */
function escapePiece(piece: string): string {
  return `${escapeMarkdown(piece)}${/\S\s+$/.test(piece) ? ' ' : ''}`;
}

/** A record's file as a reader knows it: the last part of an absolute path, whatever follows `!/` of an archive. */
export function shownFile(file: string): string {
  return file.startsWith('/') || /^[A-Za-z]:[\\/]/.test(file)
    ? file.replace(/^[^!]*[\\/](?=[^\\/!]+(?:!|$))/, '')
    : file;
}
