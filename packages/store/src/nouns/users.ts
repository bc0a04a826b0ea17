import { personKey } from '../person-key.ts';
import { type Db, StoreError } from '../store.ts';
import type { Role } from '../viewer.ts';

/** A person as others see them. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
}

export interface UserRow extends PersonRow {
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
}

export interface UserSecretRow extends UserRow {
  readonly password: string | null;
  readonly oidc: string | null;
}

interface Row {
  id: string;
  email: string;
  name: string;
  role: string;
  disabled: number;
  created_at: string;
  last_seen_at: string | null;
}

export const userColumns = [
  'users.id',
  'users.email',
  'users.name',
  'users.role',
  'users.disabled',
  'users.created_at',
  'users.last_seen_at',
] as const;

export function userOf(row: Row): UserRow {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleOf(row.role),
    disabled: row.disabled === 1,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}

export function roleOf(role: string): Role {
  return role === 'admin' || role === 'member' ? role : 'reader';
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

export async function get(db: Db, id: string): Promise<UserRow | undefined> {
  const row = await db.selectFrom('users').select(userColumns).where('id', '=', id).executeTakeFirst();
  return row && userOf(row);
}

export async function list(db: Db): Promise<UserRow[]> {
  const rows = await db.selectFrom('users').select(userColumns).orderBy('name').orderBy('id').execute();
  return rows.map(userOf);
}

/** Everybody who can sign in. */
export async function people(db: Db): Promise<PersonRow[]> {
  return db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('disabled', '=', 0)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function peopleByIds(db: Db, ids: Iterable<string>): Promise<Map<string, PersonRow>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', asked).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whom the names of a document (`@ana`, `Ana Silva`, `ana@example.com`) mean; names that mean nobody are left out. */
export async function personByName(db: Db, names: Iterable<string>): Promise<Map<string, PersonRow>> {
  const asked = [...new Set(names)];
  if (asked.length === 0) return new Map();
  const users = await db
    .selectFrom('users')
    .select(['id', 'name', 'email'])
    .where('disabled', '=', 0)
    .execute();
  const byKey = new Map<string, PersonRow | null>();
  const byFirstName = new Map<string, PersonRow | null>();
  // Two people of one name: neither is guessed.
  const note = (known: Map<string, PersonRow | null>, key: string, person: PersonRow) =>
    known.set(key, known.has(key) ? null : person);
  for (const { id, name, email } of users) {
    const account = email.replace(/@.*$/, '');
    const keys = new Set([personKey(name), personKey(email), personKey(account)]);
    for (const key of keys) note(byKey, key, { id, name });
    note(byFirstName, personKey(name).split(' ')[0] ?? '', { id, name });
  }
  const found = new Map<string, PersonRow>();
  for (const name of asked) {
    const key = personKey(name);
    const person = byKey.has(key) ? byKey.get(key) : byFirstName.get(key);
    if (person != null) found.set(name, person);
  }
  return found;
}

async function secretBy(db: Db, column: 'id' | 'email', value: string): Promise<UserSecretRow | undefined> {
  const row = await db
    .selectFrom('users')
    .select([...userColumns, 'password', 'oidc'])
    .where(column, '=', value)
    .executeTakeFirst();
  return row && { ...userOf(row), password: row.password, oidc: row.oidc };
}

export async function secretByEmail(db: Db, email: string): Promise<UserSecretRow | undefined> {
  return secretBy(db, 'email', emailKey(email));
}

export async function secretById(db: Db, id: string): Promise<UserSecretRow | undefined> {
  return secretBy(db, 'id', id);
}

export async function byOidc(db: Db, oidc: string): Promise<UserRow | undefined> {
  const row = await db.selectFrom('users').select(userColumns).where('oidc', '=', oidc).executeTakeFirst();
  return row && userOf(row);
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** PHC string; null for people who sign in elsewhere. */
  readonly password: string | null;
  readonly oidc: string | null;
  readonly at: string;
}

/** Throws `StoreError('conflict')` where the e-mail address has an account. */
export async function insert(db: Db, user: NewUser): Promise<UserRow> {
  const row = await db
    .insertInto('users')
    .values({
      id: user.id,
      email: emailKey(user.email),
      name: user.name,
      role: user.role,
      password: user.password,
      oidc: user.oidc,
      disabled: 0,
      created_at: user.at,
      last_seen_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'email', 'name', 'role', 'disabled', 'created_at', 'last_seen_at'])
    .executeTakeFirst();
  if (row === undefined) throw new StoreError('conflict', `There is an account for ${user.email} already.`);
  return userOf(row);
}

export type UserChange = Partial<{
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly password: string | null;
  readonly oidc: string | null;
  readonly email: string;
}>;

export async function update(db: Db, id: string, change: UserChange): Promise<UserRow | undefined> {
  const { disabled, email, ...same } = change;
  const set = {
    ...same,
    ...(disabled === undefined ? {} : { disabled: disabled ? 1 : 0 }),
    ...(email === undefined ? {} : { email: emailKey(email) }),
  };
  if (Object.keys(set).length > 0) await db.updateTable('users').set(set).where('id', '=', id).execute();
  return get(db, id);
}

/** Notes the last visit. */
export async function seen(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('users').set({ last_seen_at: at }).where('id', '=', id).execute();
}

/** How many administrators can sign in. */
export async function admins(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('disabled', '=', 0)
    .executeTakeFirstOrThrow();
  return count;
}

export async function any(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}
