/** A quick look for times of day, to spare texts without any the careful one. */

const CLOCK_LIKE =
  /\d[:：.hH時时시点](?:\d|\s?\d)|\d ?[AaPp]\.?[Mm]\b|\d時|[Nn]oon\b|[Mm]idnight\b|\d{4} ?(?:UTC|Z|hrs)/g;

/** True when at least `count` things between two offsets look like times of day. */
export function holdsClocks(text: string, count: number, from = 0, to = text.length): boolean {
  CLOCK_LIKE.lastIndex = from;
  let found = 0;
  for (let match = CLOCK_LIKE.exec(text); match && match.index < to; match = CLOCK_LIKE.exec(text)) {
    if (++found >= count) return true;
  }
  return false;
}
