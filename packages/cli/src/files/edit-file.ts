import { applyChanges, type TextChange } from '@debrief/document';
import type { Context } from '../context.ts';
import { causeOf, Failure } from '../failure.ts';
import { changesAsDiff } from '../terminal/diff.ts';
import type { Styles } from '../terminal/styles.ts';
import { readTextFile } from './read-text.ts';
import { writeFileWhole } from './write-file.ts';

/**
 * Edits a Markdown file in steps (each against the text that the one before left), prints the steps as diffs, and
 * writes the file whole unless `dryRun`. Gives the exit code; throws a `Failure` when nothing may be written.
 */
export function editFile(
  name: string,
  edit: (text: string) => readonly (readonly TextChange[])[],
  dryRun: boolean,
  style: Styles,
  context: Context,
): number {
  const file = readTextFile(name, context);
  if (/\.html?$/i.test(name)) {
    throw new Failure(
      `${name}: saved HTML is read, not edited.`,
      'Edit the page where it is kept, or its Markdown.',
    );
  }
  if (file.invalidAt !== null) {
    throw new Failure(
      `${name}: byte ${file.invalidAt} is no UTF-8, and writing would change it.`,
      'Save the file as UTF-8 first.',
    );
  }
  let steps: readonly (readonly TextChange[])[];
  try {
    steps = edit(file.text);
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(`${name}: ${causeOf(error)}.`);
    throw error;
  }
  let text = file.text;
  for (const changes of steps) {
    const next = applyChanges(text, changes);
    if (next !== text) context.stdout.write(changesAsDiff(name, text, changes, style));
    text = next;
  }
  if (text === file.text) context.stdout.write(`${name}: nothing to change.\n`);
  else if (!dryRun && file.path !== null) writeFileWhole(file.path, text);
  return 0;
}
