/** A bot's word of a merge and the merge itself are one fact; so is a person's link to it in the same minutes. */
import { MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const NEAR = 2 * MINUTE;
const HASH = /\b[0-9a-f]{7,40}\b/g;
const NUMBER = /(?:\/pull\/|\/merge_requests\/|#)(\d{2,7})\b/g;

function names(text: string, change: Row): boolean {
  const number = change.change?.number;
  if (number) for (const match of text.matchAll(NUMBER)) if (match[1] === number) return true;
  const revision = change.events[0]?.refs.revision?.slice(0, 7).toLowerCase();
  if (revision) for (const match of text.matchAll(HASH)) if (match[0].slice(0, 7) === revision) return true;
  return false;
}

/** Folds bot posts that name a change into the change's own row when they stand within two minutes of it. */
export function joinChanges(rows: readonly Row[]): Row[] {
  const changes = rows.filter((row) => row.change);
  const gone = new Set<Row>();
  for (const row of rows) {
    const event = row.events[0];
    if (row.change || !event || !row.reading || event.actor?.kind === 'person') continue;
    const target = changes.find(
      (change) => Math.abs(change.at - row.at) <= NEAR && names(event.text.slice(0, 2000), change),
    );
    if (!target) continue;
    target.events.push(...row.events);
    target.score = Math.max(target.score, row.score) + 0.5;
    gone.add(row);
  }
  return rows.filter((row) => !gone.has(row));
}
