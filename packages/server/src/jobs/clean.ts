/** Takes away what has had its time: once an hour, on one of the servers. */
import { idempotency, jobs, live, outbox, type Store, sessions, uploads } from '@debrief/store';
import { type Clock, instantOf } from '../context.ts';
import type { JobKind } from './job-runner.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const clean: JobKind = {
  retries: [60, 600],
  async run(_payload, services, signal) {
    const { store, clock, log } = services;
    const before = (age: number) => instantOf(clock, -age);
    const removed = await store.write(async (db) => ({
      sessions: await sessions.trim(db, instantOf(clock)),
      idempotency: await idempotency.trim(db, before(DAY_MS)),
      outbox: await outbox.trim(db, before(7 * DAY_MS)),
      jobs: await jobs.trim(db, before(7 * DAY_MS)),
    }));
    const stale = await store.read((db) => uploads.older(db, before(3 * DAY_MS)));
    for (const upload of stale) {
      if (signal.aborted) return;
      // One that is given as a record is being read, or will be: its job takes it away.
      if (upload.evidenceId === null) await services.uploads.remove(upload.id);
    }
    // Typed text that no saved text holds: a server died before it could save.
    const unsaved = await store.read((db) => live.unsaved(db, 200));
    for (const { postmortemId } of unsaved) {
      if (signal.aborted) return;
      await services.live
        .saveNow(postmortemId)
        .catch((error: unknown) =>
          log.warn({ error, postmortem: postmortemId }, 'typed text is not saved yet'),
        );
    }
    log.info({ ...removed, uploads: stale.length, saved: unsaved.length }, 'cleaned');
  },
};

/** Puts the hour's cleaning into the queue; where another server did so already, nothing happens. */
export async function planCleaning(store: Store, clock: Clock, first: string | null): Promise<void> {
  const hour = instantOf(clock).slice(0, 13).replace(/\D/g, '');
  const id = first === null ? `clean${hour}` : `clean${hour}${first}`;
  await store.write((db) => jobs.enqueue(db, { id, kind: 'clean', runAt: instantOf(clock) }));
}
