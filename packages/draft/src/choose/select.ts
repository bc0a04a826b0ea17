/** Chooses the rows that tell the story: the weightiest, spread over the time they cover. */
import { MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const CROWD = 2 * MINUTE;
const LEAST = 2.8;
const FEW = 12;
const MOST_ROWS = 60;
const MOST_COMMITS_ALONE = 12;

function budgetOf(rows: readonly Row[]): number {
  const spoken = rows.filter((row) => row.reading).length;
  const signals = rows.filter((row) => !row.reading && !row.change).length;
  const changes = rows.length - spoken - signals;
  if (spoken + signals === 0) return Math.min(MOST_COMMITS_ALONE, 4 + Math.round(changes * 0.4));
  return Math.min(
    MOST_ROWS,
    Math.round(8 + spoken * 0.3 + Math.min(signals, 40) * 0.9 + Math.min(changes, 20) * 0.1),
  );
}

function better(a: Row, b: Row, scoreA: number, scoreB: number): boolean {
  if (scoreA !== scoreB) return scoreA > scoreB;
  if (a.at !== b.at) return a.at < b.at;
  return (a.events[0]?.id ?? '') < (b.events[0]?.id ?? '');
}

/** The chosen rows in order of time. `needed` rows are always among them. */
export function chooseRows(rows: readonly Row[], needed: ReadonlySet<Row>): Row[] {
  const budget = budgetOf(rows);
  const alone = rows.every((row) => row.change);
  // Where there is little, nearly all of it is worth a row.
  const least = alone ? 0.5 : rows.length <= FEW ? 0.8 : LEAST;
  const chosen = new Set<Row>(needed);
  let pool = rows.filter((row) => !chosen.has(row) && row.score >= least);
  if (pool.length > budget * 6) {
    pool.sort((a, b) => (better(a, b, a.score, b.score) ? -1 : 1));
    pool = pool.slice(0, budget * 6);
  }
  const crowd = new Map<Row, number>();
  const press = (taken: Row): void => {
    for (const row of pool) {
      if (row !== taken && Math.abs(row.at - taken.at) <= CROWD)
        crowd.set(row, (crowd.get(row) ?? 0) + (row.change ? 0.3 : 0.6));
    }
  };
  for (const row of chosen) press(row);
  while (chosen.size < budget) {
    let best: Row | null = null;
    let bestScore = 0;
    for (const row of pool) {
      if (chosen.has(row)) continue;
      const score = row.score - (crowd.get(row) ?? 0);
      if (!best || better(row, best, score, bestScore)) {
        best = row;
        bestScore = score;
      }
    }
    if (!best || bestScore < least - 0.5) break;
    chosen.add(best);
    press(best);
  }
  return rows.filter((row) => chosen.has(row));
}
