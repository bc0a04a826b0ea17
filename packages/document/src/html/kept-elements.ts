/** Which HTML elements mean what for a reader of prose. */
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;
export type TextNode = DefaultTreeAdapterTypes.TextNode;

/** Elements whose content is not part of the text. */
const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'nav',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'head',
  'select',
  'textarea',
  'canvas',
  'audio',
  'video',
  'map',
  'footer',
  'ri:user',
  'ac:task-id',
  'ac:task-uuid',
]);

/** Elements that begin and end a line; those in `PARAGRAPHS` want an empty line around them. */
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'body',
  'button',
  'center',
  'dd',
  'details',
  'div',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'form',
  'header',
  'hgroup',
  'html',
  'legend',
  'main',
  'p',
  'search',
  'section',
  'summary',
  'ac:task',
  'ac:task-list',
  'ac:rich-text-body',
]);

const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  em: '*',
  i: '*',
  del: '~~',
  s: '~~',
  strike: '~~',
};

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const NAVIGATION = new Set(['navigation', 'search', 'menu', 'menubar', 'toolbar']);

export function attribute(element: Element, name: string): string | null {
  for (const entry of element.attrs) if (entry.name === name) return entry.value;
  return null;
}

export function isElement(node: ChildNode): node is Element {
  return 'tagName' in node;
}

export function isText(node: ChildNode): node is TextNode {
  return node.nodeName === '#text';
}

/** Whether a reader would not see the element, or it only leads elsewhere. */
export function isDropped(element: Element): boolean {
  if (DROPPED.has(element.tagName)) return true;
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true;
    if (name === 'aria-hidden' && value === 'true') return true;
    if (name === 'role' && NAVIGATION.has(value)) return true;
    if (name === 'style' && HIDDEN_STYLE.test(value)) return true;
    if (name === 'ac:name' && element.tagName === 'ac:parameter' && value !== 'title') return true;
  }
  return element.tagName === 'input' && attribute(element, 'type') !== 'checkbox';
}

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName);
}

export function markOf(element: Element): string | null {
  return MARKS[element.tagName] ?? null;
}

/** 1 to 6 for `h1` to `h6`, else 0. */
export function headingLevel(element: Element): number {
  const name = element.tagName;
  return name.length === 2 && name[0] === 'h' && name[1]! >= '1' && name[1]! <= '6' ? Number(name[1]) : 0;
}

/** The first element below `root` (itself left out) that `test` accepts, in document order; no recursion. */
export function findElement(
  root: { childNodes: ChildNode[] },
  test: (element: Element) => boolean,
): Element | null {
  const stack: ChildNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (test(node)) return node;
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index]!);
  }
  return null;
}

/** How many elements below `root` the test accepts. */
export function countElements(
  root: { childNodes: ChildNode[] },
  test: (element: Element) => boolean,
): number {
  let count = 0;
  findElement(root, (element) => {
    if (test(element)) count++;
    return false;
  });
  return count;
}

/** Whether an element stands in a list item or table cell: a checkbox there is a task, elsewhere a control. */
export function isInItem(element: Element): boolean {
  let parent = element.parentNode;
  for (let level = 0; level < 4 && parent && 'tagName' in parent; level++) {
    if (parent.tagName === 'li' || parent.tagName === 'td') return true;
    parent = parent.parentNode;
  }
  return false;
}

/** All text below an element, without marks. */
export function textOf(root: Element): string {
  const parts: string[] = [];
  const stack: ChildNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) parts.push(node.value);
    else if (isElement(node)) {
      for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index]!);
    }
  }
  return parts.join('');
}
