import { defineCommand } from '../define-command.ts';
import { libraryOptions, namedLibrary, shownLibrary, withLibrary } from '../library/open-library.ts';

export const command = defineCommand({
  brief: 'Read all documents of the library anew: lists, facets, actions and search',
  operands: '',
  minOperands: 0,
  maxOperands: 0,
  options: {
    ...libraryOptions,
    all: { type: 'boolean', brief: 'Also those that were read by this version already' },
  },
  details: `
The documents are the truth; what lists and search show is read off them and can be made again at any time. A newer
version of Debrief may read more out of them: run this after an update.

  debrief reindex
  debrief reindex --all`,
  async run({ options }, context) {
    const library = namedLibrary(options, context);
    return withLibrary(library, async (store) => {
      const { reindex } = await import('@debrief/store');
      const { renewed } = await reindex(store, { all: options.all });
      context.stdout.write(
        `${shownLibrary(library)}: ${renewed} ${renewed === 1 ? 'document' : 'documents'} read anew.\n`,
      );
      return 0;
    });
  },
});
