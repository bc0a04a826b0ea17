/** Spreads the files of a large run over the machine's cores, and hands the outcomes on in order. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type LintOutcome, type LintSettings, lintNamed } from './lint-files.ts';
import type { LintBatch, LintedBatch } from './serve-linting.ts';

const batchSize = 12;
/** Below this many files a second thread costs more than it spares. */
const fewestForWorkers = 60;
/** From so many files on the main thread only hands out and prints: of a worker, the memory can be limited. */
const fewestForWorkersAlone = 1000;
/** A small nursery for new objects is cleared often and stays small; three times its size is set aside. */
const workerLimits = { maxYoungGenerationSizeMb: 6 };
/** How many batches may wait for an earlier one: bounds what is held in memory. */
const mostWaiting = 64;

/**
 * Lints all files and calls `take` once a file, in the order of `names`. Memory stays bounded: outcomes are handed on
 * as soon as all before them were.
 */
export async function lintAll(
  names: readonly string[],
  settings: LintSettings,
  take: (outcome: LintOutcome, name: string) => void,
): Promise<void> {
  const workerFile = new URL(
    import.meta.url.endsWith('.ts') ? '../lint-worker.ts' : './start-lint.cjs',
    import.meta.url,
  );
  const alone = names.length >= fewestForWorkersAlone;
  const cores = Math.min(8, availableParallelism());
  const threads = names.length < fewestForWorkers ? 0 : alone ? cores : cores - 1;
  const workers = Array.from(
    { length: threads },
    () => new Worker(workerFile, alone ? { resourceLimits: workerLimits } : {}),
  );
  const finished = new Map<number, readonly LintOutcome[]>();
  let taken = 0;
  let next = 0;
  const finish = (first: number, outcomes: readonly LintOutcome[]) => {
    finished.set(first, outcomes);
    for (let ready = finished.get(taken); ready !== undefined; ready = finished.get(taken)) {
      finished.delete(taken);
      for (const [index, outcome] of ready.entries()) take(outcome, names[taken + index] ?? '');
      taken += ready.length;
    }
  };
  const nextBatch = (): LintBatch | null => {
    if (next >= names.length) return null;
    const first = next;
    next = Math.min(names.length, next + batchSize);
    return { first, names: names.slice(first, next), settings };
  };
  const remote = workers.map((worker) =>
    runWorker(worker, nextBatch, finish, () => finished.size < mostWaiting),
  );
  for (let batch = alone ? null : nextBatch(); batch !== null; batch = nextBatch()) {
    finish(
      batch.first,
      batch.names.map((name) => lintNamed(name, settings, settings)),
    );
    // Lets the workers' messages in: without a pause they would idle until this thread is done.
    if (workers.length > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(remote);
}

function runWorker(
  worker: Worker,
  nextBatch: () => LintBatch | null,
  finish: (first: number, outcomes: readonly LintOutcome[]) => void,
  hasRoom: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let waiting = 0;
    const feed = () => {
      while (waiting < 2 && hasRoom()) {
        const batch = nextBatch();
        if (batch === null) break;
        waiting++;
        worker.postMessage(batch);
      }
      if (waiting === 0) void worker.terminate().then(() => resolve());
    };
    worker.on('message', ({ first, outcomes }: LintedBatch) => {
      waiting--;
      finish(first, outcomes);
      feed();
    });
    worker.on('error', reject);
    feed();
  });
}
