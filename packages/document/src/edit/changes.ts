/**
 * Sets of splices and how they move through one another. A set's changes all refer to the same text, do not
 * overlap, and may come in any order.
 */
import type { Span, TextChange } from '../model.ts';

/** The changes in order of place; throws a `RangeError` for one out of range or two that overlap. */
export function inOrder(changes: readonly TextChange[], length: number): readonly TextChange[] {
  const sorted = [...changes].sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const change of sorted) {
    if (change.from > change.to || change.from < 0 || change.to > length) {
      throw new RangeError(`Change ${change.from}–${change.to} lies outside a text of ${length} characters`);
    }
    if (change.from < end) throw new RangeError(`Two changes overlap at offset ${change.from}`);
    end = change.to;
  }
  return sorted;
}

/** The text after the changes; throws a `RangeError` as `inOrder` does. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const change of inOrder(changes, text.length)) {
    result += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  return result + text.slice(at);
}

/**
 * Where an offset of the old text lies in the new one. An offset inside replaced text goes to the replacement's start
 * (`side` -1) or end (1); an insertion right at the offset pushes it on only with `side` 1.
 */
export function mapOffset(offset: number, changes: readonly TextChange[], side: -1 | 1 = -1): number {
  let shift = 0;
  for (const change of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (change.from > offset || (change.from === offset && change.to > offset)) break;
    if (change.to > offset || (change.to === offset && change.from === offset && side === -1)) {
      return change.from + shift + (side === -1 ? 0 : change.insert.length);
    }
    shift += change.insert.length - (change.to - change.from);
  }
  return offset + shift;
}

/**
 * The same edit against a text that others have changed meanwhile: `changes` and `others` both refer to the old text;
 * the result refers to the text after `others`. What others deleted stays deleted, what they inserted stays; where both
 * insert at one place, ours goes after theirs.
 */
export function mapChanges(
  changes: readonly TextChange[],
  others: readonly TextChange[],
): readonly TextChange[] {
  const mapped: TextChange[] = [];
  for (const change of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const pieces = withoutReplaced(change, others);
    const [first] = pieces;
    if (first === undefined) {
      const at = mapOffset(change.from, others, 1);
      mapped.push({ from: at, to: at, insert: change.insert });
      continue;
    }
    for (const piece of pieces) {
      mapped.push({
        from: mapOffset(piece.from, others, 1),
        to: piece.from === piece.to ? mapOffset(piece.from, others, 1) : mapOffset(piece.to, others, -1),
        insert: piece === first ? change.insert : '',
      });
    }
  }
  return mapped;
}

/** The parts of a change's range that others neither replaced nor inserted into. */
function withoutReplaced(change: Span, others: readonly TextChange[]): readonly Span[] {
  let pieces: Span[] = [{ from: change.from, to: change.to }];
  if (change.from === change.to) return pieces;
  for (const other of others) {
    pieces = pieces.flatMap((piece) => {
      if (other.to < piece.from || other.from > piece.to) return [piece];
      if (other.from === other.to && (other.from === piece.from || other.from === piece.to)) return [piece];
      return [
        { from: piece.from, to: Math.min(piece.to, other.from) },
        { from: Math.max(piece.from, other.to), to: piece.to },
      ].filter((part) => part.from < part.to);
    });
  }
  return pieces;
}
