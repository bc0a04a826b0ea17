/** An SQLite file by itself: a backup, read or written without a data folder around it. */
import { existsSync } from 'node:fs';
import { kyselyOver } from '../engine/kysely-over.ts';
import { SqliteThread } from '../engine/sqlite/sqlite-thread.ts';
import { migrate, refuseNewer, schemaVersion } from '../migrate.ts';
import { type Db, StoreError } from '../store.ts';

/** Runs `work` on the library in the file `path`, which is read only. */
export async function readDatabaseFile<T>(path: string, work: (db: Db) => Promise<T>): Promise<T> {
  if (!existsSync(path)) throw new StoreError('unreadable', `${path} does not exist.`);
  const thread = await SqliteThread.open({ path, mode: 'reader', lockPath: null });
  try {
    const db = kyselyOver('sqlite', (sql, parameters) => thread.execute(sql, parameters));
    const version = await schemaVersion(db, 'sqlite');
    refuseNewer(version);
    if (version === 0) throw new StoreError('unreadable', `${path} is no backup of a Debrief library.`);
    return await work(db);
  } finally {
    await thread.close();
  }
}

/** Makes a library in the new file `path` and runs `work` on it, in one transaction. */
export async function writeDatabaseFile(path: string, work: (db: Db) => Promise<void>): Promise<void> {
  const thread = await SqliteThread.open({ path, mode: 'writer', lockPath: null });
  try {
    const db = kyselyOver('sqlite', (sql, parameters) => thread.execute(sql, parameters));
    await thread.execute('begin immediate', []);
    await migrate(db, 'sqlite', new Date().toISOString());
    await work(db);
    await thread.execute('commit', []);
    // One file, that can be copied as it is.
    await thread.execute('pragma journal_mode = delete', []);
  } finally {
    await thread.close();
  }
}
