/**
 * `**Date**: …` and the like above the first section, each on a line of its own: Markdown alone would run them
 * together. What stands further down is left alone: it may be code.
 */
export function withHeadLines(markdown: string): string {
  const section = /\n(?:##|```|~~~)/.exec(markdown)?.index ?? markdown.length;
  const head = markdown
    .slice(0, section)
    .replace(/^(\*\*[^*\n]{1,60}\*\*:?.*)\n(?=\*\*[^*\n]{1,60}\*\*:? )/gm, '$1\\\n');
  return head + markdown.slice(section);
}
