/** The tenant export writes `CreatedDateTime` where Graph writes `createdDateTime`: one reading for both. */

const MAX_DEPTH = 24;

/** A copy whose keys begin with a small letter, at every depth; other values pass as they are. */
export function camelKeys(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((entry) => camelKeys(entry, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const camel = key.charAt(0).toLowerCase() + key.slice(1);
    if (camel !== '__proto__') copy[camel] = camelKeys(entry, depth + 1);
  }
  return copy;
}
