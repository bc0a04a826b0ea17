/**
 * The one writer. Transactions run one after another; those that wait meanwhile are made durable together, by one
 * commit and one flush of the disk, each of them all or nothing by its savepoint.
 */
import type { Db } from '../../store.ts';
import { kyselyOver } from '../kysely-over.ts';
import type { SqliteThread } from './sqlite-thread.ts';

/** How many transactions at most wait for one commit, and how long the first of them may. */
const mostTogether = 32;
const longestTogether = 10;

interface Task {
  readonly run: (db: Db) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Finished {
  readonly task: Task;
  readonly value: unknown;
}

export class SqliteWriter {
  readonly #thread: SqliteThread;
  readonly #db: Db;
  readonly #tasks: Task[] = [];
  readonly #onOutbox: () => void;
  #running: Promise<void> | undefined;
  #outbox = false;

  constructor(thread: SqliteThread, onOutbox: () => void) {
    this.#thread = thread;
    this.#onOutbox = onOutbox;
    this.#db = kyselyOver('sqlite', (sql, parameters) => {
      if (sql.startsWith('insert into "outbox"')) this.#outbox = true;
      return thread.execute(sql, parameters);
    });
  }

  write<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // The queue holds tasks of every type; each resolves with what its own work gave.
      this.#tasks.push({ run: work, resolve: (value) => resolve(value as T), reject });
      this.#running ??= this.#drain();
    });
  }

  /** Settles when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#tasks.length > 0) await this.#together();
    } finally {
      this.#running = undefined;
    }
  }

  async #together(): Promise<void> {
    try {
      await this.#thread.execute('begin immediate', []);
    } catch (error) {
      this.#tasks.shift()?.reject(error);
      return;
    }
    const finished: Finished[] = [];
    this.#outbox = false;
    const began = performance.now();
    let lost: unknown;
    do {
      const task = this.#tasks.shift();
      if (task === undefined) break;
      lost = await this.#one(task, finished);
    } while (
      lost === undefined &&
      finished.length < mostTogether &&
      performance.now() - began < longestTogether
    );
    if (lost === undefined) {
      lost = await this.#thread.execute('commit', []).then(
        () => undefined,
        (error: unknown) => error,
      );
    }
    if (lost === undefined) {
      for (const { task, value } of finished) task.resolve(value);
      if (this.#outbox) this.#onOutbox();
      return;
    }
    if (this.#thread.inTransaction) await this.#thread.execute('rollback', []).catch(() => undefined);
    for (const { task } of finished) task.reject(lost);
  }

  /** Runs one task inside the common transaction; gives an error where that transaction itself is lost. */
  async #one(task: Task, finished: Finished[]): Promise<unknown> {
    try {
      await this.#thread.execute('savepoint task', []);
      const value = await task.run(this.#db);
      await this.#thread.execute('release task', []);
      finished.push({ task, value });
      return undefined;
    } catch (error) {
      task.reject(error);
      try {
        await this.#thread.execute('rollback to task', []);
        await this.#thread.execute('release task', []);
        return undefined;
      } catch {
        return error;
      }
    }
  }
}
