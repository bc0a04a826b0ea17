import { audit, outbox, sessions, users } from '@debrief/store';
import { hashPassword, verifyPassword } from '../auth/passwords.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { UserRow } from '../rows.ts';

interface Input {
  readonly name?: string;
  readonly password?: { readonly old: string; readonly new: string };
  /** The session that stays: a new password signs out all others. */
  readonly sessionId: string | null;
}

/** Changes one's own name or password; throws `wrong-credentials` where the old password is not right. */
export async function changeMe({ actor, store, clock, ids }: CommandContext, input: Input): Promise<UserRow> {
  const id = actor.userId;
  if (id === null) throw notFound('The account');
  let password: string | undefined;
  if (input.password !== undefined) {
    const held = await store.read((db) => users.secretById(db, id));
    if (!(await verifyPassword(input.password.old, held?.password ?? null)))
      throw new ProblemError('wrong-credentials', 'The old password is not right.');
    password = await hashPassword(input.password.new);
  }
  const changed = await store.write(async (db) => {
    const user = await users.update(db, id, {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(password === undefined ? {} : { password }),
    });
    if (password !== undefined) {
      await sessions.removeOf(db, id, input.sessionId ?? undefined);
      await audit.add(db, {
        id: ids.id(),
        at: instantOf(clock),
        actor: id,
        verb: 'user.password-changed',
        subject: id,
      });
      await outbox.add(db, {
        at: instantOf(clock),
        kind: 'user',
        postmortemId: null,
        actor: id,
        payload: { user: id },
      });
    }
    return user;
  });
  if (changed === undefined) throw notFound('The account');
  return changed;
}
