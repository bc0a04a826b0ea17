/** `**Date**: …` and the like, each on a line of its own: Markdown alone would run them together. */
export function withHeadLines(markdown: string): string {
  return markdown.replace(/^(\*\*[^*\n]{1,60}\*\*:?[^\n]*?)[ \t]*\n(?=\*\*[^*\n]{1,60}\*\*:? )/gm, '$1\\\n');
}
