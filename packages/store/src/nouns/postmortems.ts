import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import {
  nameOf,
  personOf,
  type RawSummary,
  type SummaryRow,
  selectSummaries,
  summaryOf,
} from './postmortem-rows.ts';
import type { PersonRow } from './users.ts';

export { prepareText } from '../project-text.ts';
export {
  insert,
  insertMany,
  type NewPostmortem,
  recover,
  remove,
  rename,
  setAccess,
} from './postmortem-changes.ts';
export { type HeadRow, head } from './postmortem-head.ts';
export type { DocumentState, SummaryRow } from './postmortem-rows.ts';
export { type SavedText, saveText, type TextToSave } from './save-text.ts';

export interface DetailRow extends SummaryRow {
  readonly text: string;
  readonly createdAt: string;
  readonly createdBy: PersonRow | null;
  /** Whom it was opened to, where it is restricted. */
  readonly people: PersonRow[];
  /** Number of the last live update that `text` holds. */
  readonly liveSeq: number;
}

/** One postmortem with its text, in the bin or not. */
export async function get(db: Db, viewer: Viewer, id: string): Promise<DetailRow | undefined> {
  const row = await selectSummaries(db, viewer)
    .select([
      'postmortems.text',
      'postmortems.live_seq',
      'postmortems.created_at',
      'postmortems.created_by',
      nameOf('created_by').as('creator'),
    ])
    .where('postmortems.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...summaryOf(row),
    text: row.text,
    createdAt: row.created_at,
    createdBy: personOf(row.created_by, row.creator),
    people: row.restricted === 1 ? await peopleOf(db, id) : [],
    liveSeq: row.live_seq,
  };
}

async function peopleOf(db: Db, id: string): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('access')
    .leftJoin('users', 'users.id', 'access.user_id')
    .select(['access.user_id', 'users.name'])
    .where('access.postmortem_id', '=', id)
    .orderBy('users.name')
    .orderBy('access.user_id')
    .execute();
  return rows.map((row) => ({ id: row.user_id, name: row.name ?? '' }));
}

export async function summary(db: Db, viewer: Viewer, id: string): Promise<SummaryRow | undefined> {
  const row = await selectSummaries(db, viewer).where('postmortems.id', '=', id).executeTakeFirst();
  return row && summaryOf(row);
}

/** In the order of `ids`; what the viewer does not see is left out. */
export async function summaries(db: Db, viewer: Viewer, ids: readonly string[]): Promise<SummaryRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectSummaries(db, viewer).where('postmortems.id', 'in', ids).execute();
  const byId = new Map(rows.map((row: RawSummary) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [summaryOf(row)];
  });
}

/** Whether the viewer may know that it exists. */
export async function exists(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return (await visibleIds(db, viewer, [id])).has(id);
}

export async function visibleIds(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('postmortems')
    .select('postmortems.id')
    .where('postmortems.id', 'in', ids)
    .where(visible(viewer))
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Who sees it, besides administrators where it is restricted. */
export async function audience(
  db: Db,
  id: string,
): Promise<{ readonly restricted: boolean; readonly people: string[] } | undefined> {
  const row = await db
    .selectFrom('postmortems')
    .select(['restricted', 'created_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const people = (await peopleOf(db, id)).map((person) => person.id);
  if (row.created_by !== null && !people.includes(row.created_by)) people.push(row.created_by);
  return { restricted: row.restricted === 1, people };
}

/** Texts in order of id, after `after`, the bin left out: for exports and work on the whole library. */
export async function texts(
  db: Db,
  viewer: Viewer,
  options: { readonly after?: string; readonly limit: number },
): Promise<{ readonly id: string; readonly fileName: string; readonly text: string }[]> {
  const rows = await db
    .selectFrom('postmortems')
    .select(['postmortems.id', 'postmortems.file_name', 'postmortems.text'])
    .where(visible(viewer))
    .where('postmortems.removed_at', 'is', null)
    .where('postmortems.id', '>', options.after ?? '')
    .orderBy('postmortems.id')
    .limit(options.limit)
    .execute();
  return rows.map((row) => ({ id: row.id, fileName: row.file_name, text: row.text }));
}
