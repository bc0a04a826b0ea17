/** Pages of a list: a cursor holds where the last row stood, so that rows which come and go shift nothing. */

export interface PageOptions {
  readonly limit: number;
  readonly cursor?: string;
}

export interface Paged<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

export type CursorPart = string | number | null;

/** A cursor as one word that fits a URL. */
export function cursorOf(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a cursor; undefined where there is none, or it is none of ours. */
export function partsOf(cursor: string | undefined, count: number): readonly CursorPart[] | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== count) return undefined;
    return parts.every((part) => part === null || typeof part === 'string' || typeof part === 'number')
      ? parts
      : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts `rows`, which were asked for with one more than `limit`, to a page. */
export function paged<R, T>(
  rows: readonly R[],
  limit: number,
  cursor: (last: R) => readonly CursorPart[],
  item: (row: R) => T,
): Paged<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(item),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(cursor(last)) : null,
  };
}
