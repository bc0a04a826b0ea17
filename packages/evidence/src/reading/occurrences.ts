/** Identities for records that have no id of their own. */

/**
 * Gives each text an identity: itself, and from its second time on with a count. So a log handed in twice gives the
 * same identities, and a line said twice in one minute stays two.
 */
export function occurrenceCounter(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  };
}
