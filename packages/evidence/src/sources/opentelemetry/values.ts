/** OTLP/JSON wraps every value: `{stringValue}`, `{intValue: "0"}`, `{kvlistValue: {values: []}}`. */
import { isObject } from '../../reading/json-value.ts';

const DEEPEST = 8;

/** The value as text; lists and maps on one line. */
export function textOf(value: unknown, depth = 0): string {
  if (!isObject(value) || depth > DEEPEST) return typeof value === 'string' ? value : '';
  for (const key of ['stringValue', 'intValue', 'doubleValue', 'boolValue', 'bytesValue'] as const) {
    const plain = value[key];
    if (typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean')
      return String(plain);
  }
  const list = entriesOf(value['kvlistValue']);
  if (list.length > 0) {
    return list.map(([name, inner]) => `${name}=${textOf(inner, depth + 1)}`).join(' ');
  }
  const array = isObject(value['arrayValue']) ? value['arrayValue']['values'] : undefined;
  return Array.isArray(array) ? array.map((inner: unknown) => textOf(inner, depth + 1)).join(', ') : '';
}

/** Key and value pairs of an attribute list; the older form without `values` too. */
export function entriesOf(list: unknown): (readonly [string, unknown])[] {
  const items = isObject(list) ? list['values'] : list;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) =>
    isObject(item) && typeof item['key'] === 'string' ? [[item['key'], item['value']] as const] : [],
  );
}

/** Attributes by name, as text. */
export function attributesOf(list: unknown): ReadonlyMap<string, string> {
  return new Map(entriesOf(list).map(([key, value]) => [key, textOf(value)]));
}
