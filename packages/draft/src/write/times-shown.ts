/** Times as the document shows them: wall clock of one zone, with the date where the rows span days. */
import type { Facts } from '../tell/facts.ts';
import { isUndated } from '../times/place.ts';
import { wallOf } from '../times/zone-clock.ts';

export interface Clock {
  /** `14:31`, or `2024-01-15 14:31` where rows lie on several days. */
  row(at: number): string;
  /** `14:31` for a sentence; with the date when it is not the incident's own. */
  sentence(at: number): string;
  readonly zoneName: string;
}

/** The clock of a document: times in the zone of the facts; wall times as written where none is known. */
export function clockOf(facts: Facts): Clock {
  const zone = facts.zone ?? 'UTC';
  const days = new Set(facts.rows.filter(({ at }) => !isUndated(at)).map(({ at }) => wallOf(at, zone).date));
  const show = (at: number, withDate: boolean): string => {
    if (isUndated(at)) return wallOf(at, 'UTC').time;
    const { date, time } = wallOf(at, zone);
    return withDate ? `${date} ${time}` : time;
  };
  return {
    row: (at) => show(at, days.size > 1),
    sentence: (at) => show(at, wallOf(at, zone).date !== facts.date),
    zoneName: facts.zone ?? 'local time, zone not known',
  };
}
