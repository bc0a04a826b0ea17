/** `node bench/store-fill.ts COUNT FOLDER|postgres://… …`: makes the libraries that `bench/store.ts` measures. */
import { openStore } from '@debrief/store';
import { fillLibraries } from './store-library.ts';

const [count = '100000', ...places] = process.argv.slice(2);
const stores = await Promise.all(
  places.map((place) =>
    openStore(
      /^postgres/.test(place) ? { engine: 'postgres', url: place } : { engine: 'sqlite', folder: place },
    ),
  ),
);
const began = performance.now();
await fillLibraries(stores, Number(count), (done) => {
  if (done % 5000 === 0) console.log(`${done} after ${Math.round((performance.now() - began) / 1000)} s`);
});
console.log(`done in ${Math.round((performance.now() - began) / 1000)} s`);
for (const store of stores) await store.close();
