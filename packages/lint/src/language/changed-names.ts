/** Which sentences may read differently because the document now names other people, teams or services. */
import type { Roster } from './roster.ts';
import { unaccented } from './unlisted-names.ts';

const RUN = /[\p{L}\p{N}]+/gu;
/** Shorter parts of names begin too many words to be looked for inside them. */
const SHORT = 3;

/** Tells whether words may hold a name that one of the rosters has and the other has not; null where they agree. */
export function changedNames(a: Roster, b: Roster): ((words: string) => boolean) | null {
  if (a.version === b.version) return null;
  const runs = new Set<string>();
  for (const set of ['known', 'handles', 'teams', 'services'] as const) {
    for (const name of [...lacking(a[set], b[set]), ...lacking(b[set], a[set])])
      for (const [run] of name.matchAll(RUN)) runs.add(run);
  }
  if (runs.size === 0) return null;
  const parts = [...runs].map((run) => (run.length < SHORT ? `(?<![\\p{L}\\p{N}])${run}` : run));
  const pattern = new RegExp(parts.join('|'), 'u');
  return (words) => {
    const lower = words.toLowerCase();
    return pattern.test(lower) || (/[^\x00-\x7f]/.test(lower) && pattern.test(unaccented(lower)));
  };
}

function lacking(names: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...names].filter((name) => !others.has(name));
}
