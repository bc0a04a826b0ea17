/** The near side of a worker: sends statements, gives promises. */
import { Worker } from 'node:worker_threads';
import { StoreError } from '../../store.ts';
import type { Answer } from '../kysely-over.ts';
import { sqliteError } from './sqlite-failure.ts';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './worker-protocol.ts';

interface Waiting {
  readonly sql?: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const file = () =>
  new URL(import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js', import.meta.url);

export class SqliteThread {
  /** Whether a transaction was open after the last answer. */
  inTransaction = false;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #ended: Error | undefined;

  private constructor(start: WorkerStart, ready: Waiting) {
    this.#worker = new Worker(file(), {
      workerData: start,
      execArgv: [],
      // Rows are handed on at once: a young generation as large as a server’s would only lie there.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    this.#waiting.set(0, ready);
    this.#worker.on('message', (answer: WorkerAnswer) => this.#take(answer));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new StoreError('unavailable', 'The library is closed.')));
  }

  /** Starts a thread; rejects where the database cannot be opened (message `locked`: where the lock is held). */
  static open(start: WorkerStart): Promise<SqliteThread> {
    return new Promise((resolve, reject) => {
      const thread: SqliteThread = new SqliteThread(start, {
        resolve: () => resolve(thread),
        reject: (error) => {
          // A thread that opened nothing would keep the process alive.
          void thread.#worker.terminate().then(() => reject(error));
        },
      });
    });
  }

  /** How many statements wait for their answer. */
  get load(): number {
    return this.#waiting.size;
  }

  execute(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    return this.#send((id) => ({ id, sql, parameters }), sql);
  }

  /** A consistent copy of the database, as a new file. */
  async copyTo(path: string): Promise<void> {
    await this.#send((id) => ({ id, copyTo: path }));
  }

  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    await this.#send((id) => ({ id, close: true }));
    await this.#worker.terminate();
  }

  #send(request: (id: number) => WorkerRequest, sql?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      const id = this.#next++;
      this.#waiting.set(id, { sql, resolve, reject });
      this.#worker.postMessage(request(id));
    });
  }

  #take({ id, columns, rows, changes, failure, inTransaction }: WorkerAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.inTransaction = inTransaction;
    if (failure !== undefined) waiting?.reject(sqliteError(failure, waiting.sql));
    else waiting?.resolve({ rows: rowsOf(columns ?? [], rows ?? []), changes: changes ?? rows?.length ?? 0 });
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}

function rowsOf(columns: readonly string[], rows: readonly (readonly unknown[])[]): unknown[] {
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) object[columns[i] ?? ''] = row[i];
    return object;
  });
}
