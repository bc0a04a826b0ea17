import { audit, outbox, postmortems } from '@debrief/store';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound } from '../problem-error.ts';

/** Puts a postmortem into the bin: nothing of it is lost. */
export async function removePostmortem(context: CommandContext, id: string): Promise<void> {
  // What is being typed belongs to it, in the bin too.
  await context.live.saveNow(id);
  await move(context, id, 'removed');
  await context.live.dropAccess(id);
}

/** Takes a postmortem out of the bin. */
export async function recoverPostmortem(context: CommandContext, id: string): Promise<void> {
  await move(context, id, 'recovered');
}

async function move(
  { actor, store, clock, ids }: CommandContext,
  id: string,
  kind: 'removed' | 'recovered',
): Promise<void> {
  await store.write(async (db) => {
    const at = instantOf(clock);
    const change = { id, at, actor: actor.userId };
    const done =
      kind === 'removed'
        ? await postmortems.remove(db, actor, change)
        : await postmortems.recover(db, actor, change);
    // Where it lies there already, it stays there: the wish is met.
    if (!done && !(await postmortems.exists(db, actor, id))) throw notFound('The postmortem');
    if (!done) return;
    const verb = `postmortem.${kind}`;
    await audit.add(db, { id: ids.id(), at, actor: actor.userId, verb, subject: id, postmortemId: id });
    await outbox.add(db, { at, kind, postmortemId: id, actor: actor.userId });
  });
}
