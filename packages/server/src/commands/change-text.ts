/** Changes of a whole text that come from outside the editor. They merge with what people type at the moment. */
import { postmortems, revisions } from '@debrief/store';
import { liveActor } from '../auth/actors.ts';
import type { CommandContext } from '../context.ts';
import { etagOf } from '../http/etag.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { DetailRow, SummaryRow } from '../rows.ts';

/** The postmortem, to be changed; throws `not-found`, or `conflict` where it lies in the bin. */
export async function openForChange({ actor, store }: CommandContext, id: string): Promise<DetailRow> {
  const row = await store.read((db) => postmortems.get(db, actor, id));
  if (row === undefined) throw notFound('The postmortem');
  if (row.removedAt !== null)
    throw new ProblemError('conflict', 'The postmortem lies in the bin. Take it out first, then change it.');
  return row;
}

/** What stands in the library after a change. */
export async function summaryAfter({ actor, store }: CommandContext, id: string): Promise<SummaryRow> {
  const row = await store.read((db) => postmortems.summary(db, actor, id));
  if (row === undefined) throw notFound('The postmortem');
  return row;
}

/**
 * Saves a whole text that was written seeing `expected` (null: whatever stands). Throws `changed-meanwhile` with the
 * present ETag where another version is saved by now.
 */
export async function saveText(
  context: CommandContext,
  input: { id: string; text: string; reason: string; expected: number | null },
): Promise<SummaryRow> {
  const row = await openForChange(context, input.id);
  if (input.expected !== null && input.expected !== row.version)
    throw new ProblemError(
      'changed-meanwhile',
      `You saw version ${input.expected}; version ${row.version} is saved by now. Load it, make your change in it, then save again.`,
      { etag: etagOf(row.version) },
    );
  const { text, reason } = input;
  await context.live.applyText(input.id, liveActor(context.actor), { base: row.text, text, reason });
  return summaryAfter(context, input.id);
}

/** Makes an old text the present one, as a new revision. */
export async function restoreRevision(
  context: CommandContext,
  input: { id: string; revision: string },
): Promise<SummaryRow> {
  await openForChange(context, input.id);
  const old = await context.store.read((db) => revisions.get(db, context.actor, input.id, input.revision));
  if (old === undefined) throw notFound('The revision');
  // Against what everybody sees now, typed text included: the restored text stands as it was, whole.
  const { text: base } = await context.live.saveNow(input.id);
  const reason = `restored version ${old.version}`;
  await context.live.applyText(input.id, liveActor(context.actor), { base, text: old.text, reason });
  return summaryAfter(context, input.id);
}
