/** Takes out of a text what a terminal, an editor or a browser would obey rather than show. */

const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff]/;
/** CSI (colours, cursor), OSC (titles, links) up to BEL or ST, and two-character escapes. */
const ESCAPES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]/g;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Bidirectional marks, embeddings, overrides and isolates (Unicode TR 9), invisible separators, byte order marks. */
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * Plain text: no escape sequences, control or bidirectional characters; line ends are `\n`; no blank ends. Tabs
 * stay. The zero-width joiner stays: emoji and several scripts need it.
 */
export function cleanText(text: string): string {
  if (!UNSAFE.test(text)) return text.trim();
  return text
    .replace(ESCAPES, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .toWellFormed()
    .trim();
}
