import type { Db } from '../store.ts';

export interface IdempotencyRow {
  /** Digest of the request that the key was first used for. */
  readonly request: string;
  readonly status: number;
  readonly answer: string;
}

export async function get(db: Db, userId: string, key: string): Promise<IdempotencyRow | undefined> {
  return db
    .selectFrom('idempotency')
    .select(['request', 'status', 'answer'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** False where the key was used meanwhile: then that answer stands. */
export async function put(
  db: Db,
  entry: IdempotencyRow & { readonly userId: string; readonly key: string; readonly at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency')
    .values({
      user_id: entry.userId,
      key: entry.key,
      request: entry.request,
      status: entry.status,
      answer: entry.answer,
      created_at: entry.at,
    })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function trim(db: Db, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
