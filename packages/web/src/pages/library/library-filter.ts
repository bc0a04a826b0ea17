/** What narrows the library, as the address carries it; lists are comma-separated. */
export interface LibrarySearch {
  readonly q?: string;
  readonly state?: string;
  readonly severity?: string;
  readonly service?: string;
  readonly factor?: string;
  readonly person?: string;
  readonly role?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: string;
  readonly removed?: string;
}

export type ListKey = 'state' | 'severity' | 'service' | 'factor';

/** The values chosen of a facet. */
export function chosen(search: LibrarySearch, key: ListKey): readonly string[] {
  return (search[key] ?? '').split(',').filter((value) => value !== '');
}

/** The search with a value of a facet chosen, or no longer. */
export function toggled(search: LibrarySearch, key: ListKey, value: string): LibrarySearch {
  const before = chosen(search, key);
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...search, [key]: after.length === 0 ? undefined : after.join(',') };
}

const narrowing = ['state', 'severity', 'service', 'factor', 'person', 'from', 'to'] as const;

/** How many narrowings are in force, words not counted. */
export function narrowingCount(search: LibrarySearch): number {
  return narrowing.reduce(
    (count, key) => count + (search[key] ?? '').split(',').filter((value) => value !== '').length,
    0,
  );
}

/** The search without its narrowings; words, order and the bin stay. */
export function widened(search: LibrarySearch): LibrarySearch {
  return { q: search.q, sort: search.sort, removed: search.removed };
}

/** The search as a saved view keeps it: what follows `?`, without the words’ cursor. */
export function viewQuery(search: LibrarySearch): string {
  const pairs = Object.entries(search).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return new URLSearchParams(pairs).toString();
}

/** The search that a saved view stands for. */
export function searchOfView(query: string): LibrarySearch {
  return Object.fromEntries(new URLSearchParams(query));
}
