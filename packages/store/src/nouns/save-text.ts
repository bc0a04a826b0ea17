import { engineOf } from '../engine/kysely-over.ts';
import { projectText } from '../project-text.ts';
import type { Db } from '../store.ts';
import type { Viewer } from '../viewer.ts';
import { seenBy } from './postmortem-changes.ts';
import { type SummaryRow, selectSummaries, summaryOf } from './postmortem-rows.ts';
import * as revisions from './revisions.ts';
import { seenPostmortem } from './seen-postmortem.ts';
import { projectedColumns, writeProjections } from './write-projection.ts';

export interface TextToSave {
  readonly id: string;
  readonly text: string;
  /** The version that was seen; null to save over whatever stands. */
  readonly expectedVersion: number | null;
  readonly actor: string | null;
  /** Whose edits the text holds, for the revision. */
  readonly authors: readonly string[];
  readonly at: string;
  readonly reason: string;
  /** Null: no revision of its own, a later one will hold it. */
  readonly revisionId: string | null;
  /** Number of the last live update that the text holds. */
  readonly liveSeq?: number;
}

export type SavedText =
  | { readonly kind: 'saved' | 'unchanged'; readonly row: SummaryRow }
  | { readonly kind: 'changed-meanwhile'; readonly version: number }
  /** A later live update is saved already. */
  | { readonly kind: 'behind'; readonly liveSeq: number }
  | { readonly kind: 'absent' };

/** Saves a text with all that is read off it. Nothing is written unless the answer is `saved` (or `unchanged`). */
export async function saveText(db: Db, viewer: Viewer, save: TextToSave): Promise<SavedText> {
  let query = seenPostmortem(db, viewer, save.id).select([
    'postmortems.number',
    'postmortems.text',
    'postmortems.version',
    'postmortems.live_seq',
    'postmortems.file_name',
    'postmortems.restricted',
    'postmortems.created_by',
    'postmortems.removed_at',
  ]);
  // Two who save at once: the second waits, and then sees what the first has made of it.
  if (engineOf(db) === 'postgres') query = query.forUpdate('postmortems');
  const now = await query.executeTakeFirst();
  if (now === undefined) return { kind: 'absent' };
  if (save.expectedVersion !== null && save.expectedVersion !== now.version) {
    return { kind: 'changed-meanwhile', version: now.version };
  }
  if (save.liveSeq !== undefined && save.liveSeq < now.live_seq)
    return { kind: 'behind', liveSeq: now.live_seq };
  const liveSeq = save.liveSeq ?? now.live_seq;
  const changed = save.text !== now.text;
  const version = changed ? now.version + 1 : now.version;
  if (changed) {
    const projection = await projectText(save.text, now.file_name);
    await db
      .updateTable('postmortems')
      .set({
        text: save.text,
        version,
        live_seq: liveSeq,
        updated_at: save.at,
        updated_by: save.actor,
        ...projectedColumns(projection),
      })
      .where('id', '=', save.id)
      .execute();
    const seers = now.restricted === 1 ? await seenBy(db, save.id, now.created_by) : null;
    const { number, removed_at } = now;
    const { id, text } = save;
    await writeProjections(
      db,
      [{ id, number, text, projection, removed: removed_at !== null, seenBy: seers }],
      false,
    );
  } else if (liveSeq !== now.live_seq) {
    await db.updateTable('postmortems').set({ live_seq: liveSeq }).where('id', '=', save.id).execute();
  }
  if (save.revisionId !== null) {
    await revisions.add(db, {
      id: save.revisionId,
      postmortemId: save.id,
      version,
      at: save.at,
      authors: save.authors,
      reason: save.reason,
      text: save.text,
    });
  }
  const row = await selectSummaries(db, viewer)
    .where('postmortems.id', '=', save.id)
    .executeTakeFirstOrThrow();
  return { kind: changed ? 'saved' : 'unchanged', row: summaryOf(row) };
}
