/** The readers: a query goes to the one with the fewest before it, and long ones never take the last. */
import type { Answer } from '../kysely-over.ts';
import type { SqliteThread } from './sqlite-thread.ts';

/** A query that begins with this comment may take long: it waits for a reader that short ones can do without. */
export const heavyMark = '/* heavy */';

interface Heavy {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export class SqliteReaders {
  readonly #light: readonly SqliteThread[];
  readonly #heavy: readonly SqliteThread[];
  readonly #waiting: Heavy[] = [];

  /** `threads`: at least two; the last ones are for long queries. */
  constructor(threads: readonly SqliteThread[], heavyThreads: number) {
    this.#light = threads.slice(0, threads.length - heavyThreads);
    this.#heavy = threads.slice(threads.length - heavyThreads);
  }

  execute(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    if (sql.startsWith(heavyMark)) {
      return new Promise((resolve, reject) => {
        this.#waiting.push({ sql, parameters, resolve, reject });
        this.#feed();
      });
    }
    let least = this.#light[0];
    for (const thread of this.#light) if (least === undefined || thread.load < least.load) least = thread;
    if (least === undefined) throw new Error('There is no reader.');
    return least.execute(sql, parameters);
  }

  #feed(): void {
    for (const thread of this.#heavy) {
      if (thread.load > 0) continue;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      thread
        .execute(next.sql, next.parameters)
        .then(next.resolve, next.reject)
        .finally(() => this.#feed());
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#light, ...this.#heavy].map((thread) => thread.close()));
  }
}
