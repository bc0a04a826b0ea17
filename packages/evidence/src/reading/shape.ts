/** A shape of record in a tool's JSON: how it is recognised, parsed and told. */
import type * as z from 'zod/mini';
import type { ReadContext } from '../source.ts';
import type { JsonObject } from './json-value.ts';
import type { Told } from './told.ts';

/** Where a record stands, and what the read as a whole knows. */
export interface Scope {
  readonly context: ReadContext;
  readonly file: string;
  /** The key that holds the record or its list; empty at the top. */
  readonly under: string;
  /** The top-level value of the file (or line, or element of the top-level array) around the record. */
  readonly root: unknown;
  /** The objects around the record, outermost first. */
  readonly around: readonly JsonObject[];
  /** JSON Pointer of the record. */
  readonly path: string;
  /** Kept for the whole read, by key of the source's choice. */
  readonly memory: Map<string, unknown>;
  /** Says that the record is read but holds no event, or only part of it could be used. */
  note(message: string): void;
}

export interface Shape {
  readonly name: string;
  /** How surely the object is one of these: 0 not at all, 1 certain. Looks at keys only; told the key it is under. */
  fits(record: JsonObject, under: string): number;
  /** The events of the record; a text says why it gives none. */
  tell(record: JsonObject, scope: Scope): Iterable<Told> | Refusal;
}

export interface Refusal {
  readonly refused: string;
  /** Where in the record, as keys and indices. */
  readonly at: readonly (string | number)[];
}

export interface ShapeSpec<T> {
  readonly name: string;
  fits(record: JsonObject, under: string): number;
  /** Made at the first use, so that unused sources cost nothing. */
  schema(): z.ZodMiniType<T>;
  tell(record: T, scope: Scope, raw: JsonObject): Iterable<Told>;
}

/** Makes a shape of a schema and a telling; what the schema rejects is refused with field and cause. */
export function shape<T>(spec: ShapeSpec<T>): Shape {
  let schema: z.ZodMiniType<T> | undefined;
  return {
    name: spec.name,
    fits: spec.fits,
    tell(record, scope) {
      schema ??= spec.schema();
      const result = schema.safeParse(record);
      if (result.success) return spec.tell(result.data, scope, record);
      const issue = result.error.issues[0];
      const at = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step));
      const field = at.length > 0 ? `${at.join('.')}: ` : '';
      return { refused: `${field}${issue?.message ?? 'unexpected shape'}`, at };
    },
  };
}

/** True where the object has every one of the keys as its own. */
export function has(record: JsonObject, ...keys: readonly string[]): boolean {
  return keys.every((key) => Object.hasOwn(record, key));
}

/** How many of the keys the object has. */
export function count(record: JsonObject, ...keys: readonly string[]): number {
  return keys.filter((key) => Object.hasOwn(record, key)).length;
}
