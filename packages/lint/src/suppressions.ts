/**
 * `<!-- debrief-ignore rule, rule: reason -->` silences rules in the block that follows it, in its own
 * line when other words stand there, or in the whole file when nothing but front matter is above it.
 */
import type { Postmortem, Span } from '@debrief/document';
import { isInCode } from './facts/code.ts';

export interface Suppression extends Span {
  readonly rules: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly reason: string;
  /** The words it silences; the whole text for one at the top. */
  readonly scope: Span;
}

const opening = '<!--';
const name = /^\s*debrief-ignore(?![\w-])/;

/** Every suppression comment of the document that is not itself inside code, in order. */
export function suppressionsOf(document: Postmortem): readonly Suppression[] {
  const { text } = document;
  const found: Suppression[] = [];
  if (!text.includes('debrief-ignore')) return found;
  let top = endOfFrontMatter(text);
  for (let from = text.indexOf(opening); from >= 0; ) {
    const close = text.indexOf('-->', from + opening.length);
    if (close < 0) break;
    const to = close + 3;
    const head = name.exec(text.slice(from + opening.length, Math.min(close, from + 64)));
    const atTop = text.slice(top, from).trim() === '';
    if (head && !isInCode(document, from)) {
      const bodyFrom = from + opening.length + head[0].length;
      const body = text.slice(bodyFrom, close);
      const colon = body.indexOf(':');
      const names = colon < 0 ? body : body.slice(0, colon);
      const rules = [...names.matchAll(/[^\s,]+/g)].map((match) => ({
        id: match[0],
        from: bodyFrom + match.index,
        to: bodyFrom + match.index + match[0].length,
      }));
      const reason = colon < 0 ? '' : body.slice(colon + 1).trim();
      const scope = atTop ? { from: 0, to: text.length } : scopeOf(document, from, to);
      found.push({ from, to, rules, reason, scope });
    }
    if (atTop) top = to;
    from = text.indexOf(opening, to);
  }
  return found;
}

/** The line when the comment shares it with other words, else the block that begins next. */
function scopeOf({ text, tree }: Postmortem, from: number, to: number): Span {
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const lineTo = lineEnd < 0 ? text.length : lineEnd;
  const alone = /^[\s>]*$/.test(text.slice(lineFrom, from)) && text.slice(to, lineTo).trim() === '';
  if (!alone) return { from: lineFrom, to: lineTo };
  const rest = /[^\s>]/g;
  rest.lastIndex = to;
  const start = rest.exec(text)?.index ?? text.length;
  let block: Span = { from: start, to: start };
  let node: ReturnType<typeof tree.resolveInner> | null = tree.resolveInner(start, 1);
  for (; node && node.name !== 'Document' && node.from >= start; node = node.parent) {
    block = { from: node.from, to: node.to };
  }
  if (block.to > start) return { from: lineFrom, to: block.to };
  const end = text.indexOf('\n', start);
  return { from: lineFrom, to: end < 0 ? text.length : end };
}

function endOfFrontMatter(text: string): number {
  const open = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (!open) return text.startsWith('\uFEFF') ? 1 : 0;
  const close = text.indexOf(`\n${open[1]!}`, open[0].length - 1);
  return close < 0 ? 0 : close + 4;
}
