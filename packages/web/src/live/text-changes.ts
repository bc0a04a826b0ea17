/** Between the shared text's events, the editor's change sets and plain splices. */
import { ChangeSet } from '@codemirror/state';
import type { TextChange } from '@debrief/document';
import type { Text as SharedText, YTextEvent } from 'yjs';

/** What an event of the shared text did, against the text of `length` characters before it. */
export function changesOfEvent(event: YTextEvent, length: number): ChangeSet {
  const changes: { from: number; to: number; insert: string }[] = [];
  let at = 0;
  for (const { insert, delete: removed, retain } of event.delta) {
    if (typeof insert === 'string') changes.push({ from: at, to: at, insert });
    else if (removed !== undefined) {
      changes.push({ from: at, to: at + removed, insert: '' });
      at += removed;
    } else at += retain ?? 0;
  }
  return ChangeSet.of(changes, length, '\n');
}

/** Splices against the text before all of them. */
export function splicesOf(changes: ChangeSet): TextChange[] {
  const splices: TextChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) =>
    splices.push({ from, to, insert: inserted.toString() }),
  );
  return splices;
}

/** Throws a `RangeError` where splices overlap or lie outside the text of `length` characters. */
export function changeSetOf(splices: readonly TextChange[], length: number): ChangeSet {
  const ordered = [...splices].sort((a, b) => a.from - b.from || a.to - b.to);
  for (let index = 1; index < ordered.length; index++) {
    const [before, next] = [ordered[index - 1], ordered[index]];
    if (before !== undefined && next !== undefined && next.from < before.to)
      throw new RangeError(`Two changes overlap at offset ${next.from}`);
  }
  return ChangeSet.of(ordered, length, '\n');
}

/** Writes the changes into the shared text; the caller opens the transaction. */
export function writeChanges(text: SharedText, changes: ChangeSet): void {
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    if (toA > fromA) text.delete(fromB, toA - fromA);
    if (inserted.length > 0) text.insert(fromB, inserted.toString());
  });
}
