import type { TextChange } from '@debrief/document';

/** What `applyFixes` needs of a finding. */
export interface Fixable {
  readonly fix?: readonly TextChange[];
}

/**
 * Applies the safe edits that findings offer. A finding's fix is applied whole or not at all; of two that
 * touch the same words the earlier in the text wins, and the other is left for the next run.
 *
 * @returns the new text and the findings whose fix is in it, in the order of the text.
 */
export function applyFixes<T extends Fixable>(
  text: string,
  findings: readonly T[],
): { text: string; applied: T[] } {
  const candidates = findings
    .flatMap((finding) => {
      const changes = [...(finding.fix ?? [])].sort((a, b) => a.from - b.from || a.to - b.to);
      return changes.length > 0 && isSound(changes, text.length) ? [{ finding, changes }] : [];
    })
    .sort((a, b) => a.changes[0]!.from - b.changes[0]!.from);
  const taken: TextChange[] = [];
  const applied: T[] = [];
  for (const { finding, changes } of candidates) {
    if (changes.some((change) => collides(taken, change))) continue;
    for (const change of changes) taken.splice(firstAfter(taken, change.from), 0, change);
    applied.push(finding);
  }
  let result = '';
  let at = 0;
  for (const change of taken) {
    result += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  return { text: result + text.slice(at), applied };
}

function isSound(changes: readonly TextChange[], length: number): boolean {
  let end = -1;
  for (const change of changes) {
    if (change.from < 0 || change.to < change.from || change.to > length || change.from <= end - 1)
      return false;
    end = Math.max(change.to, change.from + 1);
  }
  return true;
}

/** Index of the first taken change that begins after `from`; the list is sorted and free of overlaps. */
function firstAfter(taken: readonly TextChange[], from: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle]!.from <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Touching counts as colliding: two inserts at one place have no order that both rules agreed to. */
function collides(taken: readonly TextChange[], change: TextChange): boolean {
  const next = firstAfter(taken, change.from);
  const before = taken[next - 1];
  const after = taken[next];
  return (
    (before !== undefined && (before.to > change.from || before.from === change.from)) ||
    (after !== undefined && after.from < change.to)
  );
}
