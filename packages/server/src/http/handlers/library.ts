import { answerTriggers } from '@debrief/review';
import { actions, home, mentions, postmortems, savedViews, search } from '@debrief/store';
import { namesOf } from '../../auth/actors.ts';
import { createPostmortem } from '../../commands/create-postmortem.ts';
import { removeView, saveView } from '../../commands/save-view.ts';
import { type Actor, instantOf, todayOf } from '../../context.ts';
import { templateText } from '../../documents/template-text.ts';
import { deadlinesOf, dueOf } from '../../policy/due-dates.ts';
import { notFound } from '../../problem-error.ts';
import type { Services } from '../../services.ts';
import type { Call, Group } from '../call.ts';
import { actionShape, commentShape, detailShape, summaryShape } from '../shapes.ts';

type Names =
  | 'GET /api/postmortems'
  | 'GET /api/facets'
  | 'POST /api/postmortems'
  | 'GET /api/views'
  | 'POST /api/views'
  | 'DELETE /api/views/:id'
  | 'GET /api/home'
  | 'POST /api/mentions/read'
  | 'GET /api/actions'
  | 'GET /api/templates'
  | 'POST /api/triggers';

export const library: Group<Names> = {
  'GET /api/postmortems': async ({ services, actor, query }) => {
    const { limit, cursor, sort } = query;
    const found = await services.store.read((db) =>
      search.library(db, actor, { ...narrowing(query, actor), limit, cursor, sort }),
    );
    const { nextCursor, total, totalCapped, didYouMean } = found;
    const items = found.items.map((row) => ({ ...summaryShape(row), snippets: row.snippets }));
    return { items, nextCursor, total, totalCapped, didYouMean };
  },

  'GET /api/facets': ({ services, actor, query }) =>
    services.store.read((db) => search.facets(db, actor, narrowing(query, actor))),

  'POST /api/postmortems': async ({ services, actor, context, body, reply }) => {
    const text =
      body.text ?? beginning(await templateText(services.documents, body.template ?? 'standard'), body.title);
    const { fileName, restricted } = body;
    const row = await createPostmortem(context, { text, fileName, restricted, reason: 'made' });
    reply.header('location', `/api/postmortems/${row.id}`);
    return detailAnswer(services, actor, row.id, reply);
  },

  'GET /api/views': async ({ services, actor }) => {
    const { userId } = actor;
    const rows = userId === null ? [] : await services.store.read((db) => savedViews.list(db, userId));
    return { items: rows.map(({ id, name, query, shared }) => ({ id, name, query, shared })) };
  },

  'POST /api/views': ({ context, body }) => saveView(context, body),

  'DELETE /api/views/:id': async ({ context, params }) => {
    await removeView(context, params.id);
    return undefined;
  },

  'GET /api/home': async ({ services, actor }) => {
    const today = todayOf(services.clock);
    const [waiting, policy] = await Promise.all([
      services.store.read((db) => home.overview(db, actor, { names: namesOf(actor), today, limit: 20 })),
      services.policy.current(),
    ]);
    return {
      drafts: waiting.drafts.map((row) => ({ ...summaryShape(row), ...dueOf(row, 'draft', policy, today) })),
      reviews: waiting.reviews.map((row) => ({
        ...summaryShape(row),
        ...dueOf(row, 'final', policy, today),
      })),
      actions: waiting.actions.map(actionShape),
      mentions: waiting.mentions.map(({ comment, postmortem, read }) => ({
        comment: commentShape(comment),
        postmortem: { id: postmortem.id, title: postmortem.title },
        read,
      })),
      recent: waiting.recent.map(summaryShape),
      total: waiting.total,
    };
  },

  'POST /api/mentions/read': async ({ services, actor, body }) => {
    const { userId } = actor;
    if (userId !== null)
      await services.store.write((db) =>
        mentions.markRead(db, { userId, comments: body.comments, at: instantOf(services.clock) }),
      );
    return undefined;
  },

  'GET /api/actions': async ({ services, actor, query }) => {
    const asked = { ...query, today: todayOf(services.clock), mine: namesOf(actor) };
    const [page, counts] = await services.store.read(async (db) => [
      await actions.page(db, actor, asked),
      await actions.counts(db, actor, asked),
    ]);
    return { items: page.items.map(actionShape), nextCursor: page.nextCursor, counts };
  },

  'GET /api/templates': async ({ services }) => ({
    items: (await services.documents.ask('templates', {})).map(({ name, title, use, markdown }) => ({
      name,
      title,
      description: use,
      text: markdown,
    })),
  }),

  'POST /api/triggers': async ({ services, body }) => {
    const policy = await services.policy.current();
    const level = body.severity === null ? null : severityLevel(body.severity, policy.severities);
    const triggers = answerTriggers({ ...body, severity: level }, policy).map(
      ({ trigger, fires, because }) => ({
        trigger,
        fires,
        because,
      }),
    );
    return { asked: triggers.some(({ fires }) => fires === true), triggers };
  },
};

interface Asked {
  readonly q?: string;
  readonly state?: string[];
  readonly severity?: string[];
  readonly service?: string[];
  readonly factor?: string[];
  readonly person?: string;
  readonly role?: 'author' | 'owner' | 'reviewer';
  readonly from?: string;
  readonly to?: string;
  readonly removed?: 'true' | 'false';
}

function narrowing(asked: Asked, actor: Actor) {
  const { q, state, severity, service, factor, from, to, role } = asked;
  const names = asked.person === 'me' ? namesOf(actor) : asked.person === undefined ? null : [asked.person];
  const person = names === null ? undefined : { names, role };
  return { q, state, severity, service, factor, from, to, person, removed: asked.removed === 'true' };
}

/** A template's text, with the title that was given in place of its prompt. */
function beginning(text: string, title: string | undefined): string {
  if (title === undefined || title === '') return text;
  return text.replace(/^# ([^<\n]*?)(?:<!--.*?-->)?[ \t]*$/m, (_, before: string) => {
    const words = title.replace(/\s+/g, ' ');
    return `# ${/:\s*$/.test(before) ? before : ''}${words}`;
  });
}

/** `SEV2`, `P1`, `2` or a house name of the policy, as a level. */
function severityLevel(words: string, house: ReadonlyMap<string, number>): number | null {
  const named = house.get(words.trim().toLowerCase());
  if (named !== undefined) return named;
  const level = Number(/^(?:sev(?:erity)?|s|p(?:riority)?)?[\s-]*([1-5])$/i.exec(words.trim())?.[1]);
  return Number.isNaN(level) ? null : level;
}

/** A postmortem as its page shows it, with the ETag of its text. */
export async function detailAnswer(
  services: Services,
  actor: Actor,
  id: string,
  reply: Call<'GET /api/postmortems/:id'>['reply'],
) {
  const [row, policy] = await Promise.all([
    services.store.read((db) => postmortems.get(db, actor, id)),
    services.policy.current(),
  ]);
  if (row === undefined) throw notFound('The postmortem');
  reply.header('etag', `"v${row.version}"`);
  const ending = await services.pages.ending(row, row.text, policy);
  return detailShape(row, actor, deadlinesOf(ending, row.state, policy, todayOf(services.clock)));
}
