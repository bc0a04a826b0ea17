import { buildIndex, indexDocument, type RecallCard, recall } from '@debrief/learn';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { readLibrary } from '../library/read-library.ts';
import { configOption, formatOption, libraryOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { type Styles, styles } from '../terminal/styles.ts';
import { wholeNumber } from '../whole-number.ts';

export const command = defineCommand({
  brief: 'From an alert’s name or an error’s text to what was learned the last time',
  operands: 'TEXT…',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    in: libraryOption,
    limit: { type: 'string', placeholder: 'N', default: '3', brief: 'At most so many cards' },
    format: formatOption,
    config: configOption,
  },
  details: `
Made for three in the morning: what it was, what to check first, what was promised and is still open.

  debrief recall HighErrorRate --in postmortems/
  debrief recall "remaining connection slots are reserved" --in postmortems/`,
  async run({ operands, options }, context) {
    if (options.in.length === 0) throw new Failure('debrief recall: --in PATH says where to look.');
    const limit = wholeNumber('limit', options.limit);
    const { policy } = await loadPolicy(null, options.config, context);
    const { documents, failures } = readLibrary(options.in, policy.zone, context);
    const results = recall(buildIndex(documents.map(indexDocument)), operands.join(' '), limit);
    const style = styles(wantsColour(context.stdout, context.env));
    if (options.format === 'json') context.stdout.write(`${JSON.stringify({ results })}\n`);
    else if (results.length === 0)
      context.stdout.write(`No document among ${documents.length} knows these words.\n`);
    else context.stdout.write(results.map((card) => cardText(card, style)).join('\n'));
    return failures > 0 ? 2 : 0;
  },
});

function cardText(card: RecallCard, style: Styles): string {
  const lines = [
    `${style.strong(plain(card.title))}${card.date === null ? '' : `  ${card.date}`}`,
    style.faint(`  ${card.file} (found by ${plain(card.why.join('; '))})`),
  ];
  if (card.summary !== null) lines.push(`  ${plain(card.summary)}`);
  if (card.checkFirst.length > 0) lines.push(style.note('  What found or ended it then:'));
  for (const row of card.checkFirst) lines.push(`    line ${row.line}: ${plain(row.text)}`);
  if (card.openActions.length > 0) lines.push(style.warn('  Promised, not done:'));
  for (const action of card.openActions.slice(0, 5)) {
    lines.push(
      `    line ${action.line}: ${plain(action.text)}${action.owner === null ? '' : ` (${plain(action.owner)})`}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
