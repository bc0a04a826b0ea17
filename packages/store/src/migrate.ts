/** Brings a library's schema up to date. */
import { sql } from 'kysely';
import { migration as tables } from './migrations/0001-tables.ts';
import { migration as search } from './migrations/0002-search.ts';
import type { Migration } from './migrations/migration.ts';
import { type Db, type Engine, StoreError } from './store.ts';

export const migrations: readonly Migration[] = [tables, search];
export const newestSchema = migrations.length;

/** The schema that a library has: 0 for an empty one. */
export async function schemaVersion(db: Db, engine: Engine): Promise<number> {
  const { rows } = await (engine === 'sqlite'
    ? sql<{
        name: string;
      }>`select name from sqlite_master where type = 'table' and name = 'schema_migrations'`
    : sql<{
        name: string;
      }>`select tablename as name from pg_tables where schemaname = current_schema() and tablename = 'schema_migrations'`
  ).execute(db);
  if (rows.length === 0) return 0;
  const { newest } = await db
    .selectFrom('schema_migrations')
    .select((select) => select.fn.max('number').as('newest'))
    .executeTakeFirstOrThrow();
  return Number(newest ?? 0);
}

/** Throws `newer-schema` where a newer Debrief has written this library. */
export function refuseNewer(version: number): void {
  if (version <= newestSchema) return;
  throw new StoreError(
    'newer-schema',
    `This library was written by a newer Debrief (schema ${version}, this one knows up to ${newestSchema}). ` +
      'Nothing was changed. Use that version or a later one.',
  );
}

/** Runs the steps that are missing, all in the transaction of `db`. */
export async function migrate(db: Db, engine: Engine, now: string): Promise<void> {
  const version = await schemaVersion(db, engine);
  refuseNewer(version);
  if (version === 0) {
    await sql`create table if not exists schema_migrations (number integer primary key, name text not null, at text not null)`.execute(
      db,
    );
  }
  for (const { number, name, statements, after } of migrations.slice(version)) {
    for (const statement of statements(engine)) await sql.raw(statement).execute(db);
    await after?.(db);
    await db.insertInto('schema_migrations').values({ number, name, at: now }).execute();
  }
}
