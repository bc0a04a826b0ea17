import { sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import { outboxChannel } from '../engine/postgres/postgres-listener.ts';
import { recordColumn } from '../json-column.ts';
import type { Db } from '../store.ts';

export interface OutboxRow {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly postmortemId: string | null;
  readonly actor: string | null;
  readonly payload: Record<string, unknown>;
}

export interface NewOutbox {
  readonly at: string;
  readonly kind: string;
  readonly postmortemId: string | null;
  readonly actor: string | null;
  readonly payload?: Record<string, unknown>;
}

/** Any number of our own. */
const orderLock = 7_202_411_523;

/** Writes what happened, in the transaction that made it so, as its last step; gives its place in the order. */
export async function add(db: Db, news: NewOutbox): Promise<number> {
  const postgres = engineOf(db) === 'postgres';
  // Numbers become visible in their order: whoever reads on after one misses none that was given before it.
  if (postgres) await sql`select pg_advisory_xact_lock(${orderLock})`.execute(db);
  const { seq } = await db
    .insertInto('outbox')
    .values({
      at: news.at,
      kind: news.kind,
      postmortem_id: news.postmortemId,
      actor: news.actor,
      payload: JSON.stringify(news.payload ?? {}),
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  if (postgres) await sql`select pg_notify(${outboxChannel}, '')`.execute(db);
  return seq;
}

/** What happened after `seq`, in order. */
export async function after(db: Db, seq: number, limit: number): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    postmortemId: row.postmortem_id,
    actor: row.actor,
    payload: recordColumn(row.payload),
  }));
}

/** The newest number; 0 where nothing happened yet. */
export async function last(db: Db): Promise<number> {
  const row = await db.selectFrom('outbox').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}

/** Drops what happened before `beforeAt`, but for the newest, which keeps the count; gives how many. */
export async function trim(db: Db, beforeAt: string): Promise<number> {
  const newest = await last(db);
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('at', '<', beforeAt)
    .where('seq', '<', newest)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
