import { audit, users } from '@debrief/store';
import { type OpenedSession, openSession } from '../auth/open-session.ts';
import { verifyPassword } from '../auth/passwords.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

/** Opens a session for a password; throws `wrong-credentials`, the same for an address that nobody has. */
export async function signIn(
  { store, clock, ids }: Pick<CommandContext, 'store' | 'clock' | 'ids'>,
  input: { email: string; password: string },
): Promise<OpenedSession> {
  const found = await store.read((db) => users.secretByEmail(db, input.email.trim()));
  const right = await verifyPassword(input.password, found?.password ?? null);
  const at = instantOf(clock);
  if (found === undefined || !right || found.disabled) {
    await store.write((db) =>
      audit.add(db, {
        id: ids.id(),
        at,
        actor: found?.id ?? null,
        verb: 'session.refused',
        subject: found?.id ?? null,
      }),
    );
    throw new ProblemError(
      'wrong-credentials',
      'E-mail address or password is not right, or the account is switched off.',
    );
  }
  return store.write(async (db) => {
    await users.seen(db, found.id, at);
    await audit.add(db, { id: ids.id(), at, actor: found.id, verb: 'session.opened', subject: found.id });
    return openSession(db, found, { ids, clock });
  });
}
