/** Text from records written into Markdown: it shows as it is and can never become structure, a link or HTML. */

const SPACE = /[\s\u0085]+/g;
/** Marks that mean something anywhere in a line, in CommonMark, GFM, footnotes and mathematics. */
const MARKS = /[\\`*_[\]<>|~&$]/g;
/** What would link itself: `https://`, `mailto:`, `xmpp:`, `www.`, `a@b`. */
const SELF_LINKS = /:(?=\/\/)|(?<=\b(?:mailto|xmpp)):|(?<=\bwww)\.|@(?=[\w-])/gi;
/** What opens a block at the start of a line: headings, lists, rules, underlines of headings, fenced blocks. */
const OPENERS = /^(?:[#+=:-]|(\d{1,9})(?=[.)]))/;

/**
 * One line of Markdown that shows `text` literally: white space, line ends included, becomes single blanks. Fit for a
 * paragraph, a list item or a table cell.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(SPACE, ' ')
    .trim()
    .replace(MARKS, '\\$&')
    .replace(SELF_LINKS, '\\$&')
    .replace(OPENERS, (opener, digits: string | undefined) => (digits === undefined ? `\\${opener}` : opener))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

const UNSAFE_IN_URL =
  /[\s<>"'`\\^{}|[\]()\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * An address fit for `<...>` and `](...)`: http and https only, without user and password, characters that could end
 * it early percent-encoded. Null for anything else.
 */
export function safeUrl(url: string | null | undefined): string | null {
  if (url === null || url === undefined || url.length > 4000 || !/^https?:\/\/[^\s/]/i.test(url)) return null;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (
    (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') ||
    parsed.username !== '' ||
    parsed.password !== ''
  )
    return null;
  return parsed.href.replace(UNSAFE_IN_URL, (character) =>
    encodeURIComponent(character).replace(/[()']/g, percent),
  );
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
