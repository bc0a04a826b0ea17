import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { pathsIn, prepareFolder } from '../engine/sqlite/data-folder.ts';
import { openStore } from '../open-store.ts';
import { type OpenOptions, type Store, StoreError } from '../store.ts';
import { copyRows, isEmpty } from './copy-rows.ts';
import { readDatabaseFile } from './database-file.ts';
import { type Progress, reindex } from './reindex.ts';

/** Puts the backup `path` into an empty data folder or database; what is there already is never written over. */
export async function restoreBackup(
  path: string,
  options: OpenOptions,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<void> {
  await readDatabaseFile(path, async () => undefined);
  if (options.engine === 'sqlite') placeFile(path, options.folder);
  const store = await openStore(options);
  try {
    if (options.engine === 'postgres') {
      await readDatabaseFile(path, (from) => fillEmpty(store, (to) => copyRows(from, to, () => undefined)));
    }
    await indexWhereMissing(store, onProgress);
  } finally {
    await store.close();
  }
}

/** Copies beside the place first: a copy that was cut short is never taken for a library. */
function placeFile(path: string, folder: string): void {
  const { database } = pathsIn(folder);
  if (existsSync(database) && statSync(database).size > 0) {
    throw new StoreError(
      'conflict',
      `${folder} holds a library already. Restore into a new folder (--data FOLDER).`,
    );
  }
  prepareFolder(folder);
  const partial = `${database}.partial`;
  copyFileSync(path, partial);
  for (const ending of ['-wal', '-shm']) rmSync(database + ending, { force: true });
  renameSync(partial, database);
}

async function fillEmpty<T>(store: Store, fill: Parameters<typeof store.write<T>>[0]): Promise<T> {
  return store.write(async (db) => {
    if (!(await isEmpty(db))) {
      throw new StoreError('conflict', 'The database holds a library already. Take an empty one.');
    }
    return fill(db);
  });
}

/** A backup made from PostgreSQL, and any copy of rows, brings no index. */
async function indexWhereMissing(store: Store, onProgress: (progress: Progress) => void): Promise<void> {
  const missing = await store.read(async (db) => {
    const [word, postmortem] = await Promise.all([
      db.selectFrom('words').select('word').limit(1).executeTakeFirst(),
      db.selectFrom('postmortems').select('id').limit(1).executeTakeFirst(),
    ]);
    return word === undefined && postmortem !== undefined;
  });
  if (missing) await reindex(store, { all: true, onProgress });
}

/** Moves a library to another engine (or folder, or database): `to` must be empty, `from` stays as it is. */
export async function copyLibrary(
  from: Store,
  to: Store,
  options: { readonly onProgress?: (progress: { readonly rows: number }) => void } = {},
): Promise<{ readonly rows: number }> {
  const rows = await from.snapshot((source) =>
    fillEmpty(to, (target) => copyRows(source, target, (done) => options.onProgress?.({ rows: done }))),
  );
  await indexWhereMissing(to, () => undefined);
  return { rows };
}
