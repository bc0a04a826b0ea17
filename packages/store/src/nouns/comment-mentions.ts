/** Whom a comment mentions. */
import type { Db } from '../store.ts';
import { isSeen } from './seen-postmortem.ts';
import { roleOf } from './users.ts';

/** Those of `people` who can sign in and see the postmortem. */
export async function whoSees(db: Db, postmortemId: string, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const users = await db
    .selectFrom('users')
    .select(['id', 'role'])
    .where('id', 'in', people)
    .where('disabled', '=', 0)
    .execute();
  const seeing: string[] = [];
  for (const { id, role } of users) {
    if (await isSeen(db, { userId: id, role: roleOf(role) }, postmortemId)) seeing.push(id);
  }
  return seeing;
}

/** Makes `people` the ones whom a comment mentions; those it mentioned before keep whether they read it. */
export async function put(
  db: Db,
  comment: {
    readonly commentId: string;
    readonly postmortemId: string;
    readonly people: readonly string[];
    readonly at: string;
  },
): Promise<void> {
  let gone = db.deleteFrom('mentions').where('comment_id', '=', comment.commentId);
  if (comment.people.length > 0) gone = gone.where('user_id', 'not in', comment.people);
  await gone.execute();
  if (comment.people.length === 0) return;
  await db
    .insertInto('mentions')
    .values(
      comment.people.map((user) => ({
        comment_id: comment.commentId,
        postmortem_id: comment.postmortemId,
        user_id: user,
        at: comment.at,
        read_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['comment_id', 'user_id']).doNothing())
    .execute();
}
