import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from './schema.ts';

export type Role = 'admin' | 'member' | 'reader';

/** Who asks. Every query that gives anything of a postmortem takes one. */
export interface Viewer {
  readonly userId: string | null;
  readonly role: Role;
}

/** The server itself: jobs, reindexing, export by the terminal. */
export const system: Viewer = { userId: null, role: 'admin' };

/**
 * The one condition that decides who sees a postmortem (the row of `postmortems` in the query): everybody where it is
 * not restricted; else administrators, whoever made it, and the people it was opened to.
 */
export function visible(viewer: Viewer) {
  return (
    where: ExpressionBuilder<Pick<Tables, 'postmortems' | 'access'>, 'postmortems'>,
  ): Expression<SqlBool> => {
    if (viewer.role === 'admin') return sql<SqlBool>`true`;
    const open = where('postmortems.restricted', '=', 0);
    if (viewer.userId === null) return open;
    return where.or([
      open,
      where('postmortems.created_by', '=', viewer.userId),
      where.exists(
        where
          .selectFrom('access')
          .select(sql`1`.as('one'))
          .whereRef('access.postmortem_id', '=', 'postmortems.id')
          .where('access.user_id', '=', viewer.userId),
      ),
    ]);
  };
}
