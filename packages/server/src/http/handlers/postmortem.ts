import { revisions, similar } from '@debrief/store';
import { changeAccess } from '../../commands/change-access.ts';
import { changeState } from '../../commands/change-state.ts';
import { restoreRevision, saveText } from '../../commands/change-text.ts';
import { recoverPostmortem, removePostmortem } from '../../commands/remove-postmortem.ts';
import { notFound } from '../../problem-error.ts';
import type { Group } from '../call.ts';
import { etagOf, expectedVersion } from '../etag.ts';
import { presentText } from '../present-text.ts';
import { revisionShape, summaryShape } from '../shapes.ts';
import { detailAnswer } from './library.ts';

type Names =
  | 'GET /api/postmortems/:id'
  | 'PUT /api/postmortems/:id/text'
  | 'PATCH /api/postmortems/:id'
  | 'DELETE /api/postmortems/:id'
  | 'POST /api/postmortems/:id/recover'
  | 'POST /api/postmortems/:id/state'
  | 'GET /api/postmortems/:id/gate'
  | 'GET /api/postmortems/:id/findings'
  | 'GET /api/postmortems/:id/similar'
  | 'GET /api/postmortems/:id/revisions'
  | 'GET /api/postmortems/:id/revisions/:revision'
  | 'POST /api/postmortems/:id/revisions/:revision/restore';

export const postmortem: Group<Names> = {
  'GET /api/postmortems/:id': ({ services, actor, params, reply }) =>
    detailAnswer(services, actor, params.id, reply),

  'PUT /api/postmortems/:id/text': async ({ context, params, body, request, reply }) => {
    const expected = expectedVersion(request.headers['if-match']);
    const row = await saveText(context, { id: params.id, text: body.text, reason: body.reason, expected });
    reply.header('etag', etagOf(row.version));
    return summaryShape(row);
  },

  'PATCH /api/postmortems/:id': async ({ services, actor, context, params, body, reply }) => {
    await changeAccess(context, { id: params.id, ...body });
    return detailAnswer(services, actor, params.id, reply);
  },

  'DELETE /api/postmortems/:id': async ({ context, params }) => {
    await removePostmortem(context, params.id);
    return undefined;
  },

  'POST /api/postmortems/:id/recover': async ({ services, actor, context, params, reply }) => {
    await recoverPostmortem(context, params.id);
    return detailAnswer(services, actor, params.id, reply);
  },

  'POST /api/postmortems/:id/state': async ({ services, context, params, body, reply }) => {
    const row = await changeState(context, services, { id: params.id, ...body });
    reply.header('etag', etagOf(row.version));
    return summaryShape(row);
  },

  'GET /api/postmortems/:id/gate': async (call) =>
    call.services.documents.ask('judge', await presentText(call)),

  'GET /api/postmortems/:id/findings': async (call) => {
    const asked = await presentText(call);
    return { version: asked.version, findings: await call.services.documents.ask('findings', asked) };
  },

  'GET /api/postmortems/:id/similar': async ({ services, actor, params }) => {
    const found = await services.store.read((db) =>
      similar.toPostmortem(db, actor, params.id, { limit: 10 }),
    );
    if (found === undefined) throw notFound('The postmortem');
    const items = found.map(({ postmortem: row, score, why }) => ({
      postmortem: summaryShape(row),
      score,
      why: [...why],
    }));
    return { items };
  },

  'GET /api/postmortems/:id/revisions': async ({ services, actor, params, query }) => {
    const page = await services.store.read((db) => revisions.page(db, actor, params.id, query));
    return { items: page.items.map(revisionShape), nextCursor: page.nextCursor };
  },

  'GET /api/postmortems/:id/revisions/:revision': async ({ services, actor, params }) => {
    const row = await services.store.read((db) => revisions.get(db, actor, params.id, params.revision));
    if (row === undefined) throw notFound('The revision');
    return { ...revisionShape(row), text: row.text, before: row.before };
  },

  'POST /api/postmortems/:id/revisions/:revision/restore': async ({ context, params, reply }) => {
    const row = await restoreRevision(context, { id: params.id, revision: params.revision });
    reply.header('etag', etagOf(row.version));
    return summaryShape(row);
  },
};
