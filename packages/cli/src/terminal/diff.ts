import type { TextChange } from '@debrief/document';
import type { Styles } from './styles.ts';

/**
 * What a set of changes does to a text, as a unified diff of whole lines with one line around. `changes` refer to
 * `before` and do not overlap.
 */
export function changesAsDiff(
  name: string,
  before: string,
  changes: readonly TextChange[],
  style: Styles,
): string {
  const sorted = [...changes].sort((a, b) => a.from - b.from);
  const hunks: { from: number; to: number; after: string }[] = [];
  for (const change of sorted) {
    const from = before.lastIndexOf('\n', change.from - 1) + 1;
    const end = before.indexOf('\n', change.to);
    const to = end === -1 ? before.length : end + 1;
    const last = hunks.at(-1);
    if (last !== undefined && from < last.to) {
      // Both changes touch one line: the later one is applied to what the earlier one left.
      last.after = `${last.after.slice(0, last.after.length - (last.to - change.from))}${change.insert}${before.slice(change.to, Math.max(to, last.to))}`;
      last.to = Math.max(to, last.to);
    } else {
      hunks.push({
        from,
        to,
        after: before.slice(from, change.from) + change.insert + before.slice(change.to, to),
      });
    }
  }
  const body = hunks.map((hunk) => hunkText(before, hunk, style));
  return `${style.strong(`--- ${name}`)}\n${style.strong(`+++ ${name}`)}\n${body.join('')}`;
}

function hunkText(before: string, hunk: { from: number; to: number; after: string }, style: Styles): string {
  const line = before.slice(0, hunk.from).split('\n').length;
  const removed = linesOf(before.slice(hunk.from, hunk.to));
  const added = linesOf(hunk.after);
  let same = 0;
  while (same < removed.length && same < added.length && removed[same] === added[same]) same++;
  let tail = 0;
  while (
    tail < removed.length - same &&
    tail < added.length - same &&
    removed[removed.length - 1 - tail] === added[added.length - 1 - tail]
  ) {
    tail++;
  }
  const rows = [
    ...removed.slice(Math.max(0, same - 1), same).map((text) => ` ${text}`),
    ...removed.slice(same, removed.length - tail).map((text) => style.bad(`-${text}`)),
    ...added.slice(same, added.length - tail).map((text) => style.good(`+${text}`)),
    ...removed.slice(removed.length - tail, removed.length - tail + 1).map((text) => ` ${text}`),
  ];
  return `${style.note(`@@ line ${line + same} @@`)}\n${rows.map((row) => `${row}\n`).join('')}`;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}
