import { audit, settings, users } from '@debrief/store';
import { type OpenedSession, openSession } from '../auth/open-session.ts';
import { hashPassword } from '../auth/passwords.ts';
import { digest, sameSecret } from '../auth/secrets.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

type Context = Pick<CommandContext, 'store' | 'clock' | 'ids'>;

const SETTING = 'set-up-token';

/** A new one-time token for the set-up link, or null where somebody has an account already. The last one made holds. */
export async function makeSetUpToken({ store, ids }: Context): Promise<string | null> {
  return store.write(async (db) => {
    if (await users.any(db)) return null;
    const token = ids.secret();
    await settings.set(db, SETTING, digest(token));
    return token;
  });
}

/** Makes the first administrator; throws `link-expired` where the token is not the one printed, or was used. */
export async function setUpLibrary(
  { store, clock, ids }: Context,
  input: { token: string; name: string; email: string; password: string },
): Promise<OpenedSession> {
  const password = await hashPassword(input.password);
  return store.write(async (db) => {
    const expected = await settings.get(db, SETTING);
    if (expected === undefined || !sameSecret(digest(input.token), expected) || (await users.any(db)))
      throw new ProblemError(
        'link-expired',
        'Take the set-up link that the server printed when it last started.',
      );
    const at = instantOf(clock);
    const { name, email } = input;
    const user = await users.insert(db, {
      id: ids.id(),
      email,
      name,
      role: 'admin',
      password,
      oidc: null,
      at,
    });
    await settings.remove(db, SETTING);
    await audit.add(db, { id: ids.id(), at, actor: user.id, verb: 'library.set-up', subject: user.id });
    return openSession(db, user, { ids, clock });
  });
}
