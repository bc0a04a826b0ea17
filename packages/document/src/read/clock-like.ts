/** A quick look for times of day, to spare texts without any the careful one. */

const CLOCK_LIKE =
  /\d[:：.hH時时시点](?:\d|\s?\d)|\d ?[AaPp]\.?[Mm]\b|\d時|[Nn]oon\b|[Mm]idnight\b|\d{4} ?(?:UTC|Z|hrs)/g;

const LONGEST = 10;

/** True when at least `count` things between two offsets look like times of day. */
export function holdsClocks(text: string, count: number, from = 0, to = text.length): boolean {
  // Only the stretch itself (and what a match may need beyond): the next clock may be far away.
  const part = text.slice(from, to + LONGEST);
  CLOCK_LIKE.lastIndex = 0;
  let found = 0;
  for (let match = CLOCK_LIKE.exec(part); match && match.index < to - from; match = CLOCK_LIKE.exec(part)) {
    if (++found >= count) return true;
  }
  return false;
}
