/** Days in a stream: which are believable, and whether two moments lie on different ones. */
import type { Problem, Stamp } from '../model.ts';
import { DAY, dateOfMs, type FullDate, isoDate, wallMs } from '../times/civil.ts';
import type { FoundTime } from '../times/found-time.ts';
import { epochToWall } from '../times/offsets.ts';
import { stampDate } from '../times/stamp.ts';
import type { ChosenEnds } from './choose-ends.ts';

/** Whether a time names its day, and one that fits the first posting: streams hold slips of month and year. */
export function isNear(time: FoundTime, firstPosted: Stamp): boolean {
  if (!time.date) return false;
  const reading = time.date.readings[0]!;
  if (reading.year === null) return true;
  const distance = Math.abs(wallMs({ ...reading, year: reading.year }, 0) - firstPosted.clock);
  return distance < 21 * DAY;
}

/** Days that lie weeks away from the postings: most often the month or year of another day. */
export function farDays(times: readonly (FoundTime | null)[], firstPosted: Stamp): Problem[] {
  const problems: Problem[] = [];
  for (const time of times) {
    if (!time?.date || isNear(time, firstPosted) || problems.some(({ from }) => from === time.from)) continue;
    problems.push({
      code: 'day-far-from-posting',
      message:
        'This day lies weeks away from the time the first update was posted; was another month or year meant?',
      from: time.from,
      to: time.to,
    });
  }
  return problems;
}

/** The day of a moment on the clocks of the stated zone. */
function dayIn(stamp: Stamp, zone: string | null): FullDate | null {
  const wall = zone !== null && stamp.at?.endsWith('Z') ? epochToWall(zone, stamp.clock) : null;
  return wall === null ? stampDate(stamp) : dateOfMs(wall);
}

/** Whether start and end lie on different days of the zone; by their clocks where no day is known. */
export function daysApart(start: Stamp, end: Stamp, zone: string | null, chosen: ChosenEnds): boolean {
  const a = dayIn(start, zone);
  const b = dayIn(end, zone);
  if (a && b) return isoDate(a) !== isoDate(b);
  const from = chosen.start?.time.date?.readings[0];
  const to = chosen.end?.time.date?.readings[0];
  if (from && to && (from.month !== to.month || from.day !== to.day)) return true;
  return end.clock >= DAY || end.clock < start.clock;
}
