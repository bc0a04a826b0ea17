import { buildIndex, type CardLine, indexDocument, type RecallCard, recall } from '@debrief/learn';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { readLibrary } from '../library/read-library.ts';
import { configOption, formatOption, libraryOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { type Styles, styles } from '../terminal/styles.ts';
import { wrap } from '../terminal/wrap.ts';
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
    else {
      if (!results.some((card) => card.why.includes('the exact words')))
        context.stdout.write('No document has these exact words; the nearest:\n\n');
      context.stdout.write(results.map((card) => cardText(card, style)).join('\n'));
    }
    return failures > 0 ? 2 : 0;
  },
});

const mostActions = 3;

function cardText(card: RecallCard, style: Styles): string {
  const lines = [
    `${style.strong(plain(card.title))}${card.date === null ? '' : `  ${card.date}`}`,
    style.faint(`  ${plain(card.file)}:${card.line} (${plain(card.why.join('; '))})`),
  ];
  if (card.summary !== null) lines.push(indented(card.summary, 2));
  if (card.cause !== null) lines.push(style.note('  Cause, as written:'), row(card.cause));
  if (card.ended !== null) lines.push(style.note('  What ended it:'), row(card.ended));
  if (card.checkFirst.length > 0) lines.push(style.note('  From its timeline:'));
  for (const entry of card.checkFirst) lines.push(row(entry));
  if (card.openActions.length > 0) lines.push(style.warn('  Promised, not marked done:'));
  for (const action of card.openActions.slice(0, mostActions)) {
    lines.push(
      row({ line: action.line, text: `${action.text}${action.owner === null ? '' : ` (${action.owner})`}` }),
    );
  }
  const more = card.openActions.length - mostActions;
  if (more > 0) lines.push(`    and ${more} more`);
  return `${lines.join('\n')}\n`;
}

function row({ line, text }: CardLine): string {
  return indented(`line ${line}: ${text}`, 4);
}

function indented(text: string, by: number): string {
  return ' '.repeat(by) + wrap(plain(text), 100, by + (by === 4 ? 2 : 0));
}
