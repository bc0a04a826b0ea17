/**
 * `node bench/store.ts COUNT FOLDER|postgres://…`: how fast the store is with a library that `bench/store-fill.ts` made.
 */
import { openStore, search, similar } from '@debrief/store';
import { randomOf, services } from './library-generator.ts';
import { idOf } from './store-library.ts';
import {
  listOnce,
  mixed,
  pageOnce,
  saveOnce,
  searchOnce,
  summed,
  type Times,
  typedSearches,
  viewers,
} from './store-measure.ts';

const [counted = '100000', place = '/tmp/debrief-bench-library'] = process.argv.slice(2);
const count = Number(counted);
const opened = performance.now();
const store = await openStore(
  /^postgres/.test(place) ? { engine: 'postgres', url: place } : { engine: 'sqlite', folder: place },
);
await pageOnce(store, 0, viewers.admin);
const openTime = performance.now() - opened;
const random = randomOf(3);
const any = () => Math.floor(random() * count);
console.log(`${'ms'.padEnd(40)}${'n'.padStart(6)}     p50     p95     p99    most`);
const cell = (value: number) => value.toFixed(1).padStart(8);
function show({ name, count: n, p50, p95, p99, most }: Times): void {
  console.log(`${name.padEnd(40)}${String(n).padStart(6)}${[p50, p95, p99, most].map(cell).join('')}`);
}

async function measure(name: string, times: number, once: (index: number) => Promise<number>): Promise<void> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) taken.push(await once(i));
  show(summed(name, taken));
}

for (const query of typedSearches(count, 8, 77).flat()) await searchOnce(store, query, viewers.member);
const slow: { query: string; time: number }[] = [];
for (const [role, viewer] of Object.entries(viewers)) {
  const keys = typedSearches(count, 25, role.length).flat();
  await measure(`search, each keystroke (${role})`, keys.length, async (i) => {
    const query = keys[i] ?? '';
    const time = await searchOnce(store, query, viewer);
    slow.push({ query, time });
    return time;
  });
}
await measure('search narrowed by service and state', 100, (i) =>
  listOnce(
    store,
    { q: 'database con', service: [services[i % 300] ?? ''], state: ['final'], limit: 20 },
    viewers.member,
  ),
);
await measure('page', 500, () => pageOnce(store, any(), viewers.member));
await measure('list, newest first', 100, () => listOnce(store, { limit: 50 }, viewers.member));
await measure('list of a service by date', 100, (i) =>
  listOnce(store, { limit: 50, service: [services[i] ?? ''], sort: 'date' }, viewers.member),
);
await measure('save', 150, () => saveOnce(store, any()));
await measure('facets under a search', 20, async () => {
  const began = performance.now();
  await store.read((db) => search.facets(db, viewers.member, { q: 'database' }));
  return performance.now() - began;
});
await measure('facets of the whole library, not kept', 1, async () => {
  const began = performance.now();
  await store.read((db) => search.facets(db, viewers.member, {}));
  return performance.now() - began;
});
await measure('similar incidents', 10, async () => {
  const began = performance.now();
  await store.read((db) => similar.toPostmortem(db, viewers.member, idOf(any()), { limit: 10 }));
  return performance.now() - began;
});
const resident = process.memoryUsage().rss / 1e6;
for (const times of await mixed(store, count, 10)) show(times);

console.log(
  `${store.engine}, ${count} postmortems: open and first page ${openTime.toFixed(0)} ms, resident ${resident.toFixed(0)} MB`,
);
slow.sort((a, b) => b.time - a.time);
console.log(
  `slowest: ${slow
    .slice(0, 6)
    .map(({ query, time }) => `“${query}” ${time.toFixed(0)}`)
    .join(', ')}`,
);
await store.close();
