/** The comment that silences a finding, put where it holds for the finding's words and disturbs no table or list. */
import type { TextChange } from '@debrief/document';

interface Silenced {
  readonly rule: string;
  readonly from: number;
}

/**
 * The edit that silences `finding` with a reason: at the end of its line, within the last cell of a table's row; above
 * a heading; at the top of the file (for all of it) where the finding is about the first line; above a code block.
 */
export function ignoreFinding(text: string, finding: Silenced, reason: string): TextChange {
  const words = reason.replaceAll('-->', '→').replace(/\s+/g, ' ').trim();
  const comment = `<!-- debrief-ignore ${finding.rule}: ${words} -->`;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const top = endOfFrontMatter(text);
  const from = Math.min(finding.from, text.length);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const above = (at: number): TextChange => ({ from: at, to: at, insert: `${comment}${lineEnd}` });
  if (start < top || text.slice(top, start).trim() === '') return above(top);
  const fence = openFence(text, top, start);
  if (fence !== null) return above(fence);
  const newline = text.indexOf('\n', start);
  let end = newline < 0 ? text.length : newline;
  if (text[end - 1] === '\r') end--;
  const line = text.slice(start, end);
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(line)) return above(start);
  const row = /^[ \t>]*\|.*(\|)[ \t]*$/.exec(line);
  if (row) {
    const pipe = start + line.lastIndexOf('|');
    const blank = /[ \t]/.test(text[pipe - 1] ?? '') ? '' : ' ';
    return { from: pipe, to: pipe, insert: `${blank}${comment} ` };
  }
  const trimmed = start + line.trimEnd().length;
  return { from: trimmed, to: trimmed, insert: ` ${comment}` };
}

function endOfFrontMatter(text: string): number {
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const open = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text.slice(begin, begin + 40));
  if (!open) return begin;
  const close = text.indexOf(`\n${open[1] ?? ''}`, begin + open[0].length - 1);
  if (close < 0) return begin;
  const end = text.indexOf('\n', close + 1);
  return end < 0 ? text.length : end + 1;
}

/** Where the fenced block begins that `at` lies in; null outside of one. */
function openFence(text: string, top: number, at: number): number | null {
  let open: { from: number; mark: string } | null = null;
  const fences = /^ {0,3}(`{3,}|~{3,})(.*)$/gm;
  fences.lastIndex = top;
  for (let found = fences.exec(text); found && found.index <= at; found = fences.exec(text)) {
    const mark = found[1] ?? '';
    if (open === null) open = { from: found.index, mark };
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && (found[2] ?? '').trim() === '') {
      if (found.index >= at) break;
      open = null;
    }
  }
  return open && open.from <= at ? open.from : null;
}
