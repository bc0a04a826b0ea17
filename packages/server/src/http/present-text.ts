import { postmortems, StoreError } from '@debrief/store';
import { todayOf } from '../context.ts';
import { notFound } from '../problem-error.ts';
import type { DetailRow } from '../rows.ts';
import type { Call } from './call.ts';

type Asked = Pick<Call<'GET /api/postmortems/:id'>, 'services' | 'actor' | 'params'>;

/** The row with its text, or 404. */
export async function rowWithText({ services, actor, params }: Asked): Promise<DetailRow> {
  const row = await services.store.read((db) => postmortems.get(db, actor, params.id));
  if (row === undefined) throw notFound('The postmortem');
  return row;
}

/**
 * The row once everything is saved that was typed so far. Where it cannot be saved just now (a full disk), the text as it was
 * saved last: reading goes on.
 */
export async function presentRow(asked: Asked): Promise<DetailRow> {
  await asked.services.live.saveNow(asked.params.id).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
  });
  return rowWithText(asked);
}

/** What the document thread is asked with: the present text, the policy, the date. */
export async function presentText(asked: Asked) {
  const [{ text, fileName, version }, policy] = await Promise.all([
    presentRow(asked),
    asked.services.policy.current(),
  ]);
  return { text, fileName, version, policy, today: todayOf(asked.services.clock) };
}
