import { audit, outbox, settings } from '@debrief/store';
import { type CommandContext, instantOf } from '../context.ts';
import { POLICY_SETTING } from '../policy/policy-holder.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { ProblemError } from '../problem-error.ts';

/** Replaces the team's policy; throws `invalid-request` that names the line where it is not in order. */
export async function replacePolicy(
  { actor, store, clock, ids }: CommandContext,
  yaml: string,
): Promise<void> {
  const { problems } = await readPolicy(yaml);
  if (problems.length > 0)
    throw new ProblemError('invalid-request', `Line ${problems[0]?.line}: ${problems[0]?.message}`, {
      errors: problems.map(({ line, message }) => ({ path: `body.yaml:${line}`, message })),
    });
  await store.write(async (db) => {
    const at = instantOf(clock);
    await settings.set(db, POLICY_SETTING, yaml);
    await audit.add(db, { id: ids.id(), at, actor: actor.userId, verb: 'policy.replaced' });
    await outbox.add(db, { at, kind: 'policy', postmortemId: null, actor: actor.userId });
  });
}
