/** What an address carries after `?`: words for the keys named, all optional. */
export type SearchWords<Key extends string> = { [K in Key]?: string };

/** Keeps the keys named. */
export function readSearch<const Key extends string>(
  search: Readonly<Record<string, unknown>>,
  keys: readonly Key[],
): SearchWords<Key> {
  const read: SearchWords<Key> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') read[key] = value;
  }
  return read;
}

/** Writes words into an address as people write them: `?line=12&state=draft,final`. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).flatMap(([key, value]) =>
    typeof value === 'string' && value !== ''
      ? [
          `${encodeURIComponent(key)}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%20', '+')}`,
        ]
      : [],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
