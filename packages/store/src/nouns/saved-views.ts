import type { Db } from '../store.ts';

export interface SavedViewRow {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly mine: boolean;
}

/** A person's own views and those that others share. */
export async function list(db: Db, userId: string): Promise<SavedViewRow[]> {
  const rows = await db
    .selectFrom('saved_views')
    .selectAll()
    .where((where) => where.or([where('user_id', '=', userId), where('shared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    query: row.query,
    shared: row.shared === 1,
    mine: row.user_id === userId,
  }));
}

export async function add(
  db: Db,
  view: {
    readonly id: string;
    readonly userId: string;
    readonly name: string;
    readonly query: string;
    readonly shared: boolean;
  },
): Promise<void> {
  await db
    .insertInto('saved_views')
    .values({
      id: view.id,
      user_id: view.userId,
      name: view.name,
      query: view.query,
      shared: view.shared ? 1 : 0,
    })
    .execute();
}

export async function remove(db: Db, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_views')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
