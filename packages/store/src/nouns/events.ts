import { sql } from 'kysely';
import { type Paged, type PageOptions, paged, partsOf } from '../paging.ts';
import type { Db } from '../store.ts';
import type { Viewer } from '../viewer.ts';
import { seenPostmortem } from './seen-postmortem.ts';

export interface EventRow {
  readonly id: string;
  readonly file: string;
  readonly at: string;
  readonly until: string | null;
  readonly source: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly place: string;
  readonly sha256: string;
}

export interface EventFilter {
  readonly source?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  /** Words that must stand in the event's text or actor, each of them. */
  readonly q?: string;
}

const insertedAtOnce = 500;

/** Adds events of a file; those that the postmortem has are left as they are. Gives how many were new. */
export async function insertMany(
  db: Db,
  batch: {
    readonly postmortemId: string;
    readonly fileId: string;
    readonly events: readonly (Omit<EventRow, 'file'> & { readonly json: string })[];
  },
): Promise<number> {
  let added = 0n;
  for (let at = 0; at < batch.events.length; at += insertedAtOnce) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('events')
      .values(
        batch.events.slice(at, at + insertedAtOnce).map((event) => ({
          postmortem_id: batch.postmortemId,
          id: event.id,
          file_id: batch.fileId,
          at: event.at,
          until: event.until,
          source: event.source,
          kind: event.kind,
          actor: event.actor,
          text: event.text,
          url: event.url,
          place: event.place,
          sha256: event.sha256,
          json: event.json,
        })),
      )
      .onConflict((conflict) => conflict.columns(['postmortem_id', 'id']).doNothing())
      .executeTakeFirst();
    added += numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(added);
}

function seenEvents(db: Db, viewer: Viewer, postmortemId: string) {
  return db
    .selectFrom('events')
    .where('events.postmortem_id', '=', postmortemId)
    .where(({ exists }) => exists(seenPostmortem(db, viewer, postmortemId).select('postmortems.number')));
}

type Query = ReturnType<typeof seenEvents>;

const columns = [
  'events.id',
  'events.file_id as file',
  'events.at',
  'events.until',
  'events.source',
  'events.kind',
  'events.actor',
  'events.text',
  'events.url',
  'events.place',
  'events.sha256',
] as const;

/** By time. */
export async function page(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  options: PageOptions & EventFilter,
): Promise<Paged<EventRow>> {
  const rows = await inOrder(narrowed(seenEvents(db, viewer, postmortemId), options), options)
    .select(columns)
    .execute();
  return paged(
    rows,
    options.limit,
    (row) => [row.at, row.id],
    (row) => row,
  );
}

function inOrder(query: Query, { limit, cursor }: PageOptions): Query {
  const ordered = query
    .orderBy('events.at')
    .orderBy('events.id')
    .limit(limit + 1);
  const [at, id] = partsOf(cursor, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string') return ordered;
  return ordered.where((where) =>
    where.or([
      where('events.at', '>', at),
      where.and([where('events.at', '=', at), where('events.id', '>', id)]),
    ]),
  );
}

function narrowed(query: Query, { source, kind, from, to, q }: EventFilter): Query {
  let narrow = query;
  if (source !== undefined) narrow = narrow.where('events.source', '=', source);
  if (kind !== undefined) narrow = narrow.where('events.kind', '=', kind);
  if (from !== undefined) narrow = narrow.where('events.at', '>=', from);
  if (to !== undefined) narrow = narrow.where('events.at', '<=', to);
  for (const word of q?.toLowerCase().split(/\s+/) ?? []) {
    if (word === '') continue;
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    narrow = narrow.where(
      sql<boolean>`lower(events.text || ' ' || coalesce(events.actor, '')) like ${pattern} escape '\\'`,
    );
  }
  return narrow;
}

/** The events that citations name, by time. */
export async function byIds(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  ids: readonly string[],
): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  return seenEvents(db, viewer, postmortemId)
    .select(columns)
    .where('events.id', 'in', ids)
    .orderBy('events.at')
    .orderBy('events.id')
    .execute();
}

/** How many events each source gave, most first. */
export async function sources(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
): Promise<{ readonly source: string; readonly count: number }[]> {
  return seenEvents(db, viewer, postmortemId)
    .select((select) => ['events.source', select.fn.countAll<number>().as('count')])
    .groupBy('events.source')
    .orderBy('count', 'desc')
    .orderBy('events.source')
    .execute();
}

/** Whole normalised events as JSON, by time: for drafting. */
export async function normalised(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  options: PageOptions & { readonly from?: string; readonly to?: string },
): Promise<Paged<string>> {
  const rows = await inOrder(narrowed(seenEvents(db, viewer, postmortemId), options), options)
    .select(['events.at', 'events.id', 'events.json'])
    .execute();
  return paged(
    rows,
    options.limit,
    (row) => [row.at, row.id],
    (row) => row.json,
  );
}
