/** What one end of a range leaves to the other. */
import { HOUR } from './civil.ts';
import type { FoundClock } from './clocks.ts';
import type { FoundDate } from './dates.ts';

/** `Jan 3 – Feb 5, 2024`: the year stands only at the end; `Dec 30 – Jan 2, 2024` begins in the year before. */
export function shareYear(first: FoundDate | null, until: FoundDate | null): FoundDate | null {
  const end = until?.readings[0];
  if (!first || !end || end.year === null) return first;
  const endYear = end.year;
  const readings = first.readings.map((date) => {
    if (date.year !== null) return date;
    const earlier = date.month > end.month || (date.month === end.month && date.day > end.day);
    return { ...date, year: earlier ? endYear - 1 : endYear };
  });
  return { ...first, readings };
}

/** `3:00 – 4:30 PM`: the first clock shares the half of the day, if that keeps it before the second. */
export function shareMeridiem(first: FoundClock, second: FoundClock): FoundClock {
  if (first.meridiem || !second.meridiem || first.ms >= 13 * HOUR || first.ms < HOUR) return first;
  const morning = first.ms % (12 * HOUR);
  const evening = morning + 12 * HOUR;
  const same = second.meridiem === 'pm' ? evening : morning;
  const meridiem = same < second.ms ? second.meridiem : second.meridiem === 'pm' ? 'am' : 'pm';
  return { ...first, ms: meridiem === 'pm' ? evening : morning, meridiem };
}
