/** The library without words: rows in the order of a column. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CursorPart, type PageOptions, paged, partsOf } from '../paging.ts';
import { type Narrowing, rowCondition } from '../search/narrowing.ts';
import { amongNumbers } from '../search/number-list.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import { type RawSummary, type SummaryRow, selectSummaries, summaryOf } from './postmortem-rows.ts';

export type LibrarySort = 'relevance' | 'updated' | 'date' | 'severity';

interface ListedRow extends SummaryRow {
  readonly snippets: [];
}

/**
 * A page in order. `numbers`: the newest matches, or null where everything matches. Where they are all that match,
 * only they are looked at; where there are more, the walk in order soon finds enough.
 */
export async function listing(
  db: Db,
  viewer: Viewer,
  options: Narrowing & PageOptions & { readonly sort?: LibrarySort },
  numbers: readonly number[] | null,
  countedTo: number,
): Promise<{ items: ListedRow[]; nextCursor: string | null; total: number; totalCapped: boolean }> {
  const few = numbers !== null && numbers.length <= countedTo;
  if (few && numbers.length === 0) return { items: [], nextCursor: null, total: 0, totalCapped: false };
  const among = sql<SqlBool>`${few ? amongNumbers(db, 'postmortems.number', numbers) : sql`1 = 1`}`;
  const where = sql<SqlBool>`(${among} and ${rowCondition(options)})`;
  const order = orders[options.sort ?? 'updated'] ?? orders.updated;
  let query = selectSummaries(db, viewer)
    .where(where)
    .orderBy(order.by)
    .orderBy(order.id)
    .limit(options.limit + 1);
  const parts = partsOf(options.cursor, 2);
  if (parts !== undefined) query = query.where(order.after(parts[0] ?? null, parts[1] ?? null));
  // Of a narrowing the index has counted already.
  const counted = numbers !== null && !few ? numbers.length : totalOf(db, viewer, where, countedTo);
  const [rows, total] = await Promise.all([query.execute(), counted]);
  const page = paged(
    rows,
    options.limit,
    (row) => [order.of(row), row.id],
    (row): ListedRow => ({ ...summaryOf(row), snippets: [] }),
  );
  return { ...page, total: Math.min(total, countedTo), totalCapped: total > countedTo };
}

async function totalOf(
  db: Db,
  viewer: Viewer,
  where: RawBuilder<SqlBool>,
  countedTo: number,
): Promise<number> {
  const { total } = await db
    .selectFrom(
      db
        .selectFrom('postmortems')
        .select('postmortems.number')
        .where(where)
        .where(visible(viewer))
        .limit(countedTo + 1)
        .as('matches'),
    )
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

interface Order {
  readonly by: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly of: (row: RawSummary) => CursorPart;
  readonly after: (value: CursorPart, id: CursorPart) => RawBuilder<SqlBool>;
}

const byUpdated: Order = {
  by: sql`postmortems.updated_at desc`,
  id: sql`postmortems.id desc`,
  of: (row) => row.updated_at,
  after: (value, id) => sql`(postmortems.updated_at, postmortems.id) < (${value}, ${id})`,
};

/** What has no date, or no severity, comes last. */
const orders: Readonly<Record<LibrarySort, Order>> = {
  relevance: byUpdated,
  updated: byUpdated,
  date: {
    by: sql`coalesce(postmortems.date, '') desc`,
    id: sql`postmortems.id desc`,
    of: (row) => row.date ?? '',
    after: (value, id) => sql`(coalesce(postmortems.date, ''), postmortems.id) < (${value}, ${id})`,
  },
  severity: {
    by: sql`coalesce(postmortems.severity, 99)`,
    id: sql`postmortems.id`,
    of: (row) => row.severity ?? 99,
    after: (value, id) => sql`(coalesce(postmortems.severity, 99), postmortems.id) > (${value}, ${id})`,
  },
};
