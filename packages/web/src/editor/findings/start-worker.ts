import type { WorkerLike } from './findings-client.ts';
import type { FindingsAsked } from './findings-protocol.ts';

/** The worker that lints; bundled on its own. */
export function startWorker(): WorkerLike {
  const worker = new Worker(new URL('./findings.worker.ts', import.meta.url), {
    type: 'module',
    name: 'findings',
  });
  const like: WorkerLike = {
    postMessage: (message: FindingsAsked) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    onmessage: null,
    onerror: null,
  };
  worker.onmessage = (event) => like.onmessage?.(event);
  worker.onerror = (event) => like.onerror?.(event as never);
  return like;
}
