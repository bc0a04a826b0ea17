import { recordColumn } from '../json-column.ts';
import { type Paged, type PageOptions, paged, partsOf } from '../paging.ts';
import type { Db } from '../store.ts';
import type { PersonRow } from './users.ts';

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly actor: PersonRow | null;
  readonly verb: string;
  readonly subject: string | null;
  readonly postmortemId: string | null;
  readonly detail: Record<string, unknown>;
}

export interface NewAudit {
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly verb: string;
  readonly subject?: string | null;
  readonly postmortemId?: string | null;
  readonly detail?: Record<string, unknown>;
}

export async function add(db: Db, entry: NewAudit): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: entry.id,
      at: entry.at,
      actor: entry.actor,
      verb: entry.verb,
      subject: entry.subject ?? null,
      postmortem_id: entry.postmortemId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}

/** Newest first. For administrators: that is the caller's to check. */
export async function page(
  db: Db,
  options: PageOptions & { readonly verb?: string },
): Promise<Paged<AuditRow>> {
  let query = db
    .selectFrom('audit')
    .leftJoin('users', 'users.id', 'audit.actor')
    .select([
      'audit.id',
      'audit.at',
      'audit.actor',
      'users.name as actor_name',
      'audit.verb',
      'audit.subject',
      'audit.postmortem_id',
      'audit.detail',
    ])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(options.limit + 1);
  if (options.verb !== undefined) query = query.where('audit.verb', '=', options.verb);
  const [at, id] = partsOf(options.cursor, 2) ?? [];
  if (typeof at === 'string' && typeof id === 'string') {
    query = query.where((where) =>
      where.or([
        where('audit.at', '<', at),
        where.and([where('audit.at', '=', at), where('audit.id', '<', id)]),
      ]),
    );
  }
  return paged(
    await query.execute(),
    options.limit,
    (row) => [row.at, row.id],
    (row) => ({
      id: row.id,
      at: row.at,
      actor: row.actor === null ? null : { id: row.actor, name: row.actor_name ?? '' },
      verb: row.verb,
      subject: row.subject,
      postmortemId: row.postmortem_id,
      detail: recordColumn(row.detail),
    }),
  );
}
