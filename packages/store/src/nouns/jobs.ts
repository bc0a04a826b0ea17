import { engineOf } from '../engine/kysely-over.ts';
import { recordColumn } from '../json-column.ts';
import type { Db } from '../store.ts';

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly runAt: string;
  readonly attempts: number;
}

/** Puts a job into the queue; false where one of this id is (or was) there. */
export async function enqueue(
  db: Db,
  job: {
    readonly id: string;
    readonly kind: string;
    readonly payload?: Record<string, unknown>;
    readonly runAt: string;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('jobs')
    .values({
      id: job.id,
      kind: job.kind,
      payload: JSON.stringify(job.payload ?? {}),
      run_at: job.runAt,
      attempts: 0,
      leased_by: null,
      leased_until: null,
      done_at: null,
      error: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes jobs that are due and free, for `server` alone until `until`. Inside `store.write()`. */
export async function lease(
  db: Db,
  lease: {
    readonly server: string;
    readonly now: string;
    readonly until: string;
    readonly kinds?: readonly string[];
    readonly limit?: number;
  },
): Promise<JobRow[]> {
  let due = db
    .selectFrom('jobs')
    .select('id')
    .where('done_at', 'is', null)
    .where('run_at', '<=', lease.now)
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', lease.now)]))
    .orderBy('run_at')
    .orderBy('id')
    .limit(lease.limit ?? 1);
  if (lease.kinds !== undefined) due = due.where('kind', 'in', lease.kinds);
  // Servers that ask at the same moment pass over one another's rows. The embedded engine has one writer.
  if (engineOf(db) === 'postgres') due = due.forUpdate().skipLocked();
  const ids = (await due.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable('jobs')
    .set((set) => ({
      leased_by: lease.server,
      leased_until: lease.until,
      attempts: set('attempts', '+', 1),
    }))
    .where('id', 'in', ids)
    .returning(['id', 'kind', 'payload', 'run_at', 'attempts'])
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      payload: recordColumn(row.payload),
      runAt: row.run_at,
      attempts: row.attempts,
    }))
    .sort((a, b) => (a.runAt === b.runAt ? (a.id < b.id ? -1 : 1) : a.runAt < b.runAt ? -1 : 1));
}

/** Keeps a lease for longer; false where another server has the job by now. */
export async function extend(
  db: Db,
  lease: { readonly id: string; readonly server: string; readonly until: string },
): Promise<boolean> {
  const { numUpdatedRows } = await held(db, lease).set({ leased_until: lease.until }).executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function done(
  db: Db,
  job: { readonly id: string; readonly server: string; readonly at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await held(db, job)
    .set({ done_at: job.at, leased_by: null, leased_until: null, error: null })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes a failure: the job runs again at `retryAt`, or never where that is null. */
export async function fail(
  db: Db,
  job: {
    readonly id: string;
    readonly server: string;
    readonly error: string;
    readonly retryAt: string | null;
    readonly at: string;
  },
): Promise<boolean> {
  const again = job.retryAt === null ? { done_at: job.at } : { run_at: job.retryAt };
  const { numUpdatedRows } = await held(db, job)
    .set({ ...again, leased_by: null, leased_until: null, error: job.error.slice(0, 2000) })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function held(db: Db, { id, server }: { readonly id: string; readonly server: string }) {
  return db
    .updateTable('jobs')
    .where('id', '=', id)
    .where('leased_by', '=', server)
    .where('done_at', 'is', null);
}

/** Drops jobs that ended before `doneBefore`; gives how many. */
export async function trim(db: Db, doneBefore: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('jobs').where('done_at', '<', doneBefore).executeTakeFirst();
  return Number(numDeletedRows);
}

export async function counts(
  db: Db,
  now: string,
): Promise<{ readonly waiting: number; readonly running: number; readonly failed: number }> {
  const rows = await db
    .selectFrom('jobs')
    .select((select) => [
      select
        .case()
        .when('done_at', 'is not', null)
        .then('failed')
        .when('leased_until', '>', now)
        .then('running')
        .else('waiting')
        .end()
        .as('state'),
      select.fn.countAll<number>().as('count'),
    ])
    .where((where) => where.or([where('done_at', 'is', null), where('error', 'is not', null)]))
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of('waiting'), running: of('running'), failed: of('failed') };
}
