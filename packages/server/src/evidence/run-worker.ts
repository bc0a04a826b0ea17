import { Worker } from 'node:worker_threads';
import type { WorkerMessage, WorkerTask } from './worker-messages.ts';

/**
 * Reads files in a thread of its own and hands on what it says, one message after the other. Resolves when it is done;
 * rejects with the signal's reason when stopped, and where the thread breaks.
 */
export async function runWorker(
  task: WorkerTask,
  signal: AbortSignal,
  take: (message: WorkerMessage) => Promise<void>,
): Promise<void> {
  const file = new URL(
    import.meta.url.endsWith('.ts') ? './evidence-worker.ts' : './evidence-worker.js',
    import.meta.url,
  );
  const worker = new Worker(file, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      let taken: Promise<void> = Promise.resolve();
      const stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      worker.on('message', (message: WorkerMessage) => {
        taken = taken.then(async () => {
          await take(message);
          if (message.kind === 'events') worker.postMessage('more');
          if (message.kind === 'failed') reject(new Error(message.message));
          if (message.kind === 'done') resolve();
        });
        taken.catch(reject);
      });
      worker.on('error', reject);
      // What it said last may still be on its way into the store.
      worker.on('exit', () => {
        taken.then(() => reject(new Error('The reading thread ended before it was done')), reject);
      });
    });
  } finally {
    await worker.terminate();
  }
}
