import type { Postmortem, StatedDuration } from '@debrief/document';
import { showMinutes, showStamp } from '../../facts/showing.ts';
import { type Check, checkDurations } from '../../facts/stated-durations.ts';
import type { Rule } from '../../rule.ts';

const named: Readonly<Record<StatedDuration['measures'], string>> = {
  incident: 'for the incident',
  detect: 'to detection',
  acknowledge: 'to acknowledgement',
  mitigate: 'to mitigation',
  repair: 'to repair',
  resolve: 'to resolution',
};

export const rule: Rule = {
  id: 'duration-mismatch',
  title: 'Stated duration that its own times do not give',
  severity: 'error',
  group: 'consistency',
  why: 'Trends, credits and targets are computed from this figure; it must follow from the times beside it.',
  check({ document, report }) {
    for (const check of checkDurations(document)) {
      const { stated, shown, kind } = check;
      report({
        from: stated.from,
        to: stated.to,
        ...(kind === 'other-clock' && { severity: 'info' as const }),
        message: messageFor(
          document,
          check,
          shown ? { from: showStamp(shown.from.stamp), to: showStamp(shown.to.stamp) } : null,
        ),
      });
    }
  },
};

function messageFor(
  _document: Postmortem,
  { stated, shown, kind, rival }: Check,
  clocks: { from: string; to: string } | null,
): string {
  const claim = `${stated.raw.trim()} stated ${named[stated.measures]}`;
  if (rival) return `${claim} here, ${rival.raw.trim()} elsewhere in this document. Which holds?`;
  const interval =
    shown && clocks
      ? `from ${clocks.from} (${shown.from.name}) to ${clocks.to} (${shown.to.name}) is ${showMinutes(shown.minutes)}`
      : '';
  if (kind === 'other-clock') {
    return `${claim}, which counts from detection; ${interval}. Which start is meant?`;
  }
  const long =
    shown !== null && shown.minutes > 8 * 60 && stated.minutes !== null && stated.minutes < shown.minutes;
  return `${claim}; ${interval}. Which is right?${long ? ' (If only support hours count, say so.)' : ''}`;
}
