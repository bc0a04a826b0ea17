import { resolve } from 'node:path';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { libraryOptions, namedLibrary, shownLibrary, withLibrary } from '../library/open-library.ts';
import { plain } from '../terminal/plain.ts';

export const command = defineCommand({
  brief: 'Put files and folders of postmortems into the library',
  operands: 'DIR|FILE…',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    ...libraryOptions,
    restricted: { type: 'boolean', brief: 'Only administrators see them at first' },
  },
  details: `
Markdown is kept byte for byte: \`debrief export --library DIR\` gives the same files back. A file that the library holds already
is left as it is. Stop the server first, or import on its pages.

  debrief import postmortems/
  debrief import 2024-01-15-checkout.md --data /var/lib/debrief`,
  async run({ operands, options }, context) {
    const library = namedLibrary(options, context);
    return withLibrary(library, async (store) => {
      const [{ importFiles }, { createIds }] = await Promise.all([
        import('@debrief/store'),
        import('@debrief/server'),
      ]);
      const ids = createIds({ now: () => context.now() });
      const { made, unchanged, refused } = await importFiles(
        store,
        operands.map((path) => resolve(context.cwd, path)),
        {
          actor: null,
          at: new Date(context.now()).toISOString(),
          newId: () => ids.id(),
          restricted: options.restricted,
        },
      );
      for (const { file, message } of refused) context.stderr.write(`${plain(file)}: ${plain(message)}\n`);
      if (made.length + unchanged.length === 0) throw new Failure('Nothing was imported.');
      const there = unchanged.length === 0 ? '' : `, ${unchanged.length} there already`;
      context.stdout.write(
        `${shownLibrary(library)}: ${made.length} imported${there}, ${refused.length} refused.\n`,
      );
      return 0;
    });
  },
});
