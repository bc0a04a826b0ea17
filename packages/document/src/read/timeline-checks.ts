/** What a person should look at in the times of a timeline. */
import type { Stamp, TimelineEntry } from '../model.ts';
import { DAY, HOUR, isoDate, MINUTE } from '../times/civil.ts';
import type { ProblemList } from './problems.ts';
import { isRow, type RowGroup, type RowOrDay } from './rows.ts';
import type { TimelineContext } from './timeline-context.ts';

/** Earlier beyond what the precision of either leaves open. */
export function isEarlier(stamp: Stamp, previous: Stamp): boolean {
  const drop = previous.clock - stamp.clock;
  if (drop <= 0) return false;
  if (stamp.precision === 'day' && previous.precision === 'day') return true;
  if (stamp.precision === 'day') return drop >= DAY;
  // The day of one may begin up to 14 hours before the day of the other, zone against zone.
  if (previous.precision === 'day') return drop > 14 * HOUR;
  if (stamp.precision === 'about' || previous.precision === 'about') return drop > 30 * MINUTE;
  if (stamp.precision === 'hour' || previous.precision === 'hour') return drop > HOUR;
  return stamp.precision === previous.precision || drop >= MINUTE;
}

/** Turns the notes of a reading into problems. */
export function note(notes: readonly string[], stamp: Stamp, problems: ProblemList): void {
  for (const code of notes) {
    if (code === 'ambiguous-date')
      problems.once(
        'date-ambiguous',
        stamp,
        `${stamp.raw} can be read as day/month or month/day; nothing in the document decides. It was read as ${stamp.at?.slice(0, 10) ?? 'unknown'}.`,
      );
    else if (code === 'ambiguous-zone')
      problems.once(
        'zone-ambiguous',
        stamp,
        `The zone in ${stamp.raw} has several meanings; ${stamp.zone} was taken.`,
      );
    else if (code === 'clock-gap')
      problems.add(
        'clock-gap',
        stamp,
        `${stamp.raw} did not occur in ${stamp.zone}: the clock skipped that hour.`,
      );
    else if (code === 'clock-overlap')
      problems.add(
        'clock-overlap',
        stamp,
        `${stamp.raw} occurred twice in ${stamp.zone}; the earlier was taken.`,
      );
    else if (code === 'no-date')
      problems.once(
        'date-missing',
        stamp,
        'No date is stated for the timeline: its times cannot be placed on a day.',
      );
  }
}

/** Problems of the timeline as a whole: no zone, a zone inferred, dates far from the document's. */
export function zoneProblems(
  group: RowGroup,
  entries: readonly TimelineEntry[],
  context: TimelineContext,
  rows: readonly RowOrDay[],
): void {
  const own = entries.filter(
    (candidate) =>
      candidate.from >= group.from && candidate.to <= group.to && candidate.stamp.precision !== 'day',
  );
  const missing = own.find((candidate) => candidate.stamp.zone === null);
  const first = rows.find(isRow);
  if (missing)
    context.problems.once(
      'zone-missing',
      missing.stamp,
      'No time zone is stated for the timeline; its times were read as local wall time.',
    );
  else if (own[0]?.stamp.zoneBasis === 'inferred' && first) {
    context.problems.once(
      'zone-inferred',
      own[0].stamp,
      `No time zone is stated; ${own[0].stamp.zone} was taken from ${context.assumedZone === own[0].stamp.zone ? 'the settings' : 'an exact stamp in the text'}.`,
    );
  }
  const near = context.day;
  const dated = own.filter(
    (candidate) => candidate.stamp.dateBasis === 'stated' && candidate.stamp.at !== null,
  );
  if (!near || dated.length === 0) return;
  const home = Date.UTC(near.year, near.month - 1, near.day);
  if (dated.every((candidate) => Math.abs(candidate.stamp.clock - home) > 300 * DAY)) {
    context.problems.once(
      'date-far',
      dated[0]!.stamp,
      `The timeline’s dates are far from the document’s date (${isoDate(near)}). Is it left over from a template?`,
    );
  }
}
