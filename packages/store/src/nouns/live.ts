import { sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import { liveChannel } from '../engine/postgres/postgres-listener.ts';
import { listColumn } from '../json-column.ts';
import type { Db } from '../store.ts';
import type { Viewer } from '../viewer.ts';
import { isSeen, seenPostmortem } from './seen-postmortem.ts';

/** A whole Yjs state, with every update up to `seq`. */
export interface LiveState {
  readonly bytes: Uint8Array;
  readonly seq: number;
}

export interface LiveUpdate {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly at: string;
  readonly authors: string[];
  readonly server: string;
}

export interface LiveBatch {
  readonly postmortemId: string;
  readonly bytes: Uint8Array;
  readonly at: string;
  readonly authors: readonly string[];
  readonly server: string;
}

/**
 * The live state of a postmortem; made from the saved text by `make` at first opening, once, whoever else opens it at
 * the same moment. Inside `store.write()`.
 */
export async function ensureState(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  make: (text: string) => Uint8Array,
): Promise<(LiveState & { readonly made: boolean }) | undefined> {
  let query = seenPostmortem(db, viewer, postmortemId).select(['postmortems.text', 'postmortems.live_seq']);
  if (engineOf(db) === 'postgres') query = query.forUpdate('postmortems');
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  const there = await stateOf(db, postmortemId);
  if (there !== undefined) return { ...there, made: false };
  const bytes = make(row.text);
  const seq = row.live_seq;
  await db.insertInto('live_states').values({ postmortem_id: postmortemId, seq, bytes }).execute();
  await db.insertInto('live_heads').values({ postmortem_id: postmortemId, head: seq }).execute();
  return { bytes, seq, made: true };
}

async function stateOf(db: Db, postmortemId: string): Promise<LiveState | undefined> {
  return db
    .selectFrom('live_states')
    .select(['bytes', 'seq'])
    .where('postmortem_id', '=', postmortemId)
    .executeTakeFirst();
}

export async function state(db: Db, viewer: Viewer, postmortemId: string): Promise<LiveState | undefined> {
  return (await isSeen(db, viewer, postmortemId)) ? stateOf(db, postmortemId) : undefined;
}

/**
 * Adds updates of several rooms; gives the number of each, in the order of `batches`. Inside `store.write()`: when that
 * settles they are durable, and on PostgreSQL other servers are told.
 */
export async function append(db: Db, batches: readonly LiveBatch[]): Promise<number[]> {
  if (batches.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { postmortemId } of batches) counts.set(postmortemId, (counts.get(postmortemId) ?? 0) + 1);
  const heads = await raiseHeads(db, counts);
  const next = new Map<string, number>();
  for (const [postmortemId, count] of counts) {
    const head = heads.get(postmortemId);
    if (head === undefined) throw new Error(`Postmortem ${postmortemId} has no live state to append to.`);
    next.set(postmortemId, head - count + 1);
  }
  const rows = batches.map((batch) => {
    const seq = next.get(batch.postmortemId) ?? 0;
    next.set(batch.postmortemId, seq + 1);
    return {
      postmortem_id: batch.postmortemId,
      seq,
      bytes: batch.bytes,
      at: batch.at,
      authors: JSON.stringify(batch.authors),
      server: batch.server,
    };
  });
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto('live_updates')
      .values(rows.slice(at, at + 500))
      .execute();
  }
  if (engineOf(db) === 'postgres') {
    const notes = rows.map(({ postmortem_id, seq, server }) => `${postmortem_id} ${seq} ${server}`);
    await sql`select pg_notify(${liveChannel}, note) from jsonb_array_elements_text(${JSON.stringify(notes)}::jsonb) as notes (note)`.execute(
      db,
    );
  }
  return rows.map(({ seq }) => seq);
}

/** Counts each room's updates up by so many, in one statement for all that have the same; gives the new heads. */
async function raiseHeads(db: Db, counts: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const ids = [...counts.keys()].sort();
  if (engineOf(db) === 'postgres') {
    // In one order everywhere, so that two servers never wait for each other crosswise.
    await db
      .selectFrom('live_heads')
      .select('postmortem_id')
      .where('postmortem_id', 'in', ids)
      .orderBy('postmortem_id')
      .forUpdate()
      .execute();
  }
  const heads = new Map<string, number>();
  for (const count of new Set(counts.values())) {
    const alike = ids.filter((id) => counts.get(id) === count);
    const rows = await db
      .updateTable('live_heads')
      .set((set) => ({ head: set('head', '+', count) }))
      .where('postmortem_id', 'in', alike)
      .returning(['postmortem_id', 'head'])
      .execute();
    for (const row of rows) heads.set(row.postmortem_id, row.head);
  }
  return heads;
}

/** What came after `afterSeq`; with the whole state first where some of that was put together meanwhile. */
export async function since(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  afterSeq: number,
): Promise<{ readonly state: LiveState | null; readonly updates: LiveUpdate[] }> {
  if (!(await isSeen(db, viewer, postmortemId))) return { state: null, updates: [] };
  // The updates first: what a compaction drops between the two queries, the state then holds.
  const rows = await db
    .selectFrom('live_updates')
    .select(['seq', 'bytes', 'at', 'authors', 'server'])
    .where('postmortem_id', '=', postmortemId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .execute();
  const whole = await db
    .selectFrom('live_states')
    .select('seq')
    .where('postmortem_id', '=', postmortemId)
    .executeTakeFirst();
  return {
    state: whole !== undefined && whole.seq > afterSeq ? ((await stateOf(db, postmortemId)) ?? null) : null,
    updates: rows.map((row) => ({ ...row, authors: listColumn(row.authors) })),
  };
}

/** Puts the whole state up to `seq` in place of the updates up to it; false where a later state stands. */
export async function compact(
  db: Db,
  whole: { readonly postmortemId: string; readonly bytes: Uint8Array; readonly seq: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('live_states')
    .set({ bytes: whole.bytes, seq: whole.seq })
    .where('postmortem_id', '=', whole.postmortemId)
    .where('seq', '<=', whole.seq)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await db
    .deleteFrom('live_updates')
    .where('postmortem_id', '=', whole.postmortemId)
    .where('seq', '<=', whole.seq)
    .execute();
  return true;
}

/** Drops the live state: the next opening makes it from the saved text. Only while nobody has the room open. */
export async function forget(db: Db, postmortemId: string): Promise<void> {
  const row = await db
    .deleteFrom('live_heads')
    .where('postmortem_id', '=', postmortemId)
    .returning('head')
    .executeTakeFirst();
  await db.deleteFrom('live_states').where('postmortem_id', '=', postmortemId).execute();
  await db.deleteFrom('live_updates').where('postmortem_id', '=', postmortemId).execute();
  // Numbers go on: an update of the old state is never taken for one of the new.
  if (row !== undefined) {
    await db.updateTable('postmortems').set({ live_seq: row.head }).where('id', '=', postmortemId).execute();
  }
}

/** Postmortems with updates that no saved text holds: what a server that ended suddenly had left to do. */
export async function unsaved(
  db: Db,
  limit: number,
): Promise<{ readonly postmortemId: string; readonly head: number; readonly liveSeq: number }[]> {
  const rows = await db
    .selectFrom('live_heads')
    .innerJoin('postmortems', 'postmortems.id', 'live_heads.postmortem_id')
    .select(['live_heads.postmortem_id', 'live_heads.head', 'postmortems.live_seq'])
    .whereRef('live_heads.head', '>', 'postmortems.live_seq')
    .orderBy('live_heads.postmortem_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ postmortemId: row.postmortem_id, head: row.head, liveSeq: row.live_seq }));
}
