import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { namedLibrary, shownLibrary, withLibrary } from '../library/open-library.ts';

export const command = defineCommand({
  brief: 'Copy a library from a data folder to PostgreSQL, or back',
  operands: '',
  minOperands: 0,
  maxOperands: 0,
  options: {
    from: { type: 'string', placeholder: 'FOLDER|URL', brief: 'The library as it is' },
    to: { type: 'string', placeholder: 'FOLDER|URL', brief: 'Where it goes: an empty folder or database' },
  },
  details: `
Stop the server first. Everything goes along: documents, history, comments, records, accounts. The library that is
copied stays as it is.

  debrief move --from debrief-data --to postgres://debrief@db/debrief`,
  async run({ options }, context) {
    if (options.from === undefined || options.to === undefined)
      throw new Failure(
        'debrief move: say --from and --to.',
        'Run `debrief move --help` to see what it takes.',
      );
    const named = (place: string) =>
      namedLibrary(
        /^postgres(?:ql)?:/.test(place)
          ? { data: undefined, database: place }
          : { data: place, database: undefined },
        context,
      );
    const [from, to] = [named(options.from), named(options.to)];
    return withLibrary(from, (source) =>
      withLibrary(to, async (target) => {
        const { copyLibrary } = await import('@debrief/store');
        const { rows } = await copyLibrary(source, target);
        context.stdout.write(`Copied ${shownLibrary(from)} to ${shownLibrary(to)}: ${rows} rows.\n`);
        return 0;
      }),
    );
  },
});
