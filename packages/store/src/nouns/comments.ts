import { listColumn, recordColumn } from '../json-column.ts';
import type { Db } from '../store.ts';
import type { Viewer } from '../viewer.ts';
import * as mentions from './comment-mentions.ts';
import { isSeen, seenPostmortem } from './seen-postmortem.ts';
import type { PersonRow } from './users.ts';

/** Where a comment stands: Yjs relative positions (base64), and what stood there. */
export interface AnchorRow {
  readonly from: string;
  readonly to: string;
  readonly quote: string;
  readonly line: number;
}

export interface CommentRow {
  readonly id: string;
  readonly postmortemId: string;
  /** The comment that opened the thread; its own id for that one. */
  readonly thread: string;
  readonly author: PersonRow;
  readonly at: string;
  readonly editedAt: string | null;
  readonly text: string;
  readonly mentions: string[];
  readonly anchor: AnchorRow | null;
  readonly suggestion: string | null;
  readonly resolvedAt: string | null;
  readonly resolvedBy: PersonRow | null;
  readonly outcome: 'accepted' | 'declined' | null;
}

/** Every comment with the names of its people; who may see it is the caller's condition. */
export function selectComments(db: Db) {
  return db
    .selectFrom('comments')
    .leftJoin('users as author', 'author.id', 'comments.author')
    .leftJoin('users as resolver', 'resolver.id', 'comments.resolved_by')
    .select([
      'comments.id',
      'comments.postmortem_id',
      'comments.thread',
      'comments.author',
      'author.name as author_name',
      'comments.at',
      'comments.edited_at',
      'comments.text',
      'comments.mentions',
      'comments.anchor',
      'comments.suggestion',
      'comments.resolved_at',
      'comments.resolved_by',
      'resolver.name as resolver_name',
      'comments.outcome',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectComments>['execute']>>[number];

export function commentOf(row: Row): CommentRow {
  return {
    id: row.id,
    postmortemId: row.postmortem_id,
    thread: row.thread,
    author: { id: row.author, name: row.author_name ?? '' },
    at: row.at,
    editedAt: row.edited_at,
    text: row.text,
    mentions: listColumn(row.mentions),
    anchor: anchorOf(row.anchor),
    suggestion: row.suggestion,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by === null ? null : { id: row.resolved_by, name: row.resolver_name ?? '' },
    outcome: row.outcome === 'accepted' || row.outcome === 'declined' ? row.outcome : null,
  };
}

function anchorOf(json: string | null): AnchorRow | null {
  if (json === null) return null;
  const { from, to, quote, line } = recordColumn(json);
  return { from: String(from), to: String(to), quote: String(quote), line: Number(line) };
}

function seenComments(db: Db, viewer: Viewer, postmortemId: string) {
  return selectComments(db)
    .where('comments.postmortem_id', '=', postmortemId)
    .where(({ exists }) => exists(seenPostmortem(db, viewer, postmortemId).select('postmortems.number')));
}

/** Oldest first. */
export async function list(db: Db, viewer: Viewer, postmortemId: string): Promise<CommentRow[]> {
  const rows = await seenComments(db, viewer, postmortemId)
    .orderBy('comments.at')
    .orderBy('comments.id')
    .execute();
  return rows.map(commentOf);
}

export async function get(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  id: string,
): Promise<CommentRow | undefined> {
  const row = await seenComments(db, viewer, postmortemId).where('comments.id', '=', id).executeTakeFirst();
  return row && commentOf(row);
}

export interface NewComment {
  readonly id: string;
  readonly postmortemId: string;
  readonly thread?: string;
  readonly author: string;
  readonly at: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly anchor: AnchorRow | null;
  readonly suggestion: string | null;
}

/** Adds a comment; mentions of people who do not see the postmortem are dropped. */
export async function add(db: Db, viewer: Viewer, comment: NewComment): Promise<CommentRow | undefined> {
  const { id, postmortemId, at } = comment;
  if (!(await isSeen(db, viewer, postmortemId))) return undefined;
  if (comment.thread !== undefined && comment.thread !== id) {
    const opener = await get(db, viewer, postmortemId, comment.thread);
    if (opener === undefined || opener.thread !== opener.id) return undefined;
  }
  const people = await mentions.whoSees(db, postmortemId, comment.mentions);
  await db
    .insertInto('comments')
    .values({
      id,
      postmortem_id: postmortemId,
      thread: comment.thread ?? id,
      author: comment.author,
      at,
      edited_at: null,
      text: comment.text,
      mentions: JSON.stringify(people),
      anchor: comment.anchor === null ? null : JSON.stringify(comment.anchor),
      suggestion: comment.suggestion,
      resolved_at: null,
      resolved_by: null,
      outcome: null,
    })
    .execute();
  await mentions.put(db, { commentId: id, postmortemId, people, at });
  return get(db, viewer, postmortemId, id);
}

export async function edit(
  db: Db,
  viewer: Viewer,
  change: {
    readonly postmortemId: string;
    readonly id: string;
    readonly text: string;
    readonly mentions?: readonly string[];
    readonly at: string;
  },
): Promise<CommentRow | undefined> {
  const { postmortemId, id, at } = change;
  const before = await get(db, viewer, postmortemId, id);
  if (before === undefined) return undefined;
  const people = await mentions.whoSees(db, postmortemId, change.mentions ?? before.mentions);
  await db
    .updateTable('comments')
    .set({ text: change.text, mentions: JSON.stringify(people), edited_at: at })
    .where('id', '=', id)
    .execute();
  await mentions.put(db, { commentId: id, postmortemId, people, at });
  return get(db, viewer, postmortemId, id);
}

/** Resolves a thread, or opens it again; with `outcome`, says what became of a suggestion. */
export async function resolve(
  db: Db,
  viewer: Viewer,
  change: {
    readonly postmortemId: string;
    readonly id: string;
    readonly resolved: boolean;
    readonly outcome?: 'accepted' | 'declined' | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<CommentRow | undefined> {
  const { postmortemId, id, resolved } = change;
  if ((await get(db, viewer, postmortemId, id)) === undefined) return undefined;
  await db
    .updateTable('comments')
    .set({
      resolved_at: resolved ? change.at : null,
      resolved_by: resolved ? change.by : null,
      outcome: resolved ? (change.outcome ?? null) : null,
    })
    .where('id', '=', id)
    .execute();
  return get(db, viewer, postmortemId, id);
}

/** Removes a comment. One that has answers stays as an empty place: the answers are other people's words. */
export async function remove(
  db: Db,
  viewer: Viewer,
  { postmortemId, id, at }: { readonly postmortemId: string; readonly id: string; readonly at: string },
): Promise<'removed' | 'emptied' | undefined> {
  if ((await get(db, viewer, postmortemId, id)) === undefined) return undefined;
  const answer = await db
    .selectFrom('comments')
    .select('id')
    .where('thread', '=', id)
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst();
  await mentions.put(db, { commentId: id, postmortemId, people: [], at });
  if (answer === undefined) {
    await db.deleteFrom('comments').where('id', '=', id).execute();
    return 'removed';
  }
  await db
    .updateTable('comments')
    .set({ text: '', suggestion: null, mentions: '[]', edited_at: at })
    .where('id', '=', id)
    .execute();
  return 'emptied';
}
