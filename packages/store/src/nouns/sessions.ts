import type { Db } from '../store.ts';
import { type UserRow, userColumns, userOf } from './users.ts';

export interface SessionRow {
  readonly id: string;
  readonly csrf: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly user: UserRow;
}

export async function add(
  db: Db,
  session: {
    readonly id: string;
    readonly userId: string;
    readonly csrf: string;
    readonly at: string;
    readonly expiresAt: string;
  },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: session.id,
      user_id: session.userId,
      csrf: session.csrf,
      created_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** A session with its person; none that is over, and none of an account that is switched off. */
export async function get(db: Db, id: string, now: string): Promise<SessionRow | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'sessions.id as session_id',
      'sessions.csrf',
      'sessions.created_at as begun_at',
      'sessions.expires_at',
      ...userColumns,
    ])
    .where('sessions.id', '=', id)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled', '=', 0)
    .executeTakeFirst();
  return (
    row && {
      id: row.session_id,
      csrf: row.csrf,
      createdAt: row.begun_at,
      expiresAt: row.expires_at,
      user: userOf(row),
    }
  );
}

export async function extend(db: Db, id: string, expiresAt: string): Promise<void> {
  await db.updateTable('sessions').set({ expires_at: expiresAt }).where('id', '=', id).execute();
}

export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

/** Signs a person out everywhere, but for the session `exceptId`. */
export async function removeOf(db: Db, userId: string, exceptId?: string): Promise<void> {
  let query = db.deleteFrom('sessions').where('user_id', '=', userId);
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId);
  await query.execute();
}

/** Removes sessions that are over; gives how many. */
export async function trim(db: Db, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
