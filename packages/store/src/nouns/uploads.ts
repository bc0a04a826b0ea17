import type { Db } from '../store.ts';

export interface UploadRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly createdAt: string;
  readonly evidenceId: string | null;
}

interface Row {
  id: string;
  user_id: string;
  name: string;
  size: number;
  received: number;
  created_at: string;
  evidence_id: string | null;
}

function uploadOf(row: Row): UploadRow {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    size: row.size,
    received: row.received,
    createdAt: row.created_at,
    evidenceId: row.evidence_id,
  };
}

export async function add(
  db: Db,
  upload: {
    readonly id: string;
    readonly userId: string;
    readonly name: string;
    readonly size: number;
    readonly at: string;
  },
): Promise<UploadRow> {
  const row = await db
    .insertInto('uploads')
    .values({
      id: upload.id,
      user_id: upload.userId,
      name: upload.name,
      size: upload.size,
      received: 0,
      created_at: upload.at,
      evidence_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return uploadOf(row);
}

/** One's own upload; of anybody where `userId` is null (jobs). */
export async function get(db: Db, userId: string | null, id: string): Promise<UploadRow | undefined> {
  let query = db.selectFrom('uploads').selectAll().where('id', '=', id);
  if (userId !== null) query = query.where('user_id', '=', userId);
  const row = await query.executeTakeFirst();
  return row && uploadOf(row);
}

/** Notes that bytes up to `to` have come; false where the upload does not stand at `from`. */
export async function advance(
  db: Db,
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({ received: to })
    .where('id', '=', id)
    .where('received', '=', from)
    .where('size', '>=', to)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps bytes in the database, where servers share no folder. A chunk sent again replaces the first. */
export async function addChunk(
  db: Db,
  chunk: { readonly id: string; readonly position: number; readonly bytes: Uint8Array },
): Promise<void> {
  await db
    .insertInto('upload_chunks')
    .values({ upload_id: chunk.id, position: chunk.position, bytes: chunk.bytes })
    .onConflict((conflict) => conflict.columns(['upload_id', 'position']).doUpdateSet({ bytes: chunk.bytes }))
    .execute();
}

/** Chunks after `afterPosition` (-1: from the first), in order. */
export async function chunks(
  db: Db,
  id: string,
  afterPosition: number,
  limit: number,
): Promise<{ readonly position: number; readonly bytes: Uint8Array }[]> {
  return db
    .selectFrom('upload_chunks')
    .select(['position', 'bytes'])
    .where('upload_id', '=', id)
    .where('position', '>', afterPosition)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Notes which evidence file the upload became. */
export async function assign(db: Db, id: string, evidenceId: string): Promise<void> {
  await db.updateTable('uploads').set({ evidence_id: evidenceId }).where('id', '=', id).execute();
}

/** Removes an upload, its chunks too. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute();
}

/** Uploads begun before `before`: nobody finishes them any more. */
export async function older(db: Db, before: string): Promise<UploadRow[]> {
  const rows = await db.selectFrom('uploads').selectAll().where('created_at', '<', before).execute();
  return rows.map(uploadOf);
}
