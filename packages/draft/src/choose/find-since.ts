/** "61 tickets since 14:05": a time before the first sign at which somebody says that it began. */
import { DAY, HOUR, instantOfWall, MINUTE, parseInstant, wallOf } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

/** The earliest such time, with the row whose words state it. */
export interface Since {
  readonly at: number;
  readonly row: Row;
}

const SINCE =
  /\b(?:since|from|as of|starting|started|began|beginning)(?: (?:at|around|about|roughly))? ?~?(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?([ap])\.?m\b)?(?!\s*[-–]\s*\d)/;
const OF_TROUBLE =
  /\b(?:tickets?|reports?|complain\w*|customers?|users?|errors?|fail\w*|5xx|timeouts?|slow|down|broken|outage|unavailable|impact\w*|seeing|alerts?|graphs?|spik\w+|[45]\d\ds?|(?:a|one) (?:third|quarter|half)|half of|most of|all of)\b/;
const FURTHEST = 6 * HOUR;
const HEARD_WITHIN = 3 * HOUR;

/** Reads clocks in `zone`, in which the document is written; one that does not come before the words is of the day before. */
export function findSince(rows: readonly Row[], trouble: Row, zone: string): Since | null {
  let first: Since | null = null;
  for (const row of rows) {
    if (!row.reading || row.floating || row.at - trouble.at > HEARD_WITHIN) continue;
    for (const { plain, question, kind } of row.reading.statements) {
      const found = question || kind === 'act' || kind === 'deploy' ? null : SINCE.exec(plain);
      if (!found || !OF_TROUBLE.test(plain)) continue;
      const hour = (Number(found[1]) % (found[3] ? 12 : 24)) + (found[3] === 'p' ? 12 : 0);
      if (hour > 23 || Number(found[2]) > 59) continue;
      const midnight = parseInstant(`${wallOf(row.at, zone).date}T00:00:00Z`) ?? 0;
      const wall = midnight + hour * HOUR + Number(found[2]) * MINUTE;
      let at = instantOfWall(wall, zone);
      if (at > row.at) at = instantOfWall(wall - DAY, zone);
      if (at >= trouble.at || trouble.at - at > FURTHEST) continue;
      if (!first || at < first.at) first = { at, row };
    }
  }
  return first;
}
