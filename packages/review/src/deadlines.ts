import type { Policy } from './policy.ts';

export interface Deadlines {
  /** ISO dates. */
  readonly draft: string;
  readonly meeting: string;
  readonly final: string;
}

/**
 * The dates by which a review's steps are due.
 *
 * `resolved` is the ISO date on which the incident ended, day 0. With `workingDays` the policy's weekend and
 * holidays are not counted.
 */
export function deadlinesFor(resolved: string, policy: Policy): Deadlines {
  return {
    draft: addDays(resolved, policy.deadlines.draft, policy),
    meeting: addDays(resolved, policy.deadlines.meeting, policy),
    final: addDays(resolved, policy.deadlines.final, policy),
  };
}

/** The ISO date `count` (working) days after `from`; throws a `RangeError` for no ISO date. */
export function addDays(from: string, count: number, policy: Policy): string {
  const { workingDays, weekend, holidays } = policy.deadlines;
  let time = Date.parse(`${from}T00:00:00Z`);
  // `Date` rolls 31 February over to March; nobody meant that.
  if (Number.isNaN(time) || isoDate(time) !== from)
    throw new RangeError(`Expected an ISO date such as 2024-01-15, found "${from}"`);
  const freeWeek = workingDays && new Set(weekend).size === 7;
  let left = count;
  while (left > 0) {
    time += 86_400_000;
    const date = isoDate(time);
    const dayOff = workingDays && !freeWeek && (weekend.includes(weekday(date)) || holidays.includes(date));
    if (!dayOff) left--;
  }
  return isoDate(time);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
