import {
  fewestForInterval,
  type LibraryMeasure,
  type Measure,
  measureDocument,
  measureLibrary,
  type Point,
  stripPlot,
} from '@debrief/learn';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { readLibrary } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { type Styles, styles } from '../terminal/styles.ts';
import { table } from '../terminal/table.ts';
import { shownMinutes } from '../terminal/times.ts';

export const command = defineCommand({
  brief: 'Durations with the anchors they stand on; over a folder, every point and an honest median',
  operands: 'PATH…',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    missing: { type: 'boolean', brief: 'List the files that could not be measured, with the reason' },
    format: formatOption,
    config: configOption,
  },
  details: `
There is no mean time to anything: durations of incidents are skewed, and a mean says nothing about the next one.
Medians come with a 90 % interval from eight points on; what cannot be measured is counted with its reason.

  debrief measure postmortem.md
  debrief measure postmortems/ --missing`,
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
      context.stdout.write(wholeLibrary(files.length, library, options.missing, style));
    }
    return failures > 0 ? 2 : 0;
  },
});

function oneDocument(file: string, measures: readonly Measure[], style: Styles): string {
  const rows = measures.map((measure) => {
    const { minutes, stated } = measure;
    const own = stated === null || stated === minutes ? '' : `; the document says ${shownMinutes(stated)}`;
    return [
      `time to ${measure.name}`,
      minutes === null ? style.faint('not measurable') : shownMinutes(minutes),
      (minutes === null ? (measure.missing ?? '') : `${measure.from} → ${measure.to} (${measure.basis})`) +
        own,
    ];
  });
  return `${style.strong(plain(file))}\n${table(rows)}`;
}

function wholeLibrary(
  count: number,
  measures: readonly LibraryMeasure[],
  listMissing: boolean,
  style: Styles,
): string {
  const parts = measures.map((measure) => {
    const { points, median } = measure;
    const head = `${style.strong(`time to ${measure.name}`)}: ${shownPoints(points)} of ${count} documents`;
    const lines = [head];
    if (median !== null && points.length >= fewestForInterval) {
      const interval =
        measure.interval === null
          ? ''
          : ` (90 % interval ${shownMinutes(measure.interval.low)} to ${shownMinutes(measure.interval.high)})`;
      lines.push(`  median ${shownMinutes(median)}${interval}, p90 ${shownMinutes(measure.p90 ?? 0)}`);
      const minutes = points.map((point) => point.minutes);
      for (const line of stripPlot(minutes, median).split('\n')) lines.push(`  ${line}`);
    } else {
      const sorted = [...points].sort((a, b) => a.minutes - b.minutes);
      for (const point of sorted) lines.push(`  ${shownMinutes(point.minutes)}  ${plain(point.file)}`);
    }
    if (measure.caution !== null) lines.push(`  ${style.warn(measure.caution)}`);
    lines.push(...missingLines(measure, listMissing, style));
    return `${lines.join('\n')}\n`;
  });
  const hint = listMissing || measures.every((measure) => measure.missing.length === 0);
  return `${count} ${count === 1 ? 'document' : 'documents'}. Each mark is one incident (· one, : two or three, ∎ more), ^ the median.\n\n${parts.join('\n')}${hint ? '' : '\n--missing lists the files that could not be measured.\n'}`;
}

function shownPoints(points: readonly Point[]): string {
  const inferred = points.filter((point) => point.basis === 'inferred').length;
  const words = `${points.length} ${points.length === 1 ? 'point' : 'points'}`;
  return inferred === 0 ? words : `${words} (${inferred} read off timeline rows)`;
}

/** What could not be measured, most frequent reason first; the files where asked for. */
function missingLines({ missing }: LibraryMeasure, list: boolean, style: Styles): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { file, because } of missing) byReason.set(because, [...(byReason.get(because) ?? []), file]);
  const reasons = [...byReason].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return reasons.flatMap(([because, files]) => [
    style.faint(`  not measured: ${files.length}, ${because}`),
    ...(list ? files.map((file) => `    ${plain(file)}`) : []),
  ]);
}
