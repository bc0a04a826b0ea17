/** A thread that reads documents, so that the server's own is free meanwhile. It ends when it was idle for a while. */
import { Worker } from 'node:worker_threads';
import type { SimilarResult } from '@debrief/learn';
import type { Projection } from './project-document.ts';

export type ReadingTask =
  | { readonly kind: 'project'; readonly text: string; readonly name: string }
  | {
      readonly kind: 'likeness';
      readonly text: string;
      readonly candidates: readonly { readonly id: string; readonly text: string }[];
      readonly limit: number;
    };

export interface ReadingAnswer {
  readonly id: number;
  readonly projection?: Projection;
  readonly results?: readonly SimilarResult[];
}

/** The projection of a text. */
export async function projectElsewhere(text: string, name: string): Promise<Projection> {
  const { projection } = await ask({ kind: 'project', text, name });
  if (projection === undefined) throw new Error('The reading thread gave no projection.');
  return projection;
}

/** The candidates most like `text`, best first; `file` of each is its id. */
export async function likeness(
  text: string,
  candidates: readonly { readonly id: string; readonly text: string }[],
  limit: number,
): Promise<readonly SimilarResult[]> {
  const { results } = await ask({ kind: 'likeness', text, candidates, limit });
  return results ?? [];
}

interface Waiting {
  readonly resolve: (answer: ReadingAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const idleTime = 30_000;
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let nextId = 1;
let idle: NodeJS.Timeout | undefined;

function ask(task: ReadingTask): Promise<ReadingAnswer> {
  clearTimeout(idle);
  worker ??= start();
  const used = worker;
  used.ref();
  return new Promise((resolve, reject) => {
    const id = nextId++;
    waiting.set(id, { resolve, reject });
    used.postMessage({ id, ...task });
  });
}

function start(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './projection-worker.ts' : './projection-worker.js';
  const started = new Worker(new URL(file, import.meta.url), { execArgv: [] });
  started.on('message', (answer: ReadingAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
    if (waiting.size > 0) return;
    // An idle thread keeps no process alive.
    started.unref();
    idle = setTimeout(() => {
      if (worker === started) worker = undefined;
      void started.terminate();
    }, idleTime);
    idle.unref();
  });
  const end = (error: unknown) => {
    if (worker !== started) return;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  started.on('error', end);
  started.on('exit', () => end(new Error('The reading thread ended.')));
  return started;
}
