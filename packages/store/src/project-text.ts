/** Reading a long text takes long: that is done in a thread of its own, and kept for the save that follows. */
import { Worker } from 'node:worker_threads';
import { type Projection, projectDocument } from './project-document.ts';

/** Below this (characters) the reading costs less than handing it over. */
const longText = 100_000;
const idleTime = 30_000;

interface Waiting {
  readonly resolve: (projection: Projection) => void;
  readonly reject: (error: unknown) => void;
}

let kept:
  | { readonly text: string; readonly name: string; readonly projection: Promise<Projection> }
  | undefined;

/** The projection of a text; a long one is read off this thread. */
export function projectText(text: string, name: string): Promise<Projection> {
  if (text.length < longText) return Promise.resolve().then(() => projectDocument(text, name));
  if (kept?.text === text && kept.name === name) return kept.projection;
  const projection = inWorker(text, name);
  kept = { text, name, projection };
  return projection;
}

/** Reads a text ahead of `saveText`, so that a transaction does not wait for it. */
export async function prepareText(text: string, fileName: string): Promise<void> {
  if (text.length >= longText) await projectText(text, fileName);
}

let worker: Worker | undefined;
let nextId = 1;
let idle: NodeJS.Timeout | undefined;
const waiting = new Map<number, Waiting>();

function inWorker(text: string, name: string): Promise<Projection> {
  clearTimeout(idle);
  worker ??= startWorker();
  const used = worker;
  used.ref();
  return new Promise((resolve, reject) => {
    const id = nextId++;
    waiting.set(id, { resolve, reject });
    used.postMessage({ id, text, name });
  });
}

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './projection-worker.ts' : './projection-worker.js';
  const started = new Worker(new URL(file, import.meta.url), { execArgv: [] });
  started.on('message', ({ id, projection }: { id: number; projection: Projection }) => {
    waiting.get(id)?.resolve(projection);
    waiting.delete(id);
    if (waiting.size > 0) return;
    started.unref();
    idle = setTimeout(() => void started.terminate(), idleTime);
    idle.unref();
  });
  const end = (error: unknown) => {
    if (worker === started) worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  started.on('error', end);
  started.on('exit', () => end(new Error('The reading thread ended.')));
  return started;
}
