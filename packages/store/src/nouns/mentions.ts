import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import { type CommentRow, commentOf, selectComments } from './comments.ts';

export interface MentionRow {
  readonly comment: CommentRow;
  readonly postmortem: { readonly id: string; readonly title: string };
  readonly read: boolean;
}

/** Mentions of the viewer, newest first. */
export async function list(
  db: Db,
  viewer: Viewer,
  options: { readonly limit: number; readonly unreadOnly?: boolean },
): Promise<MentionRow[]> {
  if (viewer.userId === null) return [];
  let query = selectComments(db)
    .innerJoin('mentions', 'mentions.comment_id', 'comments.id')
    .innerJoin('postmortems', 'postmortems.id', 'comments.postmortem_id')
    .select(['postmortems.title', 'mentions.read_at'])
    .where('mentions.user_id', '=', viewer.userId)
    .where('postmortems.removed_at', 'is', null)
    .where('postmortems.id', 'in', seenIds(db, viewer))
    .orderBy('mentions.at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(options.limit);
  if (options.unreadOnly) query = query.where('mentions.read_at', 'is', null);
  const rows = await query.execute();
  return rows.map((row) => ({
    comment: commentOf(row),
    postmortem: { id: row.postmortem_id, title: row.title },
    read: row.read_at !== null,
  }));
}

/** Of the postmortems that mention the viewer, those that the viewer sees. */
function seenIds(db: Db, viewer: Viewer) {
  return db
    .selectFrom('postmortems')
    .select('postmortems.id')
    .where(visible(viewer))
    .where(
      'postmortems.id',
      'in',
      db
        .selectFrom('mentions')
        .select('mentions.postmortem_id')
        .where('mentions.user_id', '=', viewer.userId ?? ''),
    );
}

/** Gives how many were unread before. */
export async function markRead(
  db: Db,
  read: { readonly userId: string; readonly comments: readonly string[]; readonly at: string },
): Promise<number> {
  if (read.comments.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('mentions')
    .set({ read_at: read.at })
    .where('user_id', '=', read.userId)
    .where('comment_id', 'in', read.comments)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function unread(db: Db, viewer: Viewer): Promise<number> {
  if (viewer.userId === null) return 0;
  const { count } = await db
    .selectFrom('mentions')
    .innerJoin('postmortems', 'postmortems.id', 'mentions.postmortem_id')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('mentions.user_id', '=', viewer.userId)
    .where('mentions.read_at', 'is', null)
    .where('postmortems.removed_at', 'is', null)
    .where('postmortems.id', 'in', seenIds(db, viewer))
    .executeTakeFirstOrThrow();
  return count;
}
