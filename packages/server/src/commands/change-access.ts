import { audit, outbox, postmortems } from '@debrief/store';
import { mayRestrict } from '../auth/may.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { openForChange } from './change-text.ts';

interface Input {
  readonly id: string;
  readonly restricted?: boolean;
  readonly people?: readonly string[];
  readonly fileName?: string;
}

/** Restricts a postmortem, opens it, or renames its file. Whoever restricts it stays among those who see it. */
export async function changeAccess(context: CommandContext, input: Input): Promise<void> {
  const { actor, store, clock, ids, live } = context;
  const row = await openForChange(context, input.id);
  const access = input.restricted !== undefined || input.people !== undefined;
  if (access && !mayRestrict(actor, row))
    throw new ProblemError('not-allowed', 'Only its author or an administrator may change who sees it.');
  await store.write(async (db) => {
    const at = instantOf(clock);
    const { id } = input;
    if (
      input.fileName !== undefined &&
      !(await postmortems.rename(db, actor, { id, fileName: input.fileName }))
    )
      throw notFound('The postmortem');
    if (access) {
      const restricted = input.restricted ?? row.restricted;
      const named = input.people ?? row.people.map((person) => person.id);
      const people = actor.userId === null || named.includes(actor.userId) ? named : [...named, actor.userId];
      if (!(await postmortems.setAccess(db, actor, { id, restricted, people, at, actor: actor.userId })))
        throw notFound('The postmortem');
      await audit.add(db, {
        id: ids.id(),
        at,
        actor: actor.userId,
        verb: 'postmortem.access',
        subject: id,
        postmortemId: id,
        detail: { restricted: [row.restricted, restricted], people },
      });
    }
    await outbox.add(db, { at, kind: 'access', postmortemId: id, actor: actor.userId });
  });
  if (access) await live.dropAccess(input.id);
}
