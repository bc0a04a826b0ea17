import { audit, tokens } from '@debrief/store';
import { digest } from '../auth/secrets.ts';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { TokenRow } from '../rows.ts';

interface Input {
  readonly name: string;
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  readonly expiresAt: string | null;
}

/** Makes an API token of one's own; its secret is in the answer and nowhere else. */
export async function makeToken(
  { actor, store, clock, ids }: CommandContext,
  input: Input,
): Promise<{ row: TokenRow; secret: string }> {
  const { userId } = actor;
  if (userId === null) throw notFound('The account');
  if (input.scopes.includes('admin') && actor.role !== 'admin')
    throw new ProblemError('not-allowed', 'Only an administrator can make a token with the scope admin.');
  const secret = `dbr_${ids.secret()}`;
  const row = await store.write(async (db) => {
    const at = instantOf(clock);
    const added = await tokens.add(db, {
      id: ids.id(),
      secret: digest(secret),
      start: secret.slice(0, 10),
      userId,
      name: input.name,
      scopes: [...new Set(input.scopes)],
      at,
      expiresAt: input.expiresAt,
    });
    await audit.add(db, {
      id: ids.id(),
      at,
      actor: userId,
      verb: 'token.made',
      subject: added.id,
      detail: { scopes: added.scopes },
    });
    return added;
  });
  return { row, secret };
}

/** Revokes a token of one's own; throws `not-found` where there is none. */
export async function revokeToken({ actor, store, clock, ids }: CommandContext, id: string): Promise<void> {
  const { userId } = actor;
  if (userId === null) throw notFound('The token');
  await store.write(async (db) => {
    if (!(await tokens.remove(db, userId, id))) throw notFound('The token');
    await audit.add(db, {
      id: ids.id(),
      at: instantOf(clock),
      actor: userId,
      verb: 'token.revoked',
      subject: id,
    });
  });
}
