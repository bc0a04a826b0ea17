import { Worker } from 'node:worker_threads';
import type { DocumentTaskName, DocumentTasks } from './document-tasks.ts';

export interface DocumentQuestion {
  readonly id: number;
  readonly task: DocumentTaskName;
  readonly asked: object;
}

export interface DocumentAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly task: DocumentTaskName;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const IDLE_MS = 120_000;
const MOST_MS = 60_000;

/**
 * Asks the document thread. It starts at the first question and ends after two minutes without one. A document that
 * takes longer than a minute, or breaks it, fails its own question and those behind it; the next starts a new thread.
 */
export class DocumentThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 1;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  async ask<N extends DocumentTaskName>(
    task: N,
    asked: DocumentTasks[N]['in'],
  ): Promise<DocumentTasks[N]['out']> {
    if (this.#closed) throw new Error('The server is closing');
    const worker = this.#started();
    // A question keeps the process alive until it is answered; a thread without one does not.
    worker.ref();
    const id = this.#next++;
    const value = await new Promise((resolve, reject) => {
      this.#waiting.set(id, { task, resolve, reject });
      this.#watch(MOST_MS);
      const question: DocumentQuestion = { id, task, asked };
      worker.postMessage(question);
    });
    // The thread runs the same table of tasks.
    return value as DocumentTasks[N]['out'];
  }

  /** Loads what it needs before somebody waits for it. */
  warm(): void {
    this.ask('templates', {}).catch(() => {});
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#stop(new Error('The server is closing'));
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const file = import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 32 },
    });
    worker.on('message', ({ id, value, error }: DocumentAnswer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      this.#watch(this.#waiting.size > 0 ? MOST_MS : IDLE_MS);
      if (this.#waiting.size === 0) worker.unref();
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(`${waiting.task}: ${error}`));
    });
    const broken = (error: Error) => {
      if (this.#worker === worker) void this.#stop(error);
    };
    worker.on('error', broken);
    worker.on('exit', () => broken(new Error('The document thread ended')));
    this.#worker = worker;
    return worker;
  }

  /** Ends the thread when nothing more is heard of it: idle, or stuck. */
  #watch(patience: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#stop(new Error('A document took longer than a minute')),
      patience,
    );
    this.#timer.unref();
  }

  async #stop(reason: Error): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(reason);
    await worker?.terminate();
  }
}
