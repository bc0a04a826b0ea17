/** What an address carries after `?`: words for the keys named, all optional. */
export type SearchWords<Key extends string> = { [K in Key]?: string };

/** Keeps the keys named, as text; numbers and booleans that the router parsed become text again. */
export function readSearch<const Key extends string>(
  search: Readonly<Record<string, unknown>>,
  keys: readonly Key[],
): SearchWords<Key> {
  const read: SearchWords<Key> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') read[key] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') read[key] = String(value);
  }
  return read;
}
