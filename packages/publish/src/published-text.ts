import type { Postmortem } from '@debrief/document';

interface Range {
  readonly from: number;
  readonly to: number;
}

const frontMatter = /front\s*matter/i;
const mayHoldComments = new Set(['Comment', 'CommentBlock', 'HTMLBlock', 'HTMLTag']);

/**
 * The document's Markdown as others may see it: without comments (prompts, suppressions) and front matter. Code keeps
 * what looks like a comment; everything else stays as it was written.
 */
export function publishedText(document: Postmortem): string {
  const source = document.text;
  const hidden: Range[] = [];
  document.tree.iterate({
    enter(node) {
      if (frontMatter.test(node.name)) {
        hidden.push({ from: node.from, to: node.to });
        return false;
      }
      if (!mayHoldComments.has(node.name)) return true;
      // Raw HTML may hold comments among its tags, and a comment's block the words behind it.
      for (const { index, 0: words } of source.slice(node.from, node.to).matchAll(comment)) {
        hidden.push({ from: node.from + index, to: node.from + index + words.length });
      }
      return false;
    },
  });
  let text = '';
  let at = 0;
  for (const { from, to } of hidden) {
    if (from < at) continue;
    text += source.slice(at, from);
    at = afterBlankLines(source, from, to);
  }
  text += source.slice(at);
  return `${text.replace(/^\uFEFF/, '').trim()}\n`;
}

/** HTML's own end of a comment; one that is never closed hides all that follows. */
const comment = /<!--(?:>|->|(?:(?!--!?>)[\s\S])*(?:--!?>|$))/g;

/** A range that filled its lines takes the line's end and the blank lines after it along. */
function afterBlankLines(source: string, from: number, to: number): number {
  const lineStart = source.lastIndexOf('\n', from - 1) + 1;
  if (source.slice(lineStart, from).trim() !== '') return to;
  const blank = /[ \t]*(?:\r?\n[ \t]*)*\r?\n/y;
  blank.lastIndex = to;
  return blank.test(source) ? blank.lastIndex : to;
}
