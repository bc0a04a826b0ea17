/** Words of the library nearest to ones that nobody wrote. */
import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { trigramsOf } from './index-document.ts';

const mostCandidates = 60;
const given = 5;

/** The nearest known words, best first; none where nothing is near enough. */
export async function nearestWords(db: Db, word: string): Promise<string[]> {
  if (word.length < 3 || word.length > 30) return [];
  const trigrams = trigramsOf(word);
  const { rows } = await sql<{
    word: string;
    shared: number;
  }>`select word, count(*) as shared from word_trigrams
    where trigram in (${sql.join(trigrams)}) group by word order by shared desc, word limit ${mostCandidates}`.execute(
    db,
  );
  const most = word.length < 5 ? 1 : word.length < 9 ? 2 : 3;
  return rows
    .map((row) => ({ word: row.word, shared: row.shared, distance: editDistance(word, row.word, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || b.shared - a.shared || (a.word < b.word ? -1 : 1))
    .slice(0, given)
    .map((near) => near.word);
}

/**
 * How many letters differ (one too many, one missing, another one, two changed about). `b` may go on behind what was
 * typed: a word that is still being typed is compared with the beginning of a longer one too. More than `most`: any
 * number above it.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a.length - b.length > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  const whole = last[b.length] ?? most + 1;
  // A longer word whose beginning is as typed: half a letter worse than the word itself.
  const beginning = Math.min(...last.slice(a.length - 1)) + 0.5;
  return Math.min(whole, beginning);
}
