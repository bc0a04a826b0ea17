import { audit, outbox, sessions, users } from '@debrief/store';
import type { Role } from '@debrief/wire';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { UserRow } from '../rows.ts';

interface Input {
  readonly id: string;
  readonly role?: Role;
  readonly disabled?: boolean;
  readonly name?: string;
}

/** Changes somebody's account; throws `conflict` where no administrator would be left. */
export async function changeUser(
  { actor, store, clock, ids }: CommandContext,
  input: Input,
): Promise<UserRow> {
  const { id, ...change } = input;
  return store.write(async (db) => {
    const before = await users.get(db, id);
    if (before === undefined) throw notFound('The account');
    const after = await users.update(db, id, change);
    if (after === undefined) throw notFound('The account');
    if ((await users.admins(db)) === 0)
      throw new ProblemError(
        'conflict',
        'The last administrator must stay one: make somebody else an administrator first.',
      );
    if (after.disabled) await sessions.removeOf(db, id);
    await audit.add(db, {
      id: ids.id(),
      at: instantOf(clock),
      actor: actor.userId,
      verb: 'user.changed',
      subject: id,
      detail: { role: [before.role, after.role], disabled: [before.disabled, after.disabled] },
    });
    // Heard by every server: what the person has open there closes.
    if (before.role !== after.role || before.disabled !== after.disabled)
      await outbox.add(db, {
        at: instantOf(clock),
        kind: 'user',
        postmortemId: null,
        actor: actor.userId,
        payload: { user: id },
      });
    return after;
  });
}
