import { listColumn } from '../json-column.ts';
import type { Db } from '../store.ts';
import { type UserRow, userColumns, userOf } from './users.ts';

export type TokenScope = 'read' | 'write' | 'admin';

export interface TokenRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: TokenScope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  /** First characters, to tell tokens apart. */
  readonly start: string;
}

export interface NewToken {
  readonly id: string;
  /** SHA-256 of the secret. */
  readonly secret: string;
  readonly start: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly at: string;
  readonly expiresAt: string | null;
}

const columns = [
  'tokens.id as token_id',
  'tokens.user_id',
  'tokens.name as token_name',
  'tokens.scopes',
  'tokens.created_at as made_at',
  'tokens.expires_at',
  'tokens.last_used_at',
  'tokens.start',
] as const;

interface Row {
  token_id: string;
  user_id: string;
  token_name: string;
  scopes: string;
  made_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  start: string;
}

function tokenOf(row: Row): TokenRow {
  return {
    id: row.token_id,
    userId: row.user_id,
    name: row.token_name,
    scopes: listColumn(row.scopes).filter(
      (scope): scope is TokenScope => scope === 'read' || scope === 'write' || scope === 'admin',
    ),
    createdAt: row.made_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    start: row.start,
  };
}

export async function add(db: Db, token: NewToken): Promise<TokenRow> {
  await db
    .insertInto('tokens')
    .values({
      id: token.id,
      secret: token.secret,
      start: token.start,
      user_id: token.userId,
      name: token.name,
      scopes: JSON.stringify(token.scopes),
      created_at: token.at,
      expires_at: token.expiresAt,
      last_used_at: null,
    })
    .execute();
  const row = await db
    .selectFrom('tokens')
    .select(columns)
    .where('id', '=', token.id)
    .executeTakeFirstOrThrow();
  return tokenOf(row);
}

/** A person's own tokens, newest first. */
export async function list(db: Db, userId: string): Promise<TokenRow[]> {
  const rows = await db
    .selectFrom('tokens')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(tokenOf);
}

/** The token of a secret, with its person; none that is over, and none of an account that is switched off. */
export async function bySecret(
  db: Db,
  secret: string,
  now: string,
): Promise<(TokenRow & { readonly user: UserRow }) | undefined> {
  const row = await db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .select([...columns, ...userColumns])
    .where('tokens.secret', '=', secret)
    .where((where) =>
      where.or([where('tokens.expires_at', 'is', null), where('tokens.expires_at', '>', now)]),
    )
    .where('users.disabled', '=', 0)
    .executeTakeFirst();
  return row && { ...tokenOf(row), user: userOf(row) };
}

export async function used(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('tokens').set({ last_used_at: at }).where('id', '=', id).execute();
}

export async function remove(db: Db, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('tokens')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
