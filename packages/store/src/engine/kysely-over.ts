/** Kysely over a connection of our own, so that both engines report failures, and wait, in the same way. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from '../schema.ts';
import type { Db, Engine } from '../store.ts';

export interface Answer {
  readonly rows: unknown[];
  /** Rows that an insert, update or delete touched. */
  readonly changes: number;
}

/** Runs one statement. */
export type Execute = (sql: string, parameters: readonly unknown[]) => Promise<Answer>;

/** The query builder over `execute`. Transactions are the store's own: `db.transaction()` of it throws. */
export function kyselyOver(engine: Engine, execute: Execute): Db {
  const connection = new OpenConnection(execute);
  const driver = new OpenDriver(connection);
  return new Kysely<Tables>({
    dialect:
      engine === 'sqlite'
        ? {
            createDriver: () => driver,
            createAdapter: () => new SqliteAdapter(),
            createQueryCompiler: () => new SqliteQueryCompiler(),
            createIntrospector: (db) => new SqliteIntrospector(db),
          }
        : {
            createDriver: () => driver,
            createAdapter: () => new PostgresAdapter(),
            createQueryCompiler: () => new PostgresQueryCompiler(),
            createIntrospector: (db) => new PostgresIntrospector(db),
          },
  });
}

/** Which engine a connection speaks to. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

class OpenConnection implements DatabaseConnection {
  readonly #execute: Execute;
  constructor(execute: Execute) {
    this.#execute = execute;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#execute(sql, parameters);
    // What a statement gives is described by the tables of `schema.ts`, which the query was built from.
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error('Rows are asked for page by page, not streamed.');
  }
}

class OpenDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('Begin transactions by store.write().');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
