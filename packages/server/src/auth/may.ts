/** What an actor may do with one postmortem that they see. */

import type { PostmortemDetail } from '@debrief/wire';
import type { Actor } from '../context.ts';
import type { DetailRow } from '../rows.ts';

/** Its creator and administrators change who sees it; any member may restrict what is open to all. */
export function mayRestrict(actor: Actor, row: Pick<DetailRow, 'restricted' | 'createdBy'>): boolean {
  if (actor.role === 'reader') return false;
  return (
    actor.role === 'admin' || !row.restricted || (actor.userId !== null && row.createdBy?.id === actor.userId)
  );
}

export function mayOf(actor: Actor, row: DetailRow): PostmortemDetail['may'] {
  const member = actor.role !== 'reader';
  return { edit: member && row.removedAt === null, restrict: mayRestrict(actor, row), remove: member };
}
