import { sql } from 'kysely';
import { type CursorPart, type Paged, type PageOptions, paged, partsOf } from '../paging.ts';
import { personKey } from '../person-key.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import { type PersonRow, personByName } from './users.ts';

export interface ActionItemRow {
  readonly id: string;
  readonly postmortem: { readonly id: string; readonly title: string; readonly severity: number | null };
  readonly title: string;
  readonly owner: string | null;
  readonly ownerPerson: PersonRow | null;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly priority: string | null;
  readonly status: 'open' | 'in-progress' | 'done' | 'dropped';
  readonly type: string | null;
  readonly strength: string | null;
  readonly ticket: string | null;
  readonly line: number;
}

export interface ActionNarrowing {
  /** ISO date: what is due before it is overdue. */
  readonly today: string;
  /** Names that I go by in documents. */
  readonly mine: readonly string[];
  readonly q?: string;
  readonly owner?: string;
}

export type ActionShow = 'open' | 'overdue' | 'mine' | 'done' | 'all';

function seenActions(db: Db, viewer: Viewer) {
  return db
    .selectFrom('actions')
    .innerJoin('postmortems', 'postmortems.id', 'actions.postmortem_id')
    .where('postmortems.removed_at', 'is', null)
    .where((where) => visible(viewer)(where));
}

type Query = ReturnType<typeof seenActions>;

function narrowed(query: Query, show: ActionShow, { today, mine, q, owner }: ActionNarrowing): Query {
  let narrow = query;
  if (show === 'open' || show === 'overdue' || show === 'mine') narrow = narrow.where('actions.open', '=', 1);
  if (show === 'done') narrow = narrow.where('actions.open', '=', 0);
  if (show === 'overdue') narrow = narrow.where('actions.due_key', '<', today);
  if (show === 'mine') narrow = narrow.where('actions.owner_key', 'in', keysOf(mine));
  if (owner !== undefined) narrow = narrow.where('actions.owner_key', '=', personKey(owner));
  for (const word of q?.toLowerCase().split(/\s+/) ?? []) {
    if (word === '') continue;
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    narrow = narrow.where(
      sql<boolean>`lower(actions.title || ' ' || coalesce(actions.owner, '') || ' ' || coalesce(actions.ticket, '') || ' ' || postmortems.title) like ${pattern} escape '\\'`,
    );
  }
  return narrow;
}

/** Never empty: an empty list is no valid SQL. */
function keysOf(names: readonly string[]): string[] {
  return names.length === 0 ? ['\u0001'] : names.map(personKey);
}

const noSeverity = 99;

/** Action items across the library. */
export async function page(
  db: Db,
  viewer: Viewer,
  options: PageOptions &
    ActionNarrowing & { readonly show: ActionShow; readonly sort: 'due' | 'severity' | 'updated' },
): Promise<Paged<ActionItemRow>> {
  let query = narrowed(seenActions(db, viewer), options.show, options)
    .select([
      'actions.id',
      'actions.postmortem_id',
      'postmortems.title as postmortem_title',
      'postmortems.severity',
      'postmortems.updated_at',
      'actions.title',
      'actions.owner',
      'actions.due',
      'actions.due_key',
      'actions.priority',
      'actions.status',
      'actions.open',
      'actions.type',
      'actions.strength',
      'actions.ticket',
      'actions.line',
    ])
    .limit(options.limit + 1);
  const severity = sql<number>`coalesce(postmortems.severity, ${sql.lit(noSeverity)})`;
  const [first, second, id] = partsOf(options.cursor, 3) ?? [];
  if (options.sort === 'updated') {
    query = query.orderBy('postmortems.updated_at', 'desc').orderBy('actions.due_key').orderBy('actions.id');
    if (id !== undefined) {
      query = query.where(
        sql<boolean>`(postmortems.updated_at < ${first} or (postmortems.updated_at = ${first} and (actions.due_key, actions.id) > (${second}, ${id})))`,
      );
    }
  } else if (options.sort === 'severity') {
    query = query.orderBy(severity).orderBy('actions.due_key').orderBy('actions.id');
    if (id !== undefined) {
      query = query.where(
        sql<boolean>`(${severity}, actions.due_key, actions.id) > (${first}, ${second}, ${id})`,
      );
    }
  } else {
    query = query.orderBy('actions.due_key').orderBy('actions.id');
    if (id !== undefined)
      query = query.where(sql<boolean>`(actions.due_key, actions.id) > (${second}, ${id})`);
  }
  const rows = await query.execute();
  const people = await personByName(
    db,
    rows.flatMap((row) => (row.owner === null ? [] : [row.owner])),
  );
  const lead = (row: (typeof rows)[number]): CursorPart => {
    if (options.sort === 'updated') return row.updated_at;
    return options.sort === 'severity' ? (row.severity ?? noSeverity) : null;
  };
  return paged(
    rows,
    options.limit,
    (row) => [lead(row), row.due_key, row.id],
    (row) => ({
      id: row.id,
      postmortem: { id: row.postmortem_id, title: row.postmortem_title, severity: row.severity },
      title: row.title,
      owner: row.owner,
      ownerPerson: row.owner === null ? null : (people.get(row.owner) ?? null),
      due: row.due,
      overdue: row.open === 1 && row.due_key < options.today,
      priority: row.priority,
      status: statusOf(row.status),
      type: row.type,
      strength: row.strength,
      ticket: row.ticket,
      line: row.line,
    }),
  );
}

function statusOf(status: string): ActionItemRow['status'] {
  return status === 'done' || status === 'dropped' || status === 'in-progress' ? status : 'open';
}

/** How many there are of each kind under the same narrowing. */
export async function counts(
  db: Db,
  viewer: Viewer,
  narrowing: ActionNarrowing,
): Promise<{
  readonly open: number;
  readonly overdue: number;
  readonly mine: number;
  readonly done: number;
}> {
  const count = async (show: ActionShow) => {
    const row = await narrowed(seenActions(db, viewer), show, narrowing)
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  const narrow = narrowing.owner !== undefined || (narrowing.q ?? '').trim() !== '';
  const [overdue, mine] = await Promise.all([count('overdue'), count('mine')]);
  if (narrow) {
    const [open, done] = await Promise.all([count('open'), count('done')]);
    return { open, overdue, mine, done };
  }
  // Of the whole library: every postmortem keeps its own sum.
  const { open, done } = await db
    .selectFrom('postmortems')
    .select([
      sql<number>`coalesce(sum(postmortems.open_actions), 0)`.as('open'),
      sql<number>`coalesce(sum(postmortems.done_actions), 0)`.as('done'),
    ])
    .where('postmortems.removed_at', 'is', null)
    .where(visible(viewer))
    .executeTakeFirstOrThrow();
  return { open, overdue, mine, done };
}
