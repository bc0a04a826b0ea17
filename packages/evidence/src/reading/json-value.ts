/** Careful looks into parsed JSON of unknown shape: own keys only, nothing is assumed to be there. */

export interface JsonObject {
  readonly [key: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value below `path` (keys of objects, indices of arrays), or undefined. Only own keys count: Jira has a data
 * key called `toString`.
 */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here: unknown = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

/** The text below `path`; undefined where it is no string or is empty. */
export function stringAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The finite number below `path`; a numeric string counts. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = valueAt(value, ...path);
  if (typeof found === 'number') return Number.isFinite(found) ? found : undefined;
  if (typeof found === 'string' && /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(found)) return Number(found);
  return undefined;
}

/** The object below `path`, or undefined. */
export function objectAt(value: unknown, ...path: readonly (string | number)[]): JsonObject | undefined {
  const found = valueAt(value, ...path);
  return isObject(found) ? found : undefined;
}

/** The list below `path`; empty where there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The first of `texts` that is there and not blank. */
export function firstText(...texts: readonly (string | null | undefined)[]): string | undefined {
  for (const text of texts) if (typeof text === 'string' && text.trim() !== '') return text;
  return undefined;
}

/** JSON Pointer (RFC 6901) of keys and indices. */
export function pointer(...path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path) text += `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return text;
}

/** Drops keys without a value, so that optional fields stay absent. */
export function compact<T extends object>(value: T): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    const entry = value[key];
    if (entry === undefined || entry === null || entry === '') continue;
    if (Array.isArray(entry) && entry.length === 0) continue;
    kept[key] = entry;
  }
  return kept as T;
}
