/** The normalised events as they are kept beside the document (`<name>.evidence.jsonl`). */
import type { EvidenceEvent } from '@debrief/evidence';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, held]) => [key, sorted(held)]),
  );
}

/** One JSON object a line, keys sorted, events by time then id: the same events give the same bytes in any order. */
export function evidenceJsonl(events: readonly EvidenceEvent[]): string {
  return [...events]
    .sort((a, b) => {
      const left = a.at ?? '~';
      const right = b.at ?? '~';
      if (left !== right) return left < right ? -1 : 1;
      return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    })
    .map((event) => `${JSON.stringify(sorted(event))}\n`)
    .join('');
}
