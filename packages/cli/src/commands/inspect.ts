import { inspectReport } from '@debrief/document';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { inspectText } from '../library/inspect-text.ts';
import { openDocument, readLibrary } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { styles } from '../terminal/styles.ts';

export const command = defineCommand({
  brief: 'Show what Debrief reads in a document: fields, timeline, actions, problems',
  operands: 'PATH…|-',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    format: formatOption,
    config: configOption,
  },
  details: `
Absent facts are null or empty: nothing is guessed. Saved HTML pages are read too.

  debrief inspect postmortem.md
  debrief inspect postmortems/ --format json | jq '.files[].durations'`,
  async run({ operands, options }, context) {
    const { policy } = await loadPolicy(
      operands[0] === '-' ? null : (operands[0] ?? null),
      options.config,
      context,
    );
    let failures = 0;
    let documents: { file: string; document: Parameters<typeof inspectReport>[0] }[];
    if (operands.length === 1 && operands[0] === '-') {
      documents = [{ file: '<stdin>', document: (await openDocument('-', policy.zone, context)).document }];
    } else {
      const library = readLibrary(operands, policy.zone, context);
      documents = [...library.documents];
      failures = library.failures;
    }
    if (options.format === 'json') {
      const files = documents.map(({ file, document }) => ({ file, ...inspectReport(document) }));
      context.stdout.write(`${JSON.stringify({ files })}\n`);
    } else {
      const style = styles(wantsColour(context.stdout, context.env));
      for (const { file, document } of documents) context.stdout.write(inspectText(file, document, style));
    }
    return failures > 0 ? 2 : 0;
  },
});
