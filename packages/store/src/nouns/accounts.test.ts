import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../testing/postmortems-of-tests.ts';
import { forEachEngine } from '../testing/test-engines.ts';
import * as audit from './audit.ts';
import * as idempotency from './idempotency.ts';
import * as invitations from './invitations.ts';
import * as jobs from './jobs.ts';
import * as outbox from './outbox.ts';
import * as savedViews from './saved-views.ts';
import * as sessions from './sessions.ts';
import * as settings from './settings.ts';
import * as tokens from './tokens.ts';
import * as users from './users.ts';

const later = '2024-05-02T10:00:00.000Z';
const muchLater = '2024-06-01T10:00:00.000Z';
const ana = {
  id: 'user01',
  email: 'Ana@Example.com',
  name: 'Ana Silva',
  role: 'admin',
  password: 'hash',
  oidc: null,
  at,
} as const;
const ben = {
  id: 'user02',
  email: 'ben@example.com',
  name: 'Ben Okoro',
  role: 'member',
  password: null,
  oidc: 'idp ben',
  at,
} as const;

forEachEngine(({ name, open }) => {
  test(`${name}: people are found by address, identity and the names that documents call them by`, async (t) => {
    const store = await open(t);
    assert.equal(await store.read((db) => users.any(db)), false);
    await store.write(async (db) => {
      await users.insert(db, ana);
      await users.insert(db, ben);
    });
    await assert.rejects(
      store.write((db) => users.insert(db, { ...ben, id: 'user03', email: 'ANA@example.com', oidc: null })),
      { code: 'conflict' },
    );
    await store.read(async (db) => {
      assert.equal((await users.secretByEmail(db, ' ana@EXAMPLE.com '))?.password, 'hash');
      assert.equal((await users.byOidc(db, 'idp ben'))?.id, 'user02');
      assert.equal(await users.admins(db), 1);
      const named = await users.personByName(db, ['@ana', 'ANA SILVA', 'ben@example.com', 'nobody']);
      assert.deepEqual([...named.keys()], ['@ana', 'ANA SILVA', 'ben@example.com']);
    });
    await store.write((db) => users.update(db, 'user01', { disabled: true, role: 'reader' }));
    await store.read(async (db) => {
      assert.deepEqual((await users.get(db, 'user01'))?.disabled, true);
      assert.equal(await users.admins(db), 0);
      assert.deepEqual(
        (await users.people(db)).map(({ id }) => id),
        ['user02'],
      );
    });
  });

  test(`${name}: sessions and tokens end with their time and with their person’s account`, async (t) => {
    const store = await open(t);
    await store.write(async (db) => {
      await users.insert(db, ana);
      await sessions.add(db, { id: 'sess01', userId: 'user01', csrf: 'c', at, expiresAt: later });
      await sessions.add(db, { id: 'sess02', userId: 'user01', csrf: 'c', at, expiresAt: muchLater });
      await tokens.add(db, {
        id: 'token1',
        secret: 'digest',
        start: 'dbr_ab',
        userId: 'user01',
        name: 'ci',
        scopes: ['read', 'write'],
        at,
        expiresAt: later,
      });
    });
    await store.read(async (db) => {
      assert.equal((await sessions.get(db, 'sess01', at))?.user.name, 'Ana Silva');
      assert.equal(await sessions.get(db, 'sess01', later), undefined);
      assert.deepEqual((await tokens.bySecret(db, 'digest', at))?.scopes, ['read', 'write']);
      assert.equal(await tokens.bySecret(db, 'digest', muchLater), undefined);
    });
    assert.equal(await store.write((db) => sessions.trim(db, later)), 1);
    assert.equal(await store.write((db) => tokens.remove(db, 'user02', 'token1')), false);
    await store.write((db) => users.update(db, 'user01', { disabled: true }));
    await store.read(async (db) => {
      assert.equal(await sessions.get(db, 'sess02', at), undefined);
      assert.equal(await tokens.bySecret(db, 'digest', at), undefined);
      assert.equal((await tokens.list(db, 'user01')).length, 1);
    });
  });

  test(`${name}: an invitation is accepted once and in time`, async (t) => {
    const store = await open(t);
    await store.write(async (db) => {
      await users.insert(db, ana);
      await invitations.add(db, {
        id: 'invi01',
        token: 'digest',
        email: 'Cleo@example.com',
        role: 'reader',
        invitedBy: 'user01',
        at,
        expiresAt: later,
      });
    });
    const found = await store.read((db) => invitations.byToken(db, 'digest', at));
    assert.deepEqual([found?.email, found?.invitedBy.name], ['cleo@example.com', 'Ana Silva']);
    assert.equal(await store.read((db) => invitations.byToken(db, 'digest', later)), undefined);
    assert.equal(await store.write((db) => invitations.accept(db, 'invi01', at)), true);
    assert.equal(await store.write((db) => invitations.accept(db, 'invi01', at)), false);
    assert.deepEqual(await store.read((db) => invitations.list(db, at)), []);
  });

  test(`${name}: each job goes to one server, comes back when its lease is over, and ends once`, async (t) => {
    const store = await open(t);
    await store.write(async (db) => {
      for (let i = 0; i < 20; i++)
        await jobs.enqueue(db, {
          id: `job${String(i).padStart(3, '0')}`,
          kind: 'k',
          payload: { i },
          runAt: at,
        });
      await jobs.enqueue(db, { id: 'future', kind: 'k', runAt: muchLater });
      assert.equal(await jobs.enqueue(db, { id: 'job001', kind: 'k', runAt: at }), false);
    });
    const lease = { now: at, until: later, kinds: ['k'], limit: 3 };
    const leased = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        store.write((db) => jobs.lease(db, { ...lease, server: `s${i}` })),
      ),
    );
    const ids = leased.flat().map(({ id }) => id);
    assert.equal(ids.length, 20);
    assert.equal(new Set(ids).size, 20);
    const server = `s${leased.findIndex((list) => list.some(({ id }) => id === 'job003'))}`;
    const job = { id: 'job003', server, at };
    assert.equal(await store.write((db) => jobs.done(db, { ...job, server: 'other' })), false);
    assert.equal(await store.write((db) => jobs.done(db, job)), true);
    assert.equal(await store.write((db) => jobs.done(db, job)), false);
    const again = await store.write((db) =>
      jobs.lease(db, { server: 'new', now: later, until: muchLater, limit: 100 }),
    );
    assert.equal(again.length, 19);
    assert.deepEqual([...new Set(again.map(({ attempts }) => attempts))], [2]);
    const one = again[0];
    assert.ok(one !== undefined);
    await store.write((db) =>
      jobs.fail(db, { id: one.id, server: 'new', error: 'broken', retryAt: null, at: later }),
    );
    assert.deepEqual(await store.read((db) => jobs.counts(db, later)), {
      waiting: 1,
      running: 18,
      failed: 1,
    });
    assert.equal(await store.write((db) => jobs.trim(db, muchLater)), 2);
  });

  test(`${name}: settings, answers to repeated requests, views, the audit log and the outbox keep what they are given`, async (t) => {
    const store = await open(t);
    const stand = await Promise.all(
      ['a', 'b', 'c'].map((value) => store.write((db) => settings.setOnce(db, 'secret', value))),
    );
    assert.equal(new Set(stand).size, 1);
    const answer = { userId: 'user01', key: 'k1', request: 'digest', status: 200, answer: '{}', at };
    assert.deepEqual(
      (await Promise.all([1, 2].map(() => store.write((db) => idempotency.put(db, answer))))).sort(),
      [false, true],
    );
    assert.equal(await store.write((db) => idempotency.trim(db, later)), 1);
    await store.write(async (db) => {
      await users.insert(db, ana);
      await savedViews.add(db, { id: 'view01', userId: 'user01', name: 'Mine', query: 'q=a', shared: false });
      await savedViews.add(db, { id: 'view02', userId: 'user01', name: 'Ours', query: 'q=b', shared: true });
      for (let i = 0; i < 5; i++) {
        await audit.add(db, {
          id: `audi0${i}`,
          at,
          actor: i === 0 ? null : 'user01',
          verb: 'sign-in',
          detail: { i },
        });
        await outbox.add(db, { at, kind: 'saved', postmortemId: null, actor: null, payload: { i } });
      }
    });
    assert.deepEqual(
      (await store.read((db) => savedViews.list(db, 'user02'))).map(({ name: view, mine }) => [view, mine]),
      [['Ours', false]],
    );
    const first = await store.read((db) => audit.page(db, { limit: 3 }));
    const second = await store.read((db) => audit.page(db, { limit: 3, cursor: first.nextCursor ?? '' }));
    assert.deepEqual(
      [...first.items, ...second.items].map(({ detail }) => detail['i']),
      [4, 3, 2, 1, 0],
    );
    assert.equal(second.items.at(-1)?.actor, null);
    const last = await store.read((db) => outbox.last(db));
    assert.equal(await store.write((db) => outbox.trim(db, later)), 4);
    assert.equal(await store.read((db) => outbox.last(db)), last);
  });
});
