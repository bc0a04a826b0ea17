import { listColumn } from '../json-column.ts';
import { type Paged, type PageOptions, paged, partsOf } from '../paging.ts';
import type { Db } from '../store.ts';
import type { Viewer } from '../viewer.ts';
import { changedCharacters } from './changed-characters.ts';
import { seenPostmortem } from './seen-postmortem.ts';
import { type PersonRow, peopleByIds } from './users.ts';

export interface RevisionRow {
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly authors: PersonRow[];
  readonly reason: string;
  /** Characters added and removed against the revision before. */
  readonly added: number;
  readonly removed: number;
}

const columns = [
  'revisions.id',
  'revisions.version',
  'revisions.at',
  'revisions.authors',
  'revisions.reason',
  'revisions.added',
  'revisions.removed',
] as const;

interface Row {
  id: string;
  version: number;
  at: string;
  authors: string;
  reason: string;
  added: number;
  removed: number;
}

function seen(db: Db, viewer: Viewer, postmortemId: string) {
  return db
    .selectFrom('revisions')
    .select(columns)
    .where('revisions.postmortem_id', '=', postmortemId)
    .where(({ exists }) => exists(seenPostmortem(db, viewer, postmortemId).select('postmortems.number')));
}

async function rowsOf(db: Db, rows: readonly Row[]): Promise<RevisionRow[]> {
  const people = await peopleByIds(
    db,
    rows.flatMap((row) => listColumn(row.authors)),
  );
  return rows.map(({ authors, ...row }) => ({
    ...row,
    authors: listColumn(authors).map((id) => people.get(id) ?? { id, name: '' }),
  }));
}

/** History, newest first. */
export async function page(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  options: PageOptions,
): Promise<Paged<RevisionRow>> {
  let query = seen(db, viewer, postmortemId)
    .orderBy('revisions.version', 'desc')
    .orderBy('revisions.id', 'desc')
    .limit(options.limit + 1);
  const [version, id] = partsOf(options.cursor, 2) ?? [];
  if (typeof version === 'number' && typeof id === 'string') {
    query = query.where((where) =>
      where.or([
        where('revisions.version', '<', version),
        where.and([where('revisions.version', '=', version), where('revisions.id', '<', id)]),
      ]),
    );
  }
  const { items, nextCursor } = paged(
    await query.execute(),
    options.limit,
    (row) => [row.version, row.id],
    (row) => row,
  );
  return { items: await rowsOf(db, items), nextCursor };
}

/** One revision with its text, and the text of the one before. */
export async function get(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  revisionId: string,
): Promise<(RevisionRow & { readonly text: string; readonly before: string }) | undefined> {
  const row = await seen(db, viewer, postmortemId)
    .select('revisions.text')
    .where('revisions.id', '=', revisionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { text, ...known } = row;
  const [revision] = await rowsOf(db, [known]);
  const before = await newest(db, postmortemId)
    .where((where) =>
      where.or([
        where('version', '<', row.version),
        where.and([where('version', '=', row.version), where('id', '<', row.id)]),
      ]),
    )
    .executeTakeFirst();
  return revision && { ...revision, text, before: before?.text ?? '' };
}

export async function latest(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
): Promise<(RevisionRow & { readonly text: string }) | undefined> {
  const row = await seen(db, viewer, postmortemId)
    .select('revisions.text')
    .orderBy('revisions.version', 'desc')
    .orderBy('revisions.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { text, ...known } = row;
  const [revision] = await rowsOf(db, [known]);
  return revision && { ...revision, text };
}

function newest(db: Db, postmortemId: string) {
  return db
    .selectFrom('revisions')
    .select(['id', 'text'])
    .where('postmortem_id', '=', postmortemId)
    .orderBy('version', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

export interface NewRevision {
  readonly id: string;
  readonly postmortemId: string;
  readonly version: number;
  readonly at: string;
  readonly authors: readonly string[];
  readonly reason: string;
  readonly text: string;
}

/** Adds a revision; nothing where the text is that of the newest one. */
export async function add(db: Db, revision: NewRevision): Promise<void> {
  const before = await newest(db, revision.postmortemId).executeTakeFirst();
  if (before?.text === revision.text) return;
  await db
    .insertInto('revisions')
    .values(rowFor(revision, before?.text ?? ''))
    .execute();
}

/** Adds the first revisions of postmortems that are only just made. */
export async function addFirst(db: Db, made: readonly NewRevision[]): Promise<void> {
  await db
    .insertInto('revisions')
    .values(made.map((revision) => rowFor(revision, '')))
    .execute();
}

function rowFor(revision: NewRevision, before: string) {
  return {
    id: revision.id,
    postmortem_id: revision.postmortemId,
    version: revision.version,
    at: revision.at,
    authors: JSON.stringify([...new Set(revision.authors)]),
    reason: revision.reason,
    text: revision.text,
    ...changedCharacters(before, revision.text),
  };
}
