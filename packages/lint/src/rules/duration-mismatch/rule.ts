import type { StatedDuration } from '@debrief/document';
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
      const { stated, kind } = check;
      report({
        from: stated.from,
        to: stated.to,
        ...(kind === 'other-clock' && { severity: 'info' as const }),
        ...(kind === 'wrong' && check.shown?.from.name === 'a row' && { severity: 'warning' as const }),
        message: messageFor(check),
      });
    }
  },
};

function messageFor({ stated, shown, kind, rival }: Check): string {
  const claim = `${stated.raw.trim()} stated ${named[stated.measures]}`;
  if (rival) return `${claim} here, ${rival.raw.trim()} in the head of the document. Which holds?`;
  if (!shown) return `${claim}. Which times give it?`;
  const { from, to, minutes } = shown;
  if (from.name === 'a row') {
    return `${claim}; no two rows are that far apart. The nearest, ${showStamp(from.stamp)} and ${showStamp(to.stamp)}, are ${showMinutes(minutes)} apart. From when to when does it count?`;
  }
  const interval = `from ${showStamp(from.stamp)} (${from.name}) to ${showStamp(to.stamp)} (${to.name}) is ${showMinutes(minutes)}`;
  if (kind === 'other-clock')
    return `${claim}, which does not count from the start; ${interval}. Which clock is meant?`;
  const long = minutes > 8 * 60 && stated.minutes !== null && stated.minutes < minutes;
  return `${claim}; ${interval}. Which is right?${long ? ' (If only support hours count, say so.)' : ''}`;
}
