/**
 * Work that outlives a request. Jobs lie in the library with a lease: each runs on one server at a time, and one whose
 * server died is taken up by another when its lease is over. So a job must bear being run again from the start.
 */
import { jobs } from '@debrief/store';
import { instantOf } from '../context.ts';
import type { JobRow } from '../rows.ts';
import type { Services } from '../services.ts';

export interface JobKind {
  /** Stops where `signal` says so: the server is closing, and another will start the job anew. */
  run(payload: Record<string, unknown>, services: Services, signal: AbortSignal): Promise<void>;
  /** Called when it failed for the last time: says so where people look. */
  givenUp?(payload: Record<string, unknown>, services: Services): Promise<void>;
  /** Waits in seconds before each further try; after the last the job is given up. */
  readonly retries: readonly number[];
}

export type JobKinds = Readonly<Record<string, JobKind>>;

const POLL_MS = 2_000;
const LEASE_MS = 60_000;
const EXTEND_MS = 20_000;
const MOST_AT_ONCE = 2;

export class JobRunner {
  readonly #services: Services;
  readonly #kinds: JobKinds;
  readonly #running = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #again = false;

  constructor(services: Services, kinds: JobKinds) {
    this.#services = services;
    this.#kinds = kinds;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.#timer.unref();
    this.wake();
  }

  /** Looks for work now: after something was put into the queue here. */
  wake(): void {
    if (this.#closing.signal.aborted) return;
    if (this.#looking !== null) {
      this.#again = true;
      return;
    }
    this.#looking = this.#look()
      .catch((error: unknown) => this.#services.log.warn({ error }, 'the job queue was not read'))
      .finally(() => {
        this.#looking = null;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      });
  }

  get running(): number {
    return this.#running.size;
  }

  /** Tells what runs to stop, and waits for it. What was cut off goes back into the queue at once. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#closing.abort(new Error('the server is closing'));
    await this.#looking;
    await Promise.allSettled(this.#running.values());
  }

  async #look(): Promise<void> {
    const limit = MOST_AT_ONCE - this.#running.size;
    if (limit <= 0) return;
    const { store, clock, serverId } = this.#services;
    const kinds = Object.keys(this.#kinds);
    const now = instantOf(clock);
    const until = instantOf(clock, LEASE_MS);
    const leased = await store.write((db) => jobs.lease(db, { server: serverId, now, until, kinds, limit }));
    for (const job of leased) {
      const run = this.#run(job).finally(() => {
        this.#running.delete(job.id);
        this.wake();
      });
      this.#running.set(job.id, run);
    }
  }

  async #run(job: JobRow): Promise<void> {
    const { store, clock, log, serverId: server, metrics } = this.#services;
    const kind = this.#kinds[job.kind];
    if (kind === undefined) return;
    const lost = new AbortController();
    const extend = setInterval(() => {
      store
        .write((db) => jobs.extend(db, { id: job.id, server, until: instantOf(clock, LEASE_MS) }))
        // Another server has it: this one stops, whatever it had done.
        .then((mine) => mine || lost.abort(new Error('the lease was lost')))
        .catch((error: unknown) => log.warn({ error, job: job.id }, 'a lease was not extended'));
    }, EXTEND_MS);
    const signal = AbortSignal.any([this.#closing.signal, lost.signal]);
    try {
      await kind.run(job.payload, this.#services, signal);
      await store.write((db) => jobs.done(db, { id: job.id, server, at: instantOf(clock) }));
      metrics.count('jobs_done');
    } catch (error) {
      if (!signal.aborted) {
        log.error({ error, job: job.id, kind: job.kind }, 'a job failed');
        metrics.count('jobs_failed');
      }
      const wait = signal.aborted ? 0 : kind.retries[job.attempts - 1];
      const retryAt = wait === undefined ? null : instantOf(clock, wait * 1000);
      const at = instantOf(clock);
      const message = error instanceof Error ? error.message : String(error);
      await store
        .write((db) => jobs.fail(db, { id: job.id, server, error: message, retryAt, at }))
        .then(() => (retryAt === null ? kind.givenUp?.(job.payload, this.#services) : undefined))
        .catch((cause: unknown) => log.warn({ error: cause, job: job.id }, 'a failed job was not noted'));
    } finally {
      clearInterval(extend);
    }
  }
}
