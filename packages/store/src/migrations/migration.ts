import type { Db, Engine } from '../store.ts';

/** One step of the schema. Steps are never changed once released: a new one is added. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** Statements to run in order, in one transaction with the note that it was done. */
  readonly statements: (engine: Engine) => readonly string[];
  /** What statements cannot do: rows made anew from others. */
  readonly after?: (db: Db) => Promise<void>;
}
