/**
 * Fields of record schemas: lenient where a field is optional (a wrong type counts as absent), strict where an
 * event cannot do without it (the message says what was there instead). Time fields give a `Stamp`.
 */
import * as z from 'zod/mini';
import { isObject } from './json-value.ts';
import type { Stamp } from './times.ts';
import { writtenStamp } from './written-stamps.ts';

/** Any schema that gives a T, whatever comes in. */
export type Field<T> = z.ZodMiniType<T, unknown>;

/** Text; a number becomes its digits; blank text, null and everything else is undefined. */
export const text = z.transform((value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return undefined;
});

/** Text that must be there. */
export const neededText = z.transform((value: unknown, context): string => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number') return String(value);
  return refuse(context, value, 'text is missing');
});

export const number = z.transform((value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value.trim())) return Number(value);
  return undefined;
});

export const flag = z.transform((value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
});

/** A time that may be absent, null or "not yet". */
export const time = z.transform((value: unknown): Stamp | undefined => writtenStamp(value));

/** The time without which there is no event. */
export const neededTime = z.transform((value: unknown, context): Stamp => {
  const stamp = writtenStamp(value);
  if (stamp) return stamp;
  return refuse(context, value, value === undefined || value === null ? 'time is missing' : 'no time');
});

/** Left as it is, for a closer look later. */
export const anything = z.transform((value: unknown): unknown => value);

/** A list; elements that do not fit are left out; empty where there is none. */
export function list<T>(item: z.ZodMiniType<T>) {
  return z.transform((value: unknown): T[] => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((element) => {
      const result = item.safeParse(element);
      return result.success && result.data !== undefined ? [result.data] : [];
    });
  });
}

/** Non-blank texts of a list; of objects in it, their name. */
export const texts = z.transform((value: unknown): string[] => {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((element: unknown) => {
    const name = isObject(element) ? (element['name'] ?? element['summary'] ?? element['title']) : element;
    return typeof name === 'string' && name.trim() !== '' ? [name] : [];
  });
});

/** An object that may be absent. */
export function part<T>(inner: z.ZodMiniType<T>) {
  return z.transform((value: unknown): T | undefined => {
    if (!isObject(value)) return undefined;
    const result = inner.safeParse(value);
    return result.success ? result.data : undefined;
  });
}

/** Text values of an object, by key; numbers and booleans as text. */
export const labels = z.transform((value: unknown): Readonly<Record<string, string>> => {
  const found: Record<string, string> = Object.create(null);
  if (!isObject(value)) return found;
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean') {
      found[key] = String(entry);
    }
  }
  return found;
});

interface Issues {
  readonly issues: { push(issue: { code: 'custom'; message: string; input: unknown }): unknown };
}

function refuse(context: Issues, value: unknown, message: string): never {
  const seen = value === undefined ? '' : ` (${JSON.stringify(value)?.slice(0, 60)})`;
  context.issues.push({ code: 'custom', message: `${message}${seen}`, input: value });
  return z.NEVER;
}
