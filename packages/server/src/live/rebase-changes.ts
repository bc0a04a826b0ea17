import { changesBetween, type TextChange } from './text-changes.ts';

/**
 * The changes that bring what was done from `base` to `text` into `current`, which others made of the same `base`
 * (three-way merge). What others wrote is never removed; what both did alike is done once. In order, on `current`.
 */
export function mergeInto(base: string, text: string, current: string): TextChange[] {
  if (text === current) return [];
  if (base === current) return changesBetween(base, text);
  const theirs = changesBetween(base, current);
  const same = new Set(theirs.map(keyOf));
  const mine = changesBetween(base, text).filter((change) => !same.has(keyOf(change)));
  return mine.flatMap((change) => rebased(change, theirs));
}

const keyOf = ({ from, to, insert }: TextChange) => `${from} ${to} ${insert}`;

/** One change of the base, on the text that `theirs` make of it: an insertion, and what is left to delete. */
function rebased(change: TextChange, theirs: readonly TextChange[]): TextChange[] {
  const deletions: { from: number; to: number }[] = [];
  let insertAt: number | null = null;
  let shift = 0;
  let reached = change.from;
  for (const other of theirs) {
    if (other.to < change.from || (other.to === change.from && other.from < other.to)) {
      shift += other.insert.length - (other.to - other.from);
      continue;
    }
    if (other.from > change.to || (other.from === change.to && change.to > change.from)) break;
    // Where both insert at one place, ours comes after theirs.
    const before = other.from > change.from || (other.from === change.from && other.to > other.from);
    if (before) insertAt ??= change.from + shift;
    if (other.from > reached) deletions.push({ from: reached + shift, to: other.from + shift });
    reached = Math.max(reached, Math.min(other.to, change.to));
    shift += other.insert.length - (other.to - other.from);
    if (!before) insertAt ??= other.to + shift;
  }
  insertAt ??= change.from + shift;
  if (reached < change.to) deletions.push({ from: reached + shift, to: change.to + shift });
  const [first, ...rest] = deletions;
  if (first !== undefined && first.from === insertAt)
    return [{ ...first, insert: change.insert }, ...rest.map((gone) => ({ ...gone, insert: '' }))];
  return [
    { from: insertAt, to: insertAt, insert: change.insert },
    ...deletions.map((gone) => ({ ...gone, insert: '' })),
  ].filter(({ from, to, insert }) => from < to || insert !== '');
}
