/** Every test of what is stored runs on both engines: `forEachEngine(({ name, open }) => { test(`${name}: …`, …) })`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore } from '../open-store.ts';
import type { Engine, OpenOptions, Store } from '../store.ts';
import { type TestPostgres, testPostgres } from './test-postgres.ts';

/** What a test gives to have things removed after it: its `TestContext`. */
export interface Cleaned {
  after(done: () => Promise<void> | void): void;
}

export interface TestEngine {
  readonly name: Engine;
  /** A fresh, empty library; closed and removed after the test. */
  readonly open: (test: Cleaned) => Promise<Store>;
  /** Where a fresh, empty library can be opened (several times, or by a server); removed after the test. */
  readonly openOptions: (test: Cleaned) => Promise<OpenOptions>;
}

export { type TestPostgres, testPostgres };

/** Calls `define` once for each engine. `DEBRIEF_TEST_ENGINES=sqlite` leaves the other out. */
export function forEachEngine(define: (engine: TestEngine) => void): void {
  const only = process.env['DEBRIEF_TEST_ENGINES']?.split(',');
  for (const engine of [sqlite, postgres]) {
    if (only === undefined || only.includes(engine.name)) define(engine);
  }
}

async function openFresh(engine: Pick<TestEngine, 'openOptions'>, test: Cleaned): Promise<Store> {
  let store: Store | undefined;
  // Registered first where the runner calls these in order: closing comes before removing.
  test.after(() => store?.close());
  store = await openStore(await engine.openOptions(test));
  return store;
}

const sqlite: TestEngine = {
  name: 'sqlite',
  open: (test) => openFresh(sqlite, test),
  openOptions: async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'debrief-store-'));
    test.after(() => rmSync(folder, { recursive: true, force: true }));
    return { engine: 'sqlite', folder };
  },
};

let made = 0;

const postgres: TestEngine = {
  name: 'postgres',
  open: (test) => openFresh(postgres, test),
  openOptions: async (test) => {
    const server = await testPostgres();
    const database = `library_${process.pid}_${made++}`;
    await onServer(server, `create database ${database}`);
    test.after(() => onServer(server, `drop database if exists ${database} with (force)`));
    return { engine: 'postgres', url: server.url(database) };
  },
};

async function onServer(server: TestPostgres, statement: string): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
