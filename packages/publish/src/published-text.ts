import type { Postmortem } from '@debrief/document';

/** The document's Markdown as others may see it: without comments (prompts, suppressions) and front matter. */
export function publishedText(document: Postmortem): string {
  const hidden: { from: number; to: number }[] = [];
  document.tree.iterate({
    enter(node) {
      if (node.name === 'Comment' || node.name === 'CommentBlock' || /front\s*matter/i.test(node.name)) {
        hidden.push({ from: node.from, to: node.to });
        return false;
      }
      return true;
    },
  });
  let text = '';
  let at = 0;
  for (const { from, to } of hidden) {
    text += document.text.slice(at, from);
    at = to;
  }
  text += document.text.slice(at);
  return `${text
    .replace(/^\uFEFF/, '')
    .replace(/[ \t]+$/gm, (spaces) => (spaces === '  ' ? spaces : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
