/** Every row of one library into another, whichever engines they are on. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import type { Tables } from '../schema.ts';
import type { Db } from '../store.ts';

interface CopiedTable {
  readonly table: keyof Tables;
  /** In whose order rows are read, page by page. */
  readonly key: readonly string[];
  readonly page: number;
}

/** Those that others refer to come first. The index and its words are made anew from the texts. */
const copied: readonly CopiedTable[] = [
  { table: 'settings', key: ['name'], page: 500 },
  { table: 'users', key: ['id'], page: 500 },
  { table: 'sessions', key: ['id'], page: 500 },
  { table: 'invitations', key: ['id'], page: 500 },
  { table: 'tokens', key: ['id'], page: 500 },
  { table: 'postmortems', key: ['number'], page: 50 },
  { table: 'access', key: ['postmortem_id', 'user_id'], page: 1000 },
  { table: 'facets', key: ['postmortem_id', 'kind', 'value'], page: 1000 },
  { table: 'actions', key: ['id'], page: 500 },
  { table: 'timeline', key: ['postmortem_id', 'position'], page: 1000 },
  { table: 'factors', key: ['postmortem_id', 'position'], page: 1000 },
  { table: 'moments', key: ['postmortem_id', 'name'], page: 1000 },
  { table: 'revisions', key: ['id'], page: 50 },
  { table: 'live_states', key: ['postmortem_id'], page: 20 },
  { table: 'live_heads', key: ['postmortem_id'], page: 500 },
  { table: 'live_updates', key: ['postmortem_id', 'seq'], page: 500 },
  { table: 'comments', key: ['id'], page: 500 },
  { table: 'mentions', key: ['comment_id', 'user_id'], page: 1000 },
  { table: 'evidence_files', key: ['id'], page: 500 },
  { table: 'events', key: ['postmortem_id', 'id'], page: 500 },
  { table: 'uploads', key: ['id'], page: 500 },
  { table: 'upload_chunks', key: ['upload_id', 'position'], page: 4 },
  { table: 'audit', key: ['id'], page: 500 },
  { table: 'outbox', key: ['seq'], page: 500 },
  { table: 'jobs', key: ['id'], page: 500 },
  { table: 'saved_views', key: ['id'], page: 500 },
  { table: 'idempotency', key: ['user_id', 'key'], page: 500 },
];

/** Copies all rows; `to` is a transaction on an empty library. Gives how many there were. */
export async function copyRows(from: Db, to: Db, onRows: (rows: number) => void): Promise<number> {
  let total = 0;
  for (const { table, key, page } of copied) {
    let after: unknown[] | undefined;
    for (;;) {
      const rows = await pageOf(from, table, key, page, after);
      const last = rows.at(-1);
      if (last === undefined) break;
      await insertRows(to, table, rows);
      total += rows.length;
      onRows(total);
      after = key.map((column) => last[column]);
      if (rows.length < page) break;
    }
  }
  if (engineOf(to) === 'postgres') await continueCounting(to);
  return total;
}

type Row = Record<string, unknown>;

async function pageOf(
  db: Db,
  table: string,
  key: readonly string[],
  limit: number,
  after: readonly unknown[] | undefined,
): Promise<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const beyond: RawBuilder<SqlBool> =
    after === undefined ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${columns}) > (${sql.join(after)})`;
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${beyond}
    order by ${columns} limit ${limit}`.execute(db);
  return rows;
}

async function insertRows(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(db);
}

/** Numbers that were given by hand do not move PostgreSQL's counters. */
async function continueCounting(db: Db): Promise<void> {
  for (const [table, column] of [
    ['postmortems', 'number'],
    ['outbox', 'seq'],
  ] as const) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      greatest(1, (select coalesce(max(${sql.ref(column)}), 1) from ${sql.table(table)})))`.execute(db);
  }
}

/** Whether nothing was ever put into a library. */
export async function isEmpty(db: Db): Promise<boolean> {
  const [postmortem, user] = await Promise.all([
    db.selectFrom('postmortems').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('users').select('id').limit(1).executeTakeFirst(),
  ]);
  return postmortem === undefined && user === undefined;
}
