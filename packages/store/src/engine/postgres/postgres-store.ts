/** A library in a PostgreSQL database, which several servers may use together. */
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { Pool, type PoolClient, type PoolConfig, types } from 'pg';
import { migrate, newestSchema, schemaVersion } from '../../migrate.ts';
import { type Db, type LiveNote, type Store, StoreError } from '../../store.ts';
import { backupRows } from '../../whole/backup.ts';
import { type Execute, kyselyOver } from '../kysely-over.ts';
import { Listeners } from '../listeners.ts';
import { asOneWrite, refuseNested } from '../one-write.ts';
import { postgresError } from './postgres-failure.ts';
import { announcementChannel, PostgresListener } from './postgres-listener.ts';

/** Reads have connections of their own: writers that wait for one another hold up no reader. */
const readConnections = 8;
const writeConnections = 6;
/** Also the longest that anybody waits for a free connection. */
const connectTimeout = 15_000;
/** Any number of our own: whoever brings the schema up to date holds this advisory lock. */
const migrationLock = 7_202_411_522;

const bytea = 17;
const bigint = 20;
const numeric = 1700;
/** Numbers as numbers: none of ours passes 2^53. */
const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === bigint || oid === numeric) return Number;
    const parse = types.getTypeParser(oid, format);
    return oid === bytea ? (value: string) => plainBytes(parse(value)) : parse;
  }) as typeof types.getTypeParser,
};

/** The same class of bytes as the other engine gives. */
function plainBytes(bytes: unknown): unknown {
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : bytes;
}

/** Opens the library at `url`; makes its tables where there are none. */
export async function openPostgres(url: string): Promise<Store> {
  const config = {
    connectionString: url,
    types: parsers,
    connectionTimeoutMillis: connectTimeout,
    application_name: 'debrief',
    keepAlive: true,
  };
  // The planner takes the search table for small: its vectors lie beside it, and reading all of them takes seconds.
  const reading = poolOf({ ...config, options: '-c enable_seqscan=off' }, readConnections);
  const writing = poolOf(config, writeConnections);
  const outbox = new Listeners<[]>();
  const live = new Listeners<[LiveNote | null]>();
  const announcements = new Listeners<[string]>();
  const listener = new PostgresListener(config, outbox, live, announcements);
  const store = new PostgresStore(reading, writing, listener, outbox, live, announcements);
  try {
    await store.start();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function poolOf(config: PoolConfig, max: number): Pool {
  const pool = new Pool({ ...config, max, idleTimeoutMillis: 30_000, allowExitOnIdle: true });
  // An idle connection broke: the next query makes a new one, and says so where that fails.
  pool.on('error', () => undefined);
  return pool;
}

function executeOn(client: Pool | PoolClient): Execute {
  return async (text, parameters) => {
    try {
      const { rows, rowCount } = await client.query(text, parameters.map(storable));
      return { rows, changes: rowCount ?? 0 };
    } catch (error) {
      throw postgresError(error);
    }
  };
}

/** PostgreSQL's text holds no U+0000; CommonMark reads it as U+FFFD, and so do we. */
function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' && parameter.includes('\0')
    ? parameter.replaceAll('\0', '\uFFFD')
    : parameter;
}

class PostgresStore implements Store {
  readonly engine = 'postgres';
  readonly folder = null;
  readonly #pools: readonly [reading: Pool, writing: Pool];
  readonly #reading: Db;
  readonly #listener: PostgresListener;
  readonly #outbox: Listeners<[]>;
  readonly #live: Listeners<[LiveNote | null]>;
  readonly #announcements: Listeners<[string]>;
  #closed: Promise<void> | undefined;

  constructor(
    reading: Pool,
    writing: Pool,
    listener: PostgresListener,
    outbox: Listeners<[]>,
    live: Listeners<[LiveNote | null]>,
    announcements: Listeners<[string]>,
  ) {
    this.#pools = [reading, writing];
    this.#reading = kyselyOver('postgres', executeOn(reading));
    this.#listener = listener;
    this.#outbox = outbox;
    this.#live = live;
    this.#announcements = announcements;
  }

  async start(): Promise<void> {
    if ((await schemaVersion(this.#reading, 'postgres')) !== newestSchema) {
      await this.write(async (db) => {
        await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(db);
        await migrate(db, 'postgres', new Date().toISOString());
      });
    }
    await this.#listener.start();
  }

  async read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return work(this.#reading);
  }

  async write<T>(work: (db: Db) => Promise<T>): Promise<T> {
    refuseNested(this);
    return asOneWrite(this, () => this.#transaction(this.#pools[1], 'begin', work));
  }

  async snapshot<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#transaction(this.#pools[0], 'begin isolation level repeatable read read only', work);
  }

  async #transaction<T>(pool: Pool, begin: string, work: (db: Db) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw postgresError(error);
    }
    // A connection that breaks while it is lent out would end the process if nobody listened.
    const broke = () => undefined;
    client.on('error', broke);
    const execute = executeOn(client);
    let keep = true;
    try {
      await execute(begin, []);
      const value = await work(kyselyOver('postgres', execute));
      // After a failure that `work` caught, PostgreSQL answers a commit with a rollback.
      const { command } = await client.query('commit').catch((error: unknown) => {
        throw postgresError(error);
      });
      if (command !== 'COMMIT')
        throw new StoreError('conflict', 'A statement of the transaction had failed.');
      return value;
    } catch (error) {
      keep = await execute('rollback', []).then(
        () => true,
        () => false,
      );
      throw error;
    } finally {
      client.off('error', broke);
      client.release(!keep);
    }
  }

  onOutbox(listener: () => void): () => void {
    return this.#outbox.add(listener);
  }

  onLive(listener: (note: LiveNote | null) => void): () => void {
    return this.#live.add(listener);
  }

  async announce(text: string): Promise<void> {
    await sql`select pg_notify(${announcementChannel}, ${text})`.execute(this.#reading);
  }

  onAnnouncement(listener: (text: string) => void): () => void {
    return this.#announcements.add(listener);
  }

  async backup(path: string): Promise<void> {
    if (existsSync(path)) {
      throw new StoreError('conflict', `${path} is there already: a backup never writes over a file.`);
    }
    await this.snapshot((db) => backupRows(db, path));
  }

  async ping(): Promise<boolean> {
    try {
      await sql`select 1`.execute(this.#reading);
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#listener.close();
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}
