/** Several insertions, each computed on the text that the ones before it made, as one change of the first text. */
import { applyChanges, type Postmortem, readDocument, type TextChange } from '@debrief/document';

/**
 * The changes of the first text that all steps together make. Each step sees the document with the steps before it
 * applied; a step may insert only. Throws a `RangeError` for a step that takes text away.
 */
export function inSteps(
  document: Postmortem,
  steps: readonly ((document: Postmortem) => readonly TextChange[])[],
): readonly TextChange[] {
  /** Insertions in order of place; `at` counts in the first text. */
  let made: { at: number; insert: string }[] = [];
  let current = document;
  for (const step of steps) {
    const changes = step(current);
    if (changes.length === 0) continue;
    // From the end, so that the places of the others stay true.
    for (const { from, to, insert } of changes.toSorted((a, b) => b.from - a.from)) {
      if (from !== to) throw new RangeError('Only insertions can be made in steps');
      made = withInsertion(made, from, insert);
    }
    current = readDocument(applyChanges(current.text, changes));
  }
  return made.map(({ at, insert }) => ({ from: at, to: at, insert }));
}

function withInsertion(
  made: readonly { readonly at: number; readonly insert: string }[],
  place: number,
  words: string,
): { at: number; insert: string }[] {
  let shift = 0;
  for (const [index, { at, insert }] of made.entries()) {
    const start = at + shift;
    if (place < start)
      return [...made.slice(0, index), { at: place - shift, insert: words }, ...made.slice(index)];
    const end = start + insert.length;
    if (place <= end) {
      const joined = insert.slice(0, place - start) + words + insert.slice(place - start);
      return [...made.slice(0, index), { at, insert: joined }, ...made.slice(index + 1)];
    }
    shift += insert.length;
  }
  return [...made, { at: place - shift, insert: words }];
}
