import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import {
  inWords,
  libraryOptions,
  namedLibrary,
  needsNewNode,
  shownLibrary,
} from '../library/open-library.ts';

export const command = defineCommand({
  brief: 'Make a library out of a backup',
  operands: 'FILE',
  minOperands: 1,
  maxOperands: 1,
  options: { ...libraryOptions },
  details: `
The folder or database must be empty: nothing is ever replaced. A backup of either kind of library goes to either.

  debrief restore library-2024-01-15.backup --data restored
  debrief serve --data restored`,
  async run({ operands, options }, context) {
    const file = operands[0] ?? '';
    const path = resolve(context.cwd, file);
    if (!existsSync(path)) throw new Failure(`${file}: there is no such file.`);
    const library = namedLibrary(options, context);
    needsNewNode();
    const { restoreBackup } = await import('@debrief/store');
    await inWords(() => restoreBackup(path, library));
    context.stdout.write(`Restored ${file} to ${shownLibrary(library)}.\n`);
    return 0;
  },
});
