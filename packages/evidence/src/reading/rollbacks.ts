/** Sees a deploy that goes back: the same place gets a revision it had before the one it has now. */
import type { Found } from './json-source.ts';

/**
 * Sorts by time and turns a `deploy` into a `rollback` where its revision ran in the same place earlier and another
 * one came between. The place is what `placeOf` says (repository, service and environment).
 */
export function markRollbacks(found: readonly Found[], placeOf: (found: Found) => string): readonly Found[] {
  const sorted = [...found].sort((a, b) => millis(a) - millis(b));
  const pasts = new Map<string, string[]>();
  return sorted.map((entry) => {
    const revision = entry.told.refs?.revision;
    if (entry.told.kind !== 'deploy' || !revision) return entry;
    const past = pasts.get(placeOf(entry)) ?? [];
    pasts.set(placeOf(entry), past);
    if (past.at(-1) === revision) return entry;
    const back = past.includes(revision);
    past.push(revision);
    if (!back) return entry;
    const told = {
      ...entry.told,
      kind: 'rollback' as const,
      text: `${entry.told.text} (back to an earlier revision)`,
    };
    return { ...entry, told };
  });
}

function millis({ told }: Found): number {
  return told.when.at === null ? 0 : Date.parse(told.when.at);
}

/** A hash by its first eight digits; any other revision as it is. */
export function shortRevision(revision: string | undefined): string | undefined {
  return revision && /^[0-9a-f]{12,64}$/i.test(revision) ? revision.slice(0, 8) : revision;
}
