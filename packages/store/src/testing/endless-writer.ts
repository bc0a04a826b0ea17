/** A process that writes one row after another and says so each time it was told that one is saved. */
import * as settings from '../nouns/settings.ts';
import { openStore } from '../open-store.ts';
import type { OpenOptions } from '../store.ts';

const place: OpenOptions = JSON.parse(process.argv[2] ?? '');
const store = await openStore(place);
await Promise.all(
  [1, 2, 3, 4].map(async (writer) => {
    for (let i = 0; ; i++) {
      const name = `w${writer}-${i}`;
      await store.write((db) => settings.set(db, name, 'x'.repeat(500)));
      process.send?.(name);
    }
  }),
);
