import {
  type LibraryMeasure,
  type Measure,
  measureDocument,
  measureLibrary,
  stripPlot,
} from '@debrief/learn';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { readLibrary } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { type Styles, styles } from '../terminal/styles.ts';
import { table } from '../terminal/table.ts';
import { shownMinutes } from '../terminal/times.ts';

export const command = defineCommand({
  brief: 'Durations with the anchors they stand on; over a folder, every point and an honest median',
  operands: 'PATH…',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    format: formatOption,
    config: configOption,
  },
  details: `
There is no mean time to anything: durations of incidents are skewed, and a mean says nothing about the next one.
Medians come with a 90 % interval from eight points on; what cannot be measured is listed with its reason.

  debrief measure postmortem.md
  debrief measure postmortems/`,
  async run({ operands, options }, context) {
    const { policy } = await loadPolicy(operands[0] ?? null, options.config, context);
    const { documents, failures } = readLibrary(operands, policy.zone, context);
    const files = documents.map(({ file, document }) => ({ file, measures: measureDocument(document) }));
    const library = measureLibrary(documents);
    const style = styles(wantsColour(context.stdout, context.env));
    const [only] = files;
    if (options.format === 'json') {
      context.stdout.write(`${JSON.stringify({ files, library: files.length > 1 ? library : null })}\n`);
    } else if (files.length === 1 && only !== undefined) {
      context.stdout.write(oneDocument(only.file, only.measures, style));
    } else {
      context.stdout.write(wholeLibrary(files.length, library, style));
    }
    return failures > 0 ? 2 : 0;
  },
});

function oneDocument(file: string, measures: readonly Measure[], style: Styles): string {
  const rows = measures.map((measure) => [
    `time to ${measure.name}`,
    measure.minutes === null ? style.faint('not measurable') : shownMinutes(measure.minutes),
    measure.minutes === null ? (measure.missing ?? '') : `${measure.from} → ${measure.to} (${measure.basis})`,
  ]);
  return `${style.strong(file)}\n${table(rows)}`;
}

function wholeLibrary(count: number, measures: readonly LibraryMeasure[], style: Styles): string {
  const parts = measures.map((measure) => {
    const head = style.strong(`time to ${measure.name}`);
    const lacking = measure.missing.length === 0 ? '' : `, ${measure.missing.length} not measurable`;
    if (measure.median === null) return `${head}: ${measure.points.length} points${lacking}\n`;
    const interval =
      measure.interval === null
        ? ''
        : ` (90 % interval ${shownMinutes(measure.interval.low)} to ${shownMinutes(measure.interval.high)})`;
    const figures = `median ${shownMinutes(measure.median)}${interval}, p90 ${shownMinutes(measure.p90 ?? 0)}`;
    const plot = stripPlot(
      measure.points.map((point) => point.minutes),
      measure.median,
    );
    const caution = measure.caution === null ? '' : `  ${style.warn(measure.caution)}\n`;
    return `${head}: ${figures}; ${measure.points.length} points${lacking}\n${indent(plot)}${caution}`;
  });
  return `${count} documents. Each mark is one incident (· one, : two or three, ∎ more, | the median).\n\n${parts.join('\n')}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
}
