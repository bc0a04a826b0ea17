import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { libraryOptions, namedLibrary, shownLibrary, withLibrary } from '../library/open-library.ts';

export const command = defineCommand({
  brief: 'Copy the whole library to one file, while the server runs',
  operands: 'FILE',
  minOperands: 1,
  maxOperands: 1,
  options: { ...libraryOptions },
  details: `
The copy is consistent: it holds everything that was saved when it began. FILE must not exist yet.

  debrief backup library-2024-01-15.backup
  debrief restore library-2024-01-15.backup --data restored`,
  async run({ operands, options }, context) {
    const file = operands[0] ?? '';
    const path = resolve(context.cwd, file);
    if (existsSync(path))
      throw new Failure(`${file}: exists already.`, 'Name another file: a backup never replaces one.');
    const library = namedLibrary(options, context);
    if (library.engine === 'sqlite' && !existsSync(library.folder))
      throw new Failure(`${library.folder}: there is no library.`, 'Name its folder: --data FOLDER.');
    // Beside a running server a folder can be read, not written.
    const readable = library.engine === 'sqlite' ? { ...library, readOnly: true } : library;
    await withLibrary(readable, (store) => store.backup(path));
    context.stdout.write(`Copied ${shownLibrary(library)} to ${file}.\n`);
    return 0;
  },
});
