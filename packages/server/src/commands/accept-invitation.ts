import { audit, invitations, users } from '@debrief/store';
import { type OpenedSession, openSession } from '../auth/open-session.ts';
import { hashPassword } from '../auth/passwords.ts';
import { digest } from '../auth/secrets.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

/** Makes the account that an invitation promised, and signs in; throws `link-expired` where it was used or is too old. */
export async function acceptInvitation(
  { store, clock, ids }: Pick<CommandContext, 'store' | 'clock' | 'ids'>,
  input: { token: string; name: string; password: string },
): Promise<OpenedSession> {
  const password = await hashPassword(input.password);
  return store.write(async (db) => {
    const at = instantOf(clock);
    const invitation = await invitations.byToken(db, digest(input.token), at);
    if (invitation === undefined || !(await invitations.accept(db, invitation.id, at)))
      throw new ProblemError(
        'link-expired',
        'The invitation was used, taken back, or is older than a week. Ask for a new one.',
      );
    const { email, role } = invitation;
    const user = await users.insert(db, {
      id: ids.id(),
      email,
      name: input.name,
      role,
      password,
      oidc: null,
      at,
    });
    await audit.add(db, {
      id: ids.id(),
      at,
      actor: user.id,
      verb: 'invitation.accepted',
      subject: invitation.id,
    });
    return openSession(db, user, { ids, clock });
  });
}
