import { rmSync } from 'node:fs';
import type { Db } from '../store.ts';
import { copyRows } from './copy-rows.ts';
import { writeDatabaseFile } from './database-file.ts';

/** Writes every row of `from` into a new SQLite file; leaves none where that fails. */
export async function backupRows(from: Db, path: string): Promise<void> {
  try {
    await writeDatabaseFile(path, async (to) => {
      await copyRows(from, to, () => undefined);
    });
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(path + ending, { force: true });
    throw error;
  }
}
