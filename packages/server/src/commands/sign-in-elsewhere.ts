import { audit, type Db, invitations, users } from '@debrief/store';
import { type OpenedSession, openSession } from '../auth/open-session.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { ProblemError } from '../problem-error.ts';
import type { UserRow } from '../rows.ts';

interface Input {
  /** `issuer subject`: what the provider calls this person for ever. */
  readonly subject: string;
  readonly email: string | null;
  /** The provider says that the address is this person's. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** People of these domains need no invitation. */
  readonly domains: readonly string[];
}

/**
 * Opens a session for somebody whom the identity provider vouches for: known by subject, else by a verified address that
 * has an account, an invitation, or one of the domains. Throws `not-allowed` for everybody else, `set-up-first` before
 * there is an administrator.
 */
export async function signInElsewhere(
  { store, clock, ids }: Pick<CommandContext, 'store' | 'clock' | 'ids'>,
  input: Input,
): Promise<OpenedSession> {
  const at = instantOf(clock);
  return store.write(async (db) => {
    if (!(await users.any(db)))
      throw new ProblemError('set-up-first', 'Open the set-up link that the server printed when it started.');
    const user =
      (await users.byOidc(db, input.subject)) ??
      (await byAddress(db, input)) ??
      (await newUser(db, input, at, ids));
    if (user === null || user.disabled)
      throw new ProblemError(
        'not-allowed',
        'No account and no invitation has this address. Ask an administrator.',
      );
    await users.seen(db, user.id, at);
    await audit.add(db, { id: ids.id(), at, actor: user.id, verb: 'session.opened', subject: user.id });
    return openSession(db, user, { ids, clock });
  });
}

/** An account that has the verified address, from now on tied to the provider's subject. */
async function byAddress(db: Db, { email, emailVerified, subject }: Input): Promise<UserRow | null> {
  if (email === null || !emailVerified) return null;
  const known = await users.secretByEmail(db, email);
  // An account that is tied to somebody else at the provider is not this person's.
  if (known === undefined || known.oidc !== null) return null;
  return (await users.update(db, known.id, { oidc: subject })) ?? null;
}

async function newUser(
  db: Db,
  { email, emailVerified, subject, name, domains }: Input,
  at: string,
  ids: CommandContext['ids'],
): Promise<UserRow | null> {
  if (email === null || !emailVerified) return null;
  if ((await users.secretByEmail(db, email)) !== undefined) return null;
  const address = email.toLowerCase();
  const invitation = (await invitations.list(db, at)).find((one) => one.email.toLowerCase() === address);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const welcome = domains.some((one) => one.toLowerCase() === domain);
  if (invitation === undefined && !welcome) return null;
  if (invitation !== undefined && !(await invitations.accept(db, invitation.id, at))) return null;
  const id = ids.id();
  const shown = name?.trim() || (address.split('@')[0] ?? address);
  const user = await users.insert(db, {
    id,
    email,
    name: shown.slice(0, 100),
    role: invitation?.role ?? 'reader',
    password: null,
    oidc: subject,
    at,
  });
  await audit.add(db, { id: ids.id(), at, actor: id, verb: 'account.made', subject: invitation?.id ?? id });
  return user;
}
