import { evidenceFiles, events as rows } from '@debrief/store';
import { addEvidence, cancelEvidence, removeEvidence } from '../../commands/add-evidence.ts';
import { draftFromEvidence } from '../../commands/draft-from-evidence.ts';
import { citationsOf } from '../../evidence/draft-events.ts';
import type { Group } from '../call.ts';
import { eventShape, evidenceShape } from '../shapes.ts';

type Names =
  | 'GET /api/postmortems/:id/evidence'
  | 'POST /api/postmortems/:id/evidence'
  | 'POST /api/postmortems/:id/evidence/:file/cancel'
  | 'DELETE /api/postmortems/:id/evidence/:file'
  | 'GET /api/postmortems/:id/events'
  | 'POST /api/postmortems/:id/draft';

export const evidence: Group<Names> = {
  'GET /api/postmortems/:id/evidence': async ({ services, actor, params }) => ({
    items: (await services.store.read((db) => evidenceFiles.list(db, actor, params.id))).map(evidenceShape),
  }),

  'POST /api/postmortems/:id/evidence': async ({ services, context, params, body }) => {
    const made = await addEvidence(context, { postmortemId: params.id, ...body });
    services.jobs.wake();
    return { items: made.map(evidenceShape) };
  },

  'POST /api/postmortems/:id/evidence/:file/cancel': async ({ context, params }) =>
    evidenceShape(await cancelEvidence(context, params.id, params.file)),

  'DELETE /api/postmortems/:id/evidence/:file': async ({ context, params }) => {
    await removeEvidence(context, params.id, params.file);
    return undefined;
  },

  'GET /api/postmortems/:id/events': async ({ services, actor, params, query }) => {
    const { ids, from, to, ...page } = query;
    const window = { from: millis(from), to: millis(to) };
    return services.store.read(async (db) => {
      const sources = await rows.sources(db, actor, params.id);
      if (ids !== undefined) {
        const named = await rows.byIds(db, actor, params.id, ids.split(',').filter(Boolean));
        return { items: named.map(eventShape), nextCursor: null, sources };
      }
      const found = await rows.page(db, actor, params.id, { ...page, ...window });
      return { items: found.items.map(eventShape), nextCursor: found.nextCursor, sources };
    });
  },

  'POST /api/postmortems/:id/draft': async ({ services, context, params, body }) => {
    const zone = body.zone ?? (await services.policy.current()).zone;
    const window = { from: millis(body.from), to: millis(body.to) };
    const draft = await draftFromEvidence(context, services.documents, {
      id: params.id,
      template: body.template,
      zone,
      ...window,
    });
    const moments = Object.entries(draft.moments).map(([name, moment]) => [name, { at: moment.at }]);
    return {
      markdown: draft.markdown,
      entries: draft.entries.map(({ at, text, kind, events }) => ({ at, text, kind, events: [...events] })),
      moments: Object.fromEntries(moments),
      questions: draft.questions.map(({ section, text }) => ({ section, text })),
      citations: citationsOf(draft.markdown),
    };
  },
};

/** An instant with milliseconds, as the store compares them. */
function millis(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}
