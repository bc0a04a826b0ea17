import type { Postmortem } from '@debrief/document';

const code = new Set(['FencedCode', 'CodeBlock', 'InlineCode', 'FrontMatter']);
const hidden = new Set([...code, 'CommentBlock', 'Comment', 'HTMLBlock', 'HTMLTag', 'URL', 'Autolink']);

/** Whether the place is inside code or front matter: words there are not the author's prose. */
export function isInCode(document: Postmortem, at: number): boolean {
  return isInside(document, at, code);
}

/** Whether a reader of the rendered page would not see the place as prose: code, comments, markup, addresses. */
export function isHidden(document: Postmortem, at: number): boolean {
  return isInside(document, at, hidden);
}

function isInside({ tree }: Postmortem, at: number, names: ReadonlySet<string>): boolean {
  let node: ReturnType<typeof tree.resolveInner> | null = tree.resolveInner(at, 1);
  for (; node; node = node.parent) if (names.has(node.name)) return true;
  return false;
}
