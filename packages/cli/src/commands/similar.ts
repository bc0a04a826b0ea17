import { buildIndex, indexDocument, similar } from '@debrief/learn';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { openDocument, readLibrary } from '../library/read-library.ts';
import { configOption, formatOption, libraryOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { styles } from '../terminal/styles.ts';
import { wholeNumber } from '../whole-number.ts';

export const command = defineCommand({
  brief: 'Find incidents like this one, with the reason for each',
  operands: 'FILE',
  minOperands: 1,
  maxOperands: 1,
  options: {
    in: libraryOption,
    limit: { type: 'string', placeholder: 'N', default: '10', brief: 'At most so many' },
    format: formatOption,
    config: configOption,
  },
  details: `
  debrief similar draft.md --in postmortems/`,
  async run({ operands, options }, context) {
    if (options.in.length === 0) throw new Failure('debrief similar: --in PATH says where to look.');
    const limit = wholeNumber('limit', options.limit);
    const name = operands[0] ?? '';
    const { policy } = await loadPolicy(name, options.config, context);
    const query = indexDocument({
      file: name,
      document: (await openDocument(name, policy.zone, context)).document,
    });
    const library = readLibrary(options.in, policy.zone, context);
    // The document itself may lie in the library under another spelling of its path.
    const others = library.documents.filter(({ document }) => document.source !== query.document.source);
    const index = buildIndex(others.map(indexDocument));
    const results = similar(index, query, limit);
    if (options.format === 'json') {
      context.stdout.write(`${JSON.stringify({ results })}\n`);
    } else if (results.length === 0) {
      context.stdout.write(`Nothing like it among ${others.length} documents.\n`);
    } else {
      const style = styles(wantsColour(context.stdout, context.env));
      for (const result of results) {
        context.stdout.write(`${style.strong(result.file)}  ${result.score.toFixed(2)}\n`);
        for (const reason of result.why) context.stdout.write(`  ${style.faint(plain(reason))}\n`);
      }
    }
    return library.failures > 0 ? 2 : 0;
  },
});
