/**
 * Items with keys by place. A panel's item is its place in the document: a key made of offsets would take the field
 * somebody types in away from under them whenever a colleague types above.
 */
export function keyed<T>(
  items: readonly T[],
): readonly { readonly item: T; readonly index: number; readonly key: string }[] {
  return items.map((item, index) => ({ item, index, key: `item-${index}` }));
}
