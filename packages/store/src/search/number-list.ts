import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import type { Db } from '../store.ts';

/** Whether a column is among many numbers: one parameter, so that the statement stays the same for any number of them. */
export function amongNumbers(db: Db, column: string, numbers: readonly number[]): RawBuilder<SqlBool> {
  const list = JSON.stringify(numbers);
  return engineOf(db) === 'postgres'
    ? sql<SqlBool>`${sql.ref(column)} in (select value::bigint from jsonb_array_elements(${list}::jsonb) as listed (value))`
    : sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`;
}
