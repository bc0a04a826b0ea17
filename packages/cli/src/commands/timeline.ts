import { lineAt, type MomentName, type Postmortem, type Stamp, type TimelineEntry } from '@debrief/document';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { openDocument } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { styles } from '../terminal/styles.ts';
import { shownMinutes, shownTime } from '../terminal/times.ts';
import { wrap } from '../terminal/wrap.ts';

export const command = defineCommand({
  brief: 'Show a document’s timeline with its moments and the time between rows',
  operands: 'FILE|-',
  minOperands: 1,
  maxOperands: 1,
  options: {
    format: formatOption,
    config: configOption,
  },
  details: `
Each row shows how long after the one before it stands; a row that a moment was read off names it.

  debrief timeline postmortem.md`,
  async run({ operands, options }, context) {
    const name = operands[0] ?? '-';
    const { policy } = await loadPolicy(name === '-' ? null : name, options.config, context);
    const { document } = await openDocument(name, policy.zone, context);
    const lines = lineAt(document.text);
    const at = (stamp: Stamp | null | undefined) => stamp?.at ?? null;
    const entries = document.timeline.map((entry) => ({
      at: entry.stamp.at,
      until: at(entry.until),
      knownAt: at(entry.knownAt),
      precision: entry.stamp.precision,
      text: entry.text,
      line: lines.line(entry.from),
      citations: entry.citations,
      timeline: entry.timeline,
      moments: momentsOf(document, entry),
    }));
    if (options.format === 'json') {
      context.stdout.write(`${JSON.stringify({ file: name, entries })}\n`);
      return 0;
    }
    const style = styles(wantsColour(context.stdout, context.env));
    if (entries.length === 0) {
      context.stdout.write(
        'No timed entries were found. A table or a list under a Timeline heading is read.\n',
      );
      return 0;
    }
    let last: { clock: number; timeline: number } | null = null;
    for (const [index, entry] of document.timeline.entries()) {
      const gap =
        last === null || last.timeline !== entry.timeline
          ? ''
          : gapText((entry.stamp.clock - last.clock) / 60_000);
      if (last !== null && last.timeline !== entry.timeline) context.stdout.write('\n');
      const names = entries[index]?.moments ?? [];
      const moments = names.length === 0 ? '' : ` ${style.note(`[${names.join(', ')}]`)}`;
      const head = `${shownTime(entry.stamp).padEnd(21)} ${style.faint(gap.padStart(10))}  `;
      const indent = Math.max(21, shownTime(entry.stamp).length) + 13;
      // A pipe gets whole rows: whoever reads it may cut and search them.
      const width = context.stdout.isTTY ? context.stdout.columns : Number.POSITIVE_INFINITY;
      context.stdout.write(`${head}${wrap(plain(entry.text), width, indent)}${moments}\n`);
      last = { clock: entry.stamp.clock, timeline: entry.timeline };
    }
    return 0;
  },
});

/** The moments read off a row, and those that the head states for the same minute as its first row. */
function momentsOf(document: Postmortem, entry: TimelineEntry): readonly MomentName[] {
  const minute = (stamp: Stamp) => Math.floor(stamp.clock / 60_000);
  return Object.values(document.moments)
    .filter(
      (moment) =>
        moment.entry === entry ||
        (moment.entry === null &&
          document.timeline.find((row) => minute(row.stamp) === minute(moment.stamp)) === entry),
    )
    .map((moment) => moment.name);
}

function gapText(minutes: number): string {
  return minutes < 0 ? `-${shownMinutes(-minutes)}` : `+${shownMinutes(minutes)}`;
}
