import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPostmortem, addUser, textOf } from '../testing/postmortems-of-tests.ts';
import { forEachEngine } from '../testing/test-engines.ts';
import { system } from '../viewer.ts';
import * as postmortems from './postmortems.ts';
import * as similar from './similar.ts';

forEachEngine(({ name, open }) => {
  test(`${name}: incidents of the same kind come first, with their reasons, and hidden ones never`, async (t) => {
    const store = await open(t);
    const ben = await addUser(store, 'user02', 'Ben Okoro');
    const pool = 'Waiting connections filled the pgbouncer pool after the failover of the replica.';
    const one = await addPostmortem(store, textOf({ title: 'Pgbouncer pool exhausted', body: pool }));
    const two = await addPostmortem(
      store,
      textOf({ title: 'Replica failover filled pgbouncer', body: pool }),
    );
    const secret = await addPostmortem(store, textOf({ title: 'Pgbouncer secret', body: pool }), {
      restricted: true,
    });
    for (let i = 0; i < 8; i++) {
      await addPostmortem(
        store,
        textOf({ title: `Certificate ${i} expired`, service: 'edge', body: `Renewal job ${i} had stopped.` }),
      );
    }
    const found = await store.read((db) => similar.toPostmortem(db, ben, one, { limit: 3 }));
    assert.equal(found?.[0]?.postmortem.id, two);
    assert.ok((found?.[0]?.why.length ?? 0) > 0);
    assert.equal(
      found?.some(({ postmortem }) => postmortem.id === secret),
      false,
    );
    assert.equal(
      found?.some(({ postmortem }) => postmortem.id === one),
      false,
    );
    const all = await store.read((db) => similar.toPostmortem(db, system, one, { limit: 3 }));
    assert.ok(all?.some(({ postmortem }) => postmortem.id === secret));
    assert.equal(await store.read((db) => similar.toPostmortem(db, ben, secret, { limit: 3 })), undefined);
    const byText = await store.read((db) => similar.toText(db, ben, 'pgbouncer pool waiting', { limit: 1 }));
    assert.ok([one, two].includes(byText[0]?.postmortem.id ?? ''));
    assert.deepEqual(await store.read((db) => similar.toText(db, ben, '', { limit: 5 })), []);
  });

  test(`${name}: a text of two megabytes is read in a thread of its own and saved`, async (t) => {
    const store = await open(t);
    const id = await addPostmortem(store, textOf({ title: 'Small' }));
    const text = `${textOf({ title: 'Large' })}\n## Appendix\n${'- 14:05 UTC one more line of the log\n'.repeat(60_000)}`;
    await postmortems.prepareText(text, 'large.md');
    const saved = await store.write((db) =>
      postmortems.saveText(db, system, {
        id,
        text,
        expectedVersion: 1,
        actor: null,
        authors: [],
        at: '2024-05-02T00:00:00.000Z',
        reason: 'edited',
        revisionId: 'rev2mb',
      }),
    );
    assert.equal(saved.kind === 'saved' && saved.row.title, 'Large');
    assert.equal((await store.read((db) => postmortems.get(db, system, id)))?.text, text);
  });
});
