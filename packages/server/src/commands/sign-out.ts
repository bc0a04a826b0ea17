import { audit, outbox, sessions } from '@debrief/store';
import { type CommandContext, instantOf } from '../context.ts';

/** Ends one session, of this browser. */
export async function signOut(
  { actor, store, clock, ids }: CommandContext,
  sessionId: string,
): Promise<void> {
  await store.write(async (db) => {
    await sessions.remove(db, sessionId);
    await audit.add(db, {
      id: ids.id(),
      at: instantOf(clock),
      actor: actor.userId,
      verb: 'session.ended',
      subject: actor.userId,
    });
    await outbox.add(db, { at: instantOf(clock), kind: 'session', postmortemId: null, actor: actor.userId });
  });
}
