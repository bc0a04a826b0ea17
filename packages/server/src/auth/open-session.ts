import { type Db, sessions } from '@debrief/store';
import type { Session } from '@debrief/wire';
import type * as z from 'zod';
import { type CommandContext, instantOf } from '../context.ts';
import type { UserRow } from '../rows.ts';
import { personOf } from './person.ts';
import { digest } from './secrets.ts';
import { SESSION_MS } from './session-cookie.ts';

export interface OpenedSession {
  /** For the cookie; the store keeps its digest only. */
  readonly secret: string;
  readonly answer: z.input<typeof Session>;
}

/** Signs a person in, within the transaction of the command that found them entitled to it. */
export async function openSession(
  db: Db,
  user: UserRow,
  { ids, clock }: Pick<CommandContext, 'ids' | 'clock'>,
): Promise<OpenedSession> {
  const secret = ids.secret();
  const csrf = ids.secret();
  const expiresAt = instantOf(clock, SESSION_MS);
  await sessions.add(db, { id: digest(secret), userId: user.id, csrf, at: instantOf(clock), expiresAt });
  return { secret, answer: sessionAnswer(user, csrf, expiresAt) };
}

export function sessionAnswer(
  user: Pick<UserRow, 'id' | 'name' | 'email' | 'role'>,
  csrf: string,
  expiresAt: string,
): z.input<typeof Session> {
  return { person: { ...personOf(user), email: user.email, role: user.role }, csrf, expiresAt };
}
