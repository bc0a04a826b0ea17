/** Writes the elements without elements in them: text, code blocks, images. */
import { characterMap } from './character-map.ts';
import {
  attribute,
  type ChildNode,
  type Element,
  isElement,
  isText,
  type TextNode,
} from './kept-elements.ts';
import type { MarkdownWriter } from './markdown-writer.ts';

/** Words, marks, blanks, and (last) characters that show nothing: soft hyphens, zero-width spaces. */
const WORDS = /[^\s\u00ad\u200b|<]+|[|<]|\s+|[\u00ad\u200b]+/g;
const SAFE_LINK = /^(?:https?:|mailto:|\/|#|\.|[\w-]+(?:[/.?#]|$))/i;

/** True for addresses that lead somewhere and run nothing. */
export function isSafeLink(href: string): boolean {
  return href !== '' && SAFE_LINK.test(href) && !/[\s<>()]/.test(href);
}

function writeMapped(out: MarkdownWriter, piece: string, map: ArrayLike<number>, index: number): void {
  let from = 0;
  for (let next = 1; next <= piece.length; next++) {
    if (next < piece.length && map[index + next] === map[index + from]! + (next - from)) continue;
    out.text(piece.slice(from, next), map[index + from]!);
    from = next;
  }
}

/** Running text: blanks become one, what would read as HTML is escaped, and in tables (`inTable`) the bar too. */
export function writeText(out: MarkdownWriter, source: string, node: TextNode, inTable: boolean): void {
  const from = node.sourceCodeLocation?.startOffset ?? 0;
  const to = node.sourceCodeLocation?.endOffset ?? from;
  const map = characterMap(source, from, to, node.value);
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(node.value); match; match = WORDS.exec(node.value)) {
    const at = map ? map[match.index]! : from + match.index;
    const piece = match[0];
    const first = piece.charCodeAt(0);
    if (first === 0xad || first === 0x200b) continue;
    if (first <= 32 || piece.trim() === '') out.space(at);
    else if (piece === '|' && inTable) out.made('\\|', at);
    else if (piece === '<' && /[A-Za-z/!?]/.test(node.value[match.index + 1] ?? '')) out.made('\\<', at);
    else if (map) writeMapped(out, piece, map, match.index);
    else out.text(piece, at);
  }
}

/** All text below an element, and the source offset of each of its characters. */
function mappedText(source: string, root: Element): { value: string; map: number[] } {
  const parts: string[] = [];
  const map: number[] = [];
  const stack: ChildNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isElement(node)) {
      for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index]!);
    } else if (isText(node)) {
      const from = node.sourceCodeLocation?.startOffset ?? 0;
      const own = characterMap(source, from, node.sourceCodeLocation?.endOffset ?? from, node.value);
      for (let index = 0; index < node.value.length; index++) map.push(own ? own[index]! : from + index);
      parts.push(node.value);
    }
  }
  return { value: parts.join(''), map };
}

/** A fenced block, with the lines of `pre`. */
export function writeCode(out: MarkdownWriter, source: string, element: Element): void {
  const at = element.sourceCodeLocation?.startOffset ?? 0;
  const end = element.sourceCodeLocation?.endOffset ?? at;
  const { value, map } = mappedText(source, element);
  let ticks = 3;
  for (const run of value.matchAll(/`{3,}/g)) ticks = Math.max(ticks, run[0].length + 1);
  const fence = '`'.repeat(ticks);
  out.breakBlock(true, at);
  out.made(fence, at);
  const last = value.endsWith('\n') ? value.length - 1 : value.length;
  let from = value.startsWith('\n') ? 1 : 0;
  while (from <= last) {
    const found = value.indexOf('\n', from);
    const to = found < 0 || found > last ? last : found;
    out.codeLine(map[from] ?? end);
    if (to > from) writeMapped(out, value.slice(from, to), map, from);
    from = to + 1;
  }
  out.codeLine(end);
  out.made(fence, end);
  out.breakBlock(true, end);
}

export function writeImage(out: MarkdownWriter, element: Element): void {
  const at = element.sourceCodeLocation?.startOffset ?? 0;
  const alt = (attribute(element, 'alt') ?? '').replace(/[[\]\s]+/g, ' ').trim();
  const src = attribute(element, 'src') ?? '';
  if (alt) out.made(isSafeLink(src) ? `![${alt}](${src})` : alt, at);
}
