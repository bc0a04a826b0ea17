import type { Endpoint, Role } from '@debrief/wire';
import type { Actor } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

const rank: Readonly<Record<Role, number>> = { reader: 0, member: 1, admin: 2 };

/** Throws `not-allowed` where the actor's role or token does not reach. */
export function checkAllowed(endpoint: Endpoint, actor: Actor): void {
  if (endpoint.access !== 'anybody' && rank[actor.role] < rank[endpoint.access])
    throw new ProblemError(
      'not-allowed',
      `This needs the role ${endpoint.access}; yours is ${actor.role}. An administrator can change it.`,
    );
  if (actor.via !== 'token') return;
  if (endpoint.scope === 'none')
    throw new ProblemError('not-allowed', 'API tokens may not do this; sign in in a browser.');
  const order = ['read', 'write', 'admin'] as const;
  const needed = order.indexOf(endpoint.scope);
  if (!actor.scopes.some((scope) => order.indexOf(scope) >= needed))
    throw new ProblemError('not-allowed', `This needs an API token with the scope ${endpoint.scope}.`);
}
