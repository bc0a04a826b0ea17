import type { Db } from '../store.ts';
import type { Role } from '../viewer.ts';
import { type PersonRow, roleOf } from './users.ts';

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: PersonRow;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface NewInvitation {
  readonly id: string;
  /** SHA-256 of the token. */
  readonly token: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly at: string;
  readonly expiresAt: string;
}

function waiting(db: Db, now: string) {
  return db
    .selectFrom('invitations')
    .leftJoin('users', 'users.id', 'invitations.invited_by')
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.role',
      'invitations.invited_by',
      'users.name as inviter',
      'invitations.created_at',
      'invitations.expires_at',
    ])
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.expires_at', '>', now);
}

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number];

function invitationOf(row: Row): InvitationRow {
  return {
    id: row.id,
    email: row.email,
    role: roleOf(row.role),
    invitedBy: { id: row.invited_by, name: row.inviter ?? '' },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export async function add(db: Db, invitation: NewInvitation): Promise<InvitationRow> {
  await db
    .insertInto('invitations')
    .values({
      id: invitation.id,
      token: invitation.token,
      email: invitation.email.trim().toLowerCase(),
      role: invitation.role,
      invited_by: invitation.invitedBy,
      created_at: invitation.at,
      expires_at: invitation.expiresAt,
      accepted_at: null,
    })
    .execute();
  const row = await waiting(db, '').where('invitations.id', '=', invitation.id).executeTakeFirstOrThrow();
  return invitationOf(row);
}

/** Invitations that can still be accepted, newest first. */
export async function list(db: Db, now: string): Promise<InvitationRow[]> {
  const rows = await waiting(db, now)
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id')
    .execute();
  return rows.map(invitationOf);
}

export async function byToken(db: Db, token: string, now: string): Promise<InvitationRow | undefined> {
  const row = await waiting(db, now).where('invitations.token', '=', token).executeTakeFirst();
  return row && invitationOf(row);
}

/** False where it was accepted before. */
export async function accept(db: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ accepted_at: at })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function remove(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('invitations')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
