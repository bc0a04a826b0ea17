/** A library in a data folder: one writing thread, three reading ones. */
import { existsSync } from 'node:fs';
import { migrate, refuseNewer, schemaVersion } from '../../migrate.ts';
import { type Db, type LiveNote, type Store, StoreError } from '../../store.ts';
import { kyselyOver } from '../kysely-over.ts';
import { Listeners } from '../listeners.ts';
import { asOneWrite, refuseNested } from '../one-write.ts';
import { forgetHolder, inUse, noteHolder, pathsIn, prepareFolder } from './data-folder.ts';
import { SqliteReaders } from './sqlite-readers.ts';
import { SqliteThread } from './sqlite-thread.ts';
import { SqliteWriter } from './sqlite-writer.ts';

const heavyReaders = 2;
const lightReaders = 1;

/** Opens the library of `folder` for a server: makes it where there is none, takes the lock, brings the schema up. */
export async function openSqlite(folder: string): Promise<Store> {
  const { database, lock } = prepareFolder(folder);
  const thread = await SqliteThread.open({ path: database, mode: 'writer', lockPath: lock }).catch(
    (error: unknown) => {
      throw error instanceof Error && causeOf(error) === 'locked' ? inUse(folder) : error;
    },
  );
  const outbox = new Listeners<[]>();
  const writer = new SqliteWriter(thread, () => outbox.tell());
  try {
    await writer.write((db) => migrate(db, 'sqlite', new Date().toISOString()));
    noteHolder(folder, new Date().toISOString());
    const readers = await openReaders(database);
    return new SqliteStore(folder, readers, writer, thread, outbox);
  } catch (error) {
    await thread.close();
    throw error;
  }
}

/** Opens a library beside a running server: reads only, takes no lock. */
export async function openSqliteReadOnly(folder: string): Promise<Store> {
  const { database } = pathsIn(folder);
  if (!existsSync(database)) {
    throw new StoreError('unavailable', `There is no library in ${folder}. Check the path (--data FOLDER).`);
  }
  const readers = await openReaders(database);
  const store = new SqliteStore(folder, readers, undefined, undefined, new Listeners<[]>());
  try {
    const version = await store.read((db) => schemaVersion(db, 'sqlite'));
    refuseNewer(version);
    if (version === 0) throw new StoreError('unavailable', `There is no library in ${folder}.`);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openReaders(path: string): Promise<SqliteReaders> {
  const threads = await Promise.all(
    Array.from({ length: heavyReaders + lightReaders }, () =>
      SqliteThread.open({ path, mode: 'reader', lockPath: null }),
    ),
  );
  return new SqliteReaders(threads, heavyReaders);
}

function causeOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}

class SqliteStore implements Store {
  readonly engine = 'sqlite';
  readonly folder: string;
  readonly #readers: SqliteReaders;
  readonly #reading: Db;
  readonly #writer: SqliteWriter | undefined;
  readonly #thread: SqliteThread | undefined;
  readonly #outbox: Listeners<[]>;
  #closed: Promise<void> | undefined;

  constructor(
    folder: string,
    readers: SqliteReaders,
    writer: SqliteWriter | undefined,
    thread: SqliteThread | undefined,
    outbox: Listeners<[]>,
  ) {
    this.folder = folder;
    this.#readers = readers;
    this.#reading = kyselyOver('sqlite', (sql, parameters) => readers.execute(sql, parameters));
    this.#writer = writer;
    this.#thread = thread;
    this.#outbox = outbox;
  }

  async read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return work(this.#reading);
  }

  async write<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const writer = this.#writer;
    if (writer === undefined) {
      throw new StoreError(
        'read-only',
        'The library was opened for reading only. Stop the server to write here.',
      );
    }
    if (this.#closed !== undefined) throw new StoreError('unavailable', 'The library is closed.');
    refuseNested(this);
    return writer.write((db) => asOneWrite(this, () => work(db)));
  }

  async snapshot<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const thread = await SqliteThread.open({
      path: pathsIn(this.folder).database,
      mode: 'reader',
      lockPath: null,
    });
    try {
      // The state is the one of the first read.
      await thread.execute('begin', []);
      await thread.execute('select count(*) from settings', []);
      return await work(kyselyOver('sqlite', (sql, parameters) => thread.execute(sql, parameters)));
    } finally {
      await thread.close();
    }
  }

  onOutbox(listener: () => void): () => void {
    return this.#outbox.add(listener);
  }

  onLive(_listener: (note: LiveNote | null) => void): () => void {
    return () => undefined;
  }

  async announce(_text: string): Promise<void> {}

  onAnnouncement(_listener: (text: string) => void): () => void {
    return () => undefined;
  }

  async backup(path: string): Promise<void> {
    if (existsSync(path)) {
      throw new StoreError('conflict', `${path} is there already: a backup never writes over a file.`);
    }
    // A thread of its own: copying a large library takes seconds, and a snapshot is read all the while.
    const { database } = pathsIn(this.folder);
    const thread = await SqliteThread.open({ path: database, mode: 'reader', lockPath: null });
    try {
      await thread.copyTo(path);
    } finally {
      await thread.close();
    }
  }

  async ping(): Promise<boolean> {
    try {
      await this.#readers.execute('select 1', []);
      return this.#closed === undefined;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#writer?.idle();
    await this.#readers.close();
    if (this.#thread === undefined) return;
    forgetHolder(this.folder);
    await this.#thread.close();
  }
}
