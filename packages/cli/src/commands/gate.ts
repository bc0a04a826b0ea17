import { lineAt } from '@debrief/document';
import { lint } from '@debrief/lint';
import { deadlinesFor, gate, type Obstacle } from '@debrief/review';
import { loadPolicy } from '../config/load-policy.ts';
import { today, wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { openDocument } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { styles } from '../terminal/styles.ts';

export const command = defineCommand({
  brief: 'The checklist of eight, and what stands before In Review or Final',
  operands: 'FILE|-',
  minOperands: 1,
  maxOperands: 1,
  options: {
    to: {
      type: 'string',
      values: ['next', 'in-review', 'final'],
      default: 'next',
      brief: 'The state to judge for',
    },
    format: formatOption,
    config: configOption,
  },
  details: `
Exits with 1 while something stands between the document and the state. \`next\` is the state after its own.

  debrief gate draft.md
  debrief gate postmortem.md --to final`,
  async run({ operands, options }, context) {
    const name = operands[0] ?? '-';
    const { policy } = await loadPolicy(name === '-' ? null : name, options.config, context);
    const { document, file } = await openDocument(name, policy.zone, context);
    const { findings } = lint(document, { config: policy.lint, today: today(context) });
    const report = gate(document, findings, policy);
    const to = options.to === 'next' ? (report.state === 'draft' ? 'in-review' : 'final') : options.to;
    const obstacles = to === 'in-review' ? report.toInReview : report.toFinal;
    const over = (document.moments.resolved ?? document.moments.mitigated)?.stamp;
    // The day as people there lived it: late in the evening the day in UTC is another.
    const lived = over?.local ?? over?.at ?? '';
    const ended = /^\d{4}-\d\d-\d\d/.exec(lived)?.[0] ?? document.date?.value;
    const deadlines = ended === undefined ? null : deadlinesFor(ended, policy);
    const lines = lineAt(document.text);
    const placed = (obstacle: Obstacle) => ({
      code: obstacle.code,
      message: obstacle.message,
      line: obstacle.at === null ? null : lines.line(obstacle.at),
    });
    if (options.format === 'json') {
      const { state, checklist } = report;
      context.stdout.write(
        `${JSON.stringify({ file: file.name, state, to, open: obstacles.length === 0, checklist, obstacles: obstacles.map(placed), deadlines })}\n`,
      );
      return obstacles.length === 0 ? 0 : 1;
    }
    const style = styles(wantsColour(context.stdout, context.env));
    const names = { draft: 'Draft', 'in-review': 'In Review', final: 'Final' };
    context.stdout.write(`${style.strong(plain(file.name))} is ${names[report.state]}.\n\n`);
    for (const item of report.checklist) {
      context.stdout.write(
        `  ${item.met ? style.good('✓') : style.warn('·')} ${item.title}: ${plain(item.because)}\n`,
      );
    }
    if (deadlines !== null) {
      const day = today(context);
      // A step that the document has behind it cannot be late any more.
      const step = (words: string, due: string, done: boolean) =>
        `${words} by ${due}${!done && due < day ? ` ${style.warn('(past)')}` : ''}`;
      const held = report.checklist.some((item) => item.id === 'meeting-held' && item.met);
      const steps = [
        step('draft', deadlines.draft, report.state !== 'draft'),
        step('meeting', deadlines.meeting, held),
        step('final', deadlines.final, report.state === 'final'),
      ];
      context.stdout.write(`\nBy policy: ${steps.join(', ')}.\n`);
    }
    if (obstacles.length === 0) {
      context.stdout.write(`\n${style.good(`Nothing stands before ${names[to]}.`)}\n`);
      return 0;
    }
    context.stdout.write(`\n${style.strong(`Before ${names[to]}`)} (${obstacles.length}):\n`);
    for (const obstacle of obstacles.map(placed)) {
      const where = obstacle.line === null ? '' : `line ${obstacle.line}: `;
      context.stdout.write(`  ${where}${plain(obstacle.message)}\n`);
    }
    return 1;
  },
});
