/** `Idempotency-Key`: a request that is sent again is answered as before, not done again. */
import { createHash } from 'node:crypto';
import { idempotency } from '@debrief/store';
import { instantOf } from '../context.ts';
import { ProblemError } from '../problem-error.ts';
import type { Services } from '../services.ts';

interface Asked {
  readonly userId: string;
  readonly key: string;
  readonly endpoint: string;
  readonly url: string;
  readonly body: unknown;
}

export interface Answered {
  readonly status: number;
  /** JSON, or empty. */
  readonly answer: string;
}

/** In work on this server; a second one that comes meanwhile waits for the first. */
const working = new Map<string, Promise<unknown>>();

/** Runs `work` unless the same was asked before under this key. Throws `idempotency-mismatch` for another request. */
export async function onceFor(
  asked: Asked,
  services: Services,
  work: () => Promise<Answered>,
): Promise<Answered> {
  if (!/^[\x21-\x7e]{1,200}$/.test(asked.key))
    throw new ProblemError('invalid-request', 'Idempotency-Key is 1 to 200 visible ASCII characters.');
  const request = createHash('sha256')
    .update(`${asked.endpoint}\n${asked.url}\n${JSON.stringify(asked.body ?? null)}`)
    .digest('hex');
  const lock = `${services.serverId} ${asked.userId} ${asked.key}`;
  const before = working.get(lock) ?? Promise.resolve();
  const run = before.then(
    () => answer(asked, request, services, work),
    () => answer(asked, request, services, work),
  );
  working.set(lock, run);
  try {
    return await run;
  } finally {
    if (working.get(lock) === run) working.delete(lock);
  }
}

async function answer(
  { userId, key }: Asked,
  request: string,
  { store, clock, log }: Services,
  work: () => Promise<Answered>,
): Promise<Answered> {
  const held = await store.read((db) => idempotency.get(db, userId, key));
  if (held !== undefined) {
    if (held.request !== request)
      throw new ProblemError('idempotency-mismatch', 'Take a new Idempotency-Key for another request.');
    return { status: held.status, answer: held.answer };
  }
  const done = await work();
  // Done it is, whether that can be noted or not: to call it failed would have it done again.
  await store
    .write((db) => idempotency.put(db, { userId, key, request, ...done, at: instantOf(clock) }))
    .catch((error: unknown) => log.warn({ error }, 'an idempotency key was not noted'));
  return done;
}
