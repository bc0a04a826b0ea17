/** Comments and suggestions: made, changed, resolved, removed. */
import { comments, outbox } from '@debrief/store';
import type { Anchor } from '@debrief/wire';
import { type CommandContext, instantOf } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { CommentRow } from '../rows.ts';
import { openForChange } from './change-text.ts';

interface NewComment {
  readonly postmortemId: string;
  readonly text: string;
  readonly thread?: string;
  readonly anchor?: Anchor | null;
  readonly suggestion?: string;
  readonly mentions: readonly string[];
}

/** Adds a comment; throws `invalid-request` for one that says nothing, `not-found` for a thread that is not there. */
export async function addComment(context: CommandContext, input: NewComment): Promise<CommentRow> {
  const { actor, store, clock, ids } = context;
  const author = actor.userId;
  if (author === null) throw notFound('The account');
  if (input.text.trim() === '' && input.suggestion === undefined)
    throw new ProblemError('invalid-request', 'Write something, or suggest other words.', {
      errors: [{ path: 'body.text', message: 'Write something, or suggest other words.' }],
    });
  await openForChange(context, input.postmortemId);
  return store.write(async (db) => {
    const at = instantOf(clock);
    const { postmortemId, thread, text, mentions } = input;
    const row = await comments.add(db, actor, {
      id: ids.id(),
      postmortemId,
      ...(thread === undefined ? {} : { thread }),
      author,
      at,
      text,
      mentions,
      anchor: input.anchor ?? null,
      suggestion: input.suggestion ?? null,
    });
    if (row === undefined) throw notFound('The thread');
    await outbox.add(db, { at, kind: 'comments', postmortemId, actor: author });
    return row;
  });
}

interface CommentChange {
  readonly postmortemId: string;
  readonly id: string;
  readonly text?: string;
  readonly resolved?: boolean;
  readonly outcome?: 'accepted' | 'declined';
}

/** Changes one's own words; resolves or reopens a thread; accepts or declines a suggestion. */
export async function changeComment(context: CommandContext, input: CommentChange): Promise<CommentRow> {
  const { actor, store, clock } = context;
  const by = actor.userId;
  if (by === null) throw notFound('The account');
  await openForChange(context, input.postmortemId);
  return store.write(async (db) => {
    const at = instantOf(clock);
    const { postmortemId, id } = input;
    let row = await comments.get(db, actor, postmortemId, id);
    if (row === undefined) throw notFound('The comment');
    if (input.text !== undefined) {
      if (row.author.id !== by)
        throw new ProblemError('not-allowed', 'Only its author may change the words of a comment.');
      row = await comments.edit(db, actor, { postmortemId, id, text: input.text, at });
    }
    if (input.resolved !== undefined || input.outcome !== undefined) {
      if (actor.role === 'reader' && row?.author.id !== by)
        throw new ProblemError('not-allowed', 'Members resolve threads; readers resolve their own.');
      if (input.outcome !== undefined && row?.suggestion === null)
        throw new ProblemError(
          'conflict',
          'This comment suggests nothing that could be accepted or declined.',
        );
      const resolved = input.resolved ?? true;
      row = await comments.resolve(db, actor, {
        postmortemId,
        id,
        resolved,
        outcome: input.outcome ?? null,
        by,
        at,
      });
    }
    if (row === undefined) throw notFound('The comment');
    await outbox.add(db, { at, kind: 'comments', postmortemId, actor: by });
    return row;
  });
}

/** Removes one's own comment (administrators: any); one with answers keeps its place, empty. */
export async function removeComment(
  context: CommandContext,
  { postmortemId, id }: { postmortemId: string; id: string },
): Promise<void> {
  const { actor, store, clock } = context;
  await store.write(async (db) => {
    const row = await comments.get(db, actor, postmortemId, id);
    if (row === undefined) throw notFound('The comment');
    if (row.author.id !== actor.userId && actor.role !== 'admin')
      throw new ProblemError('not-allowed', 'Only its author may remove a comment.');
    const at = instantOf(clock);
    await comments.remove(db, actor, { postmortemId, id, at });
    await outbox.add(db, { at, kind: 'comments', postmortemId, actor: actor.userId });
  });
}
