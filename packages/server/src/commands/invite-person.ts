import { audit, invitations, users } from '@debrief/store';
import type { Role } from '@debrief/wire';
import { digest } from '../auth/secrets.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { InvitationRow } from '../rows.ts';

const DAYS = 7;

/** Invites a person for a week; the token goes into the link and is kept nowhere. Throws `conflict` for an address with an account. */
export async function invitePerson(
  { actor, store, clock, ids }: CommandContext,
  input: { email: string; role: Role },
): Promise<{ row: InvitationRow; token: string }> {
  const { userId } = actor;
  if (userId === null) throw notFound('The account');
  const token = ids.secret();
  const row = await store.write(async (db) => {
    if ((await users.secretByEmail(db, input.email)) !== undefined)
      throw new ProblemError('conflict', 'Somebody with this e-mail address has an account already.');
    const at = instantOf(clock);
    const added = await invitations.add(db, {
      id: ids.id(),
      token: digest(token),
      email: input.email,
      role: input.role,
      invitedBy: userId,
      at,
      expiresAt: instantOf(clock, DAYS * 86_400_000),
    });
    await audit.add(db, {
      id: ids.id(),
      at,
      actor: userId,
      verb: 'invitation.made',
      subject: added.id,
      detail: { email: input.email, role: input.role },
    });
    return added;
  });
  return { row, token };
}

/** Takes an invitation back; throws `not-found` where there is none. */
export async function revokeInvitation(
  { actor, store, clock, ids }: CommandContext,
  id: string,
): Promise<void> {
  await store.write(async (db) => {
    if (!(await invitations.remove(db, id))) throw notFound('The invitation');
    const at = instantOf(clock);
    await audit.add(db, {
      id: ids.id(),
      at,
      actor: actor.userId,
      verb: 'invitation.taken-back',
      subject: id,
    });
  });
}
