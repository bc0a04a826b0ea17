import { sources } from '@debrief/evidence';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { nearest } from '../nearest.ts';
import { findPage } from '../pages/find-page.ts';
import { formatOption } from '../standard-options.ts';
import { table } from '../terminal/table.ts';

export const command = defineCommand({
  brief: 'List the record formats that `draft` reads, or say how to export one',
  operands: '[SOURCE]',
  minOperands: 0,
  maxOperands: 1,
  options: {
    format: formatOption,
  },
  details: `
  debrief sources
  debrief sources slack`,
  async run({ operands, options }, context) {
    const id = operands[0];
    if (id !== undefined) {
      const page = sources.some((source) => source.id === id) ? findPage(`docs/sources/${id}.md`) : null;
      if (page === null) {
        const close = nearest(
          id,
          sources.map((source) => source.id),
        );
        throw new Failure(
          `debrief sources: there is no source \`${id}\`.${close === null ? '' : ` Did you mean \`${close}\`?`}`,
          'Run `debrief sources` to see them all.',
        );
      }
      context.stdout.write(page);
      return 0;
    }
    const list = sources.map(({ id, title }) => ({ id, title }));
    context.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify({ sources: list })}\n`
        : table(list.map((source) => [source.id, source.title])),
    );
    return 0;
  },
});
