/** Light markup of records to plain text: Markdown, wiki marks, Datadog's `%%%`. HTML and ADF: see `text/`. */

/** No record's message is longer; the limit keeps what is none from costing seconds. */
const LONGEST = 40_000;

/** Markdown or wiki marks that only decorate are taken off: `%%%`, emphasis, link syntax, headings. */
export function withoutMarks(markdown: string): string {
  return markdown
    .slice(0, LONGEST)
    .replaceAll('%%%', '')
    .replace(/!?\[([^\]\n]{0,300})\]\((\S{1,2000}?)\)/g, '$1')
    .replace(/^\s{0,3}#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The first non-blank line, cut at a word within `most` characters. */
export function firstLine(text: string, most = 200): string {
  const line = /\S[^\r\n]*/.exec(text)?.[0].trim() ?? '';
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 40))} …`;
}
