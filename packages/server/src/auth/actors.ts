import type { Actor } from '../context.ts';
import type { LiveActor } from '../live/live-options.ts';
import type { UserRow } from '../rows.ts';

/** Somebody who is not signed in. Sees nothing: every query that returns a postmortem is asked by a user. */
export const nobody: Actor = {
  userId: null,
  role: 'reader',
  name: '',
  email: '',
  via: 'session',
  scopes: [],
};

/** The server itself, for jobs. */
export const serverActor: Actor = {
  userId: null,
  role: 'admin',
  name: 'Debrief',
  email: '',
  via: 'system',
  scopes: ['read', 'write', 'admin'],
};

export function actorOf(user: UserRow, via: 'session' | 'token', scopes: Actor['scopes']): Actor {
  return { userId: user.id, role: user.role, name: user.name, email: user.email, via, scopes };
}

/** How the live document knows an actor; null is the server itself. */
export function liveActor(actor: Actor): LiveActor | null {
  if (actor.userId === null) return null;
  const readOnly = actor.via === 'token' && !actor.scopes.some((scope) => scope !== 'read');
  return { id: actor.userId, name: actor.name, role: actor.role, readOnly };
}

/** The names that a person goes by in documents: `owner: @mara`, `authors: Mara Lindqvist`. */
export function namesOf(actor: Actor): readonly string[] {
  const account = actor.email.split('@')[0] ?? '';
  return [actor.name, actor.email, account].filter((name) => name !== '');
}
