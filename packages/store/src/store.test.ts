import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as live from './nouns/live.ts';
import * as outbox from './nouns/outbox.ts';
import * as postmortems from './nouns/postmortems.ts';
import * as revisions from './nouns/revisions.ts';
import * as users from './nouns/users.ts';
import { forEachEngine } from './testing/test-engines.ts';
import { system } from './viewer.ts';

const at = '2024-05-01T10:00:00.000Z';
const text = `# Checkout slow

**Date**: 2024-01-15 | **Severity**: SEV-2 | **Status**: Draft
**Authors**: Ana Silva
**Services**: checkout, payments

## Summary
The connection pool ran out.

## Timeline
- 14:05 UTC first alert
- 14:30 UTC resolved

## Action items
| Action | Owner | Due | Status |
|---|---|---|---|
| Size the pool by load | @ana | 2024-02-01 | Open |
| Alert on waiting connections | @ben | 2024-02-03 | Done |
`;

forEachEngine(({ name, open }) => {
  test(`${name}: a postmortem comes back with what was read off it`, async (t) => {
    const store = await open(t);
    await store.write(async (db) => {
      await users.insert(db, {
        id: 'user01',
        email: 'Ana@example.com',
        name: 'Ana Silva',
        role: 'member',
        password: null,
        oidc: null,
        at,
      });
      await postmortems.insert(db, {
        id: 'post01',
        revisionId: 'rev001',
        text,
        restricted: false,
        actor: 'user01',
        at,
        reason: 'made',
      });
      await outbox.add(db, { at, kind: 'saved', postmortemId: 'post01', actor: 'user01' });
    });
    const found = await store.read((db) => postmortems.get(db, system, 'post01'));
    assert.equal(found?.title, 'Checkout slow');
    assert.equal(found?.text, text);
    assert.deepEqual(found?.services, ['checkout', 'payments']);
    assert.deepEqual(found?.createdBy, { id: 'user01', name: 'Ana Silva' });
    assert.equal(found?.openActions, 1);
    assert.equal(found?.fileName, '2024-01-15-checkout-slow.md');
    assert.equal(found?.severity, 2);
    const saved = await store.write((db) =>
      postmortems.saveText(db, system, {
        id: 'post01',
        text: `${text}more\n`,
        expectedVersion: 1,
        actor: null,
        authors: ['user01'],
        at,
        reason: 'edited',
        revisionId: 'rev002',
      }),
    );
    assert.equal(saved.kind, 'saved');
    const history = await store.read((db) => revisions.page(db, system, 'post01', { limit: 10 }));
    assert.deepEqual(
      history.items.map(({ version, added, removed }) => [version, added, removed]),
      [
        [2, 5, 0],
        [1, text.length, 0],
      ],
    );
  });

  test(`${name}: live updates get numbers in order and are given after a number`, async (t) => {
    const store = await open(t);
    await store.write((db) =>
      postmortems.insert(db, {
        id: 'post01',
        revisionId: 'rev001',
        text,
        restricted: false,
        actor: null,
        at,
        reason: 'made',
      }),
    );
    const made = await store.write((db) =>
      live.ensureState(db, system, 'post01', () => new Uint8Array([1, 2])),
    );
    assert.deepEqual([made?.made, made?.seq], [true, 0]);
    const batch = {
      postmortemId: 'post01',
      bytes: new Uint8Array([3]),
      at,
      authors: ['user01'],
      server: 's1',
    };
    assert.deepEqual(await store.write((db) => live.append(db, [batch, batch])), [1, 2]);
    const later = await store.read((db) => live.since(db, system, 'post01', 1));
    assert.deepEqual(
      later.updates.map(({ seq, bytes }) => [seq, [...bytes]]),
      [[2, [3]]],
    );
  });
});
