import { openPostgres } from './engine/postgres/postgres-store.ts';
import { openSqlite, openSqliteReadOnly } from './engine/sqlite/sqlite-store.ts';
import type { OpenOptions, Store } from './store.ts';

/**
 * Opens a library, makes it where there is none, and brings its schema up to date.
 *
 * Rejects with a `StoreError`: `in-use` (another server holds the folder), `newer-schema`, `unavailable`, `damaged`,
 * `disk-full`.
 */
export function openStore(options: OpenOptions): Promise<Store> {
  if (options.engine === 'postgres') return openPostgres(options.url);
  return options.readOnly ? openSqliteReadOnly(options.folder) : openSqlite(options.folder);
}
