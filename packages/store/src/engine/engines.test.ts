/** What both engines promise of themselves: one server a folder, schemas, full disks, a database that goes and comes back. */
import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import * as live from '../nouns/live.ts';
import * as outbox from '../nouns/outbox.ts';
import * as postmortems from '../nouns/postmortems.ts';
import * as settings from '../nouns/settings.ts';
import { openStore } from '../open-store.ts';
import type { OpenOptions, Store } from '../store.ts';
import { addPostmortem, at, textOf } from '../testing/postmortems-of-tests.ts';
import { forEachEngine, testPostgres } from '../testing/test-engines.ts';
import { system } from '../viewer.ts';

function freshFolder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'debrief-engine-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const closed = async (store: Store) => store.close();

forEachEngine(({ name, open, openOptions }) => {
  test(`${name}: a transaction is all or nothing, and one that fails spoils no other`, async (t) => {
    const store = await open(t);
    const put = (key: string) => store.write((db) => settings.set(db, key, key));
    const failing = store.write(async (db) => {
      await settings.set(db, 'half', 'half');
      throw new Error('changed my mind');
    });
    const settled = await Promise.allSettled([put('a'), failing, put('b'), put('c')]);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    const rows = await store.read((db) => db.selectFrom('settings').select('name').orderBy('name').execute());
    assert.deepEqual(
      rows.map((row) => row.name),
      ['a', 'b', 'c'],
    );
  });

  test(`${name}: a failed statement rejects its transaction alone`, async (t) => {
    const store = await open(t);
    const settled = await Promise.allSettled([
      store.write((db) => sql`insert into settings (name, value) values ('x', 'x')`.execute(db)),
      store.write((db) => sql`insert into settings (name, value) values ('x', 'y')`.execute(db)),
      store.write((db) => sql`insert into no_such_table values (1)`.execute(db)),
      store.write((db) => settings.set(db, 'z', 'z')),
    ]);
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 2);
    assert.equal(await store.read((db) => settings.get(db, 'z')), 'z');
  });

  test(`${name}: a write inside a write is refused instead of waiting for ever`, async (t) => {
    const store = await open(t);
    await assert.rejects(
      store.write(() => store.write((db) => settings.set(db, 'a', 'a'))),
      /inside store\.write/,
    );
    await store.write((db) => settings.set(db, 'b', 'b'));
  });

  test(`${name}: five hundred writers at once are all kept, numbered without a gap`, async (t) => {
    const store = await open(t);
    const seqs = await Promise.all(
      Array.from({ length: 500 }, (_, i) =>
        store.write((db) => outbox.add(db, { at, kind: `k${i}`, postmortemId: null, actor: null })),
      ),
    );
    assert.equal(new Set(seqs).size, 500);
    const rows = await store.read((db) => outbox.after(db, 0, 1000));
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      [...seqs].sort((a, b) => a - b),
    );
  });

  test(`${name}: who reads the outbox on and on misses nothing, in order`, async (t) => {
    const store = await open(t);
    const seen: number[] = [];
    let reading = Promise.resolve();
    const stop = store.onOutbox(() => {
      reading = reading.then(async () => {
        for (const { seq } of await store.read((db) => outbox.after(db, seen.at(-1) ?? 0, 100)))
          seen.push(seq);
      });
    });
    await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        store.write(async (db) => {
          await settings.set(db, `s${i}`, '');
          await outbox.add(db, { at, kind: 'k', postmortemId: null, actor: null });
        }),
      ),
    );
    for (let i = 0; i < 200 && seen.length < 120; i++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await reading;
    stop();
    assert.equal(seen.length, 120);
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    );
  });

  test(`${name}: a library of a newer Debrief is refused and left as it is`, async (t) => {
    const place = await openOptions(t);
    const store = await openStore(place);
    await store.write((db) =>
      db.insertInto('schema_migrations').values({ number: 999, name: 'future', at }).execute(),
    );
    await store.close();
    await assert.rejects(openStore(place), {
      code: 'newer-schema',
      message: /schema 999.*Use that version/s,
    });
  });

  test(`${name}: two who open an empty library at once make one schema`, async (t) => {
    const place = await openOptions(t);
    if (place.engine === 'sqlite') return;
    const stores = await Promise.all([openStore(place), openStore(place), openStore(place)]);
    await Promise.all(stores.map(closed));
  });

  test(`${name}: what a killed process was told is saved is there afterwards`, async (t) => {
    const place = await openOptions(t);
    const store = await openStore(place);
    await store.close();
    const acknowledged = await killedWriter(place);
    assert.ok(acknowledged.length > 0);
    const again = await openStore(place);
    t.after(() => again.close());
    const kept = await again.read((db) => db.selectFrom('settings').select('name').execute());
    const names = new Set(kept.map((row) => row.name));
    assert.deepEqual(
      acknowledged.filter((one) => !names.has(one)),
      [],
    );
  });
});

/** Starts a process that writes without end, kills it, and gives what it was told is saved. */
function killedWriter(place: OpenOptions): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const acknowledged: string[] = [];
    const child = fork(join(import.meta.dirname, '../testing/endless-writer.ts'), [JSON.stringify(place)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (name) => {
      acknowledged.push(String(name));
      if (acknowledged.length === 40) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', () => resolve(acknowledged));
  });
}

test('sqlite: a second server on a folder is refused by name, and let in when the first has ended', async (t) => {
  const folder = join(freshFolder(t), 'data');
  const first = await openStore({ engine: 'sqlite', folder });
  await assert.rejects(openStore({ engine: 'sqlite', folder }), {
    code: 'in-use',
    message: new RegExp(`process ${process.pid} .*Stop it, or start this one with another folder`, 's'),
  });
  const other = await openElsewhere(folder);
  assert.match(other, new RegExp(`in-use.*process ${process.pid} `, 's'));
  await first.write((db) => settings.set(db, 'still', 'works'));
  await first.close();
  assert.equal(await openElsewhere(folder), 'opened');
  const second = await openStore({ engine: 'sqlite', folder });
  assert.equal(await second.read((db) => settings.get(db, 'still')), 'works');
  await second.close();
});

/** Opens the folder in another process. */
function openElsewhere(folder: string): Promise<string> {
  const code = `import { openStore } from ${JSON.stringify(new URL('../open-store.ts', import.meta.url).href)};
    try { const store = await openStore({ engine: 'sqlite', folder: ${JSON.stringify(folder)} }); await store.close(); console.log('opened'); }
    catch (error) { console.log(error.code + ' ' + error.message); }`;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module', '-e', code], (error, stdout) =>
      error === null ? resolve(stdout.trim()) : reject(error),
    );
  });
}

test('sqlite: the folder and its files are for their owner alone', async (t) => {
  const folder = join(freshFolder(t), 'new', 'data');
  const store = await openStore({ engine: 'sqlite', folder });
  await addPostmortem(store, textOf({ title: 'Private' }));
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  for (const file of ['library.db', 'library.db-wal', 'server.lock', 'server.json']) {
    assert.equal(statSync(join(folder, file)).mode & 0o077, 0, file);
  }
  await store.close();
});

test('sqlite: the terminal reads beside a running server, and writes nothing', async (t) => {
  const folder = freshFolder(t);
  const server = await openStore({ engine: 'sqlite', folder });
  const id = await addPostmortem(server, textOf({ title: 'First' }));
  const terminal = await openStore({ engine: 'sqlite', folder, readOnly: true });
  assert.equal((await terminal.read((db) => postmortems.get(db, system, id)))?.title, 'First');
  const later = await addPostmortem(server, textOf({ title: 'Second' }));
  assert.equal((await terminal.read((db) => postmortems.get(db, system, later)))?.title, 'Second');
  await assert.rejects(
    terminal.write((db) => settings.set(db, 'a', 'a')),
    { code: 'read-only' },
  );
  await terminal.close();
  await server.close();
  await assert.rejects(openStore({ engine: 'sqlite', folder: join(folder, 'none'), readOnly: true }), {
    code: 'unavailable',
  });
});

test('sqlite: a full disk refuses the save, keeps what was there, and takes saves again when there is room', async (t) => {
  const store = await openStore({ engine: 'sqlite', folder: freshFolder(t) });
  t.after(() => store.close());
  const id = await addPostmortem(store, textOf({ title: 'Before' }));
  const { rows } = await store.write((db) => sql<{ page_count: number }>`pragma page_count`.execute(db));
  const pages = rows[0]?.page_count ?? 0;
  await store.write((db) => sql`pragma max_page_count = ${sql.lit(pages + 4)}`.execute(db));
  const save = (text: string) =>
    store.write((db) =>
      postmortems.saveText(db, system, {
        id,
        text,
        expectedVersion: null,
        actor: null,
        authors: [],
        at,
        reason: 'edited',
        revisionId: `rev${text.length}`,
      }),
    );
  const long = `${textOf({ title: 'After' })}${'word '.repeat(30_000)}`;
  const settled = await Promise.allSettled([save(long), save(long)]);
  for (const outcome of settled) {
    assert.equal(outcome.status, 'rejected');
    assert.equal(outcome.status === 'rejected' && outcome.reason.code, 'disk-full');
  }
  assert.equal((await store.read((db) => postmortems.get(db, system, id)))?.title, 'Before');
  await store.write((db) => sql`pragma max_page_count = 1000000`.execute(db));
  assert.equal((await save(long)).kind, 'saved');
  assert.equal((await store.read((db) => postmortems.get(db, system, id)))?.title, 'After');
  const check = await store.read((db) =>
    sql<{ integrity_check: string }>`pragma integrity_check`.execute(db),
  );
  assert.equal(check.rows[0]?.integrity_check, 'ok');
});

test('sqlite: a damaged database file is named as such', async (t) => {
  const folder = freshFolder(t);
  writeFileSync(join(folder, 'library.db'), 'this was a database once '.repeat(500));
  await assert.rejects(openStore({ engine: 'sqlite', folder }), { code: 'damaged' });
});

test('sqlite: a folder that cannot be written is named with the reason', {
  skip: process.getuid?.() === 0,
}, async (t) => {
  const folder = join(freshFolder(t), 'locked');
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  await assert.rejects(openStore({ engine: 'sqlite', folder: join(folder, 'data') }), {
    code: 'unavailable',
  });
});

test('sqlite: a path that is a file is named with the reason', async (t) => {
  const path = join(freshFolder(t), 'file');
  writeFileSync(path, '');
  await assert.rejects(openStore({ engine: 'sqlite', folder: path }), {
    code: 'unavailable',
    message: /file/,
  });
});

test('postgres: a database that goes away is told of, and used again when it is back', async (t) => {
  if (process.env['DEBRIEF_TEST_ENGINES'] === 'sqlite') return;
  const server = await testPostgres();
  const store = await openStore({ engine: 'postgres', url: server.url('postgres') });
  t.after(() => store.close());
  await store.write((db) => settings.set(db, 'before', 'kept'));
  let news = 0;
  let lost = 0;
  store.onOutbox(() => news++);
  store.onLive((note) => {
    if (note === null) lost++;
  });
  const restarted = server.restart(600);
  const failures: unknown[] = [];
  for (let i = 0; i < 20 && failures.length < 3; i++) {
    await store.write((db) => settings.set(db, 'during', String(i))).catch((error) => failures.push(error));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  assert.ok(failures.length > 0);
  for (const failure of failures) {
    assert.equal(failure instanceof Error && 'code' in failure ? failure.code : failure, 'unavailable');
  }
  await restarted;
  assert.equal(await store.ping(), true);
  assert.equal(await store.read((db) => settings.get(db, 'before')), 'kept');
  await store.write((db) => settings.set(db, 'after', 'works'));
  // Whoever listens is told to look again: something may have happened meanwhile.
  for (let i = 0; i < 100 && lost === 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(lost > 0 && news > 0);
  const heard = news;
  await store.write((db) => outbox.add(db, { at, kind: 'k', postmortemId: null, actor: null }));
  for (let i = 0; i < 100 && news === heard; i++) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(news > heard);
});

test('postgres: an address where no database is, is told of at once', async () => {
  await assert.rejects(openStore({ engine: 'postgres', url: 'postgres://nobody@127.0.0.1:9199/none' }), {
    code: 'unavailable',
  });
});

test('postgres: servers on one database hear of one another’s updates, each number given once', async (t) => {
  if (process.env['DEBRIEF_TEST_ENGINES'] === 'sqlite') return;
  const [place] = await Promise.all(
    (() => {
      const places: Promise<OpenOptions>[] = [];
      forEachEngine(({ name, openOptions }) => {
        if (name === 'postgres') places.push(openOptions(t));
      });
      return places;
    })(),
  );
  assert.ok(place !== undefined);
  const [one, two] = await Promise.all([openStore(place), openStore(place)]);
  t.after(() => one.close());
  t.after(() => two.close());
  const id = await addPostmortem(one, textOf({ title: 'Shared' }));
  const other = await addPostmortem(one, textOf({ title: 'Shared too' }));
  const states = await Promise.all(
    [one, two, one, two].map((store) =>
      store.write((db) => live.ensureState(db, system, id, () => new Uint8Array([9]))),
    ),
  );
  assert.equal(states.filter((state) => state?.made).length, 1);
  await one.write((db) => live.ensureState(db, system, other, () => new Uint8Array([9])));
  const heard: string[] = [];
  two.onLive((note) => heard.push(`${note?.postmortemId} ${note?.seq} ${note?.server}`));
  const batch = (server: string, postmortemId: string) => ({
    postmortemId,
    bytes: new Uint8Array([1]),
    at,
    authors: [],
    server,
  });
  const seqs = await Promise.all(
    Array.from({ length: 40 }, (_, i) => {
      const [store, server] = i % 2 === 0 ? ([one, 's1'] as const) : ([two, 's2'] as const);
      const rooms = i % 3 === 0 ? [other, id] : [id, other];
      return store.write((db) =>
        live.append(
          db,
          rooms.map((room) => batch(server, room)),
        ),
      );
    }),
  );
  assert.equal(seqs.length, 40);
  const { updates } = await two.read((db) => live.since(db, system, id, 0));
  assert.deepEqual(
    updates.map(({ seq }) => seq),
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
  for (let i = 0; i < 100 && heard.length < 80; i++) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(new Set(heard).size, 80);
});
