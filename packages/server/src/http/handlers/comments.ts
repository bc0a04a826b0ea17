import { comments as rows } from '@debrief/store';
import { addComment, changeComment, removeComment } from '../../commands/comment.ts';
import type { Group } from '../call.ts';
import { commentShape } from '../shapes.ts';

type Names =
  | 'GET /api/postmortems/:id/comments'
  | 'POST /api/postmortems/:id/comments'
  | 'PATCH /api/postmortems/:id/comments/:comment'
  | 'DELETE /api/postmortems/:id/comments/:comment';

export const comments: Group<Names> = {
  'GET /api/postmortems/:id/comments': async ({ services, actor, params }) => ({
    items: (await services.store.read((db) => rows.list(db, actor, params.id))).map(commentShape),
  }),

  'POST /api/postmortems/:id/comments': async ({ context, params, body }) =>
    commentShape(await addComment(context, { postmortemId: params.id, ...body })),

  'PATCH /api/postmortems/:id/comments/:comment': async ({ context, params, body }) =>
    commentShape(await changeComment(context, { postmortemId: params.id, id: params.comment, ...body })),

  'DELETE /api/postmortems/:id/comments/:comment': async ({ context, params }) => {
    await removeComment(context, { postmortemId: params.id, id: params.comment });
    return undefined;
  },
};
