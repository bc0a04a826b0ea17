/** Writes a time as a document writes the one beside it. */

const clock = /(\d{1,2})([:.h])(\d{2})(?:([:.])(\d{2}))?(\s*)(a\.?m\.?|p\.?m\.?)?/i;
const isoDay = /\d{4}-\d{2}-\d{2}/;

const two = (value: number) => String(value).padStart(2, '0');

/** `2024-01-15` of a wall time (milliseconds read as if UTC). */
export function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/**
 * The words for a wall time (milliseconds read as if UTC), in the shape of a neighbour's words: its 12- or 24-hour
 * clock, seconds or none, zone word and date. Where the neighbour's shape cannot say it (it names no day and the day is
 * another), the whole ISO date and time.
 */
export function timeLike(
  neighbour: { readonly raw: string; readonly wall: number } | null,
  wall: number,
): string {
  const at = new Date(wall);
  const plain = `${dayOf(wall)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  if (neighbour === null) return plain;
  const found = clock.exec(neighbour.raw);
  if (found === null) return plain;
  const dated = isoDay.test(neighbour.raw);
  const zone = /\s(?:UTC|GMT|Z|[A-Z]{2,5}T?)\)?$/.exec(neighbour.raw)?.[0] ?? '';
  if (!dated && dayOf(neighbour.wall) !== dayOf(wall)) return plain + zone;
  const [whole, hours = '', between = ':', , secondMark, , space = '', half] = found;
  const hour = at.getUTCHours();
  const shown = half === undefined ? hour : hour % 12 === 0 ? 12 : hour % 12;
  const wide = half === undefined || hours.startsWith('0');
  const words = [
    wide ? two(shown) : String(shown),
    between,
    two(at.getUTCMinutes()),
    secondMark === undefined ? '' : secondMark + two(at.getUTCSeconds()),
    half === undefined ? space : space + halfLike(half, hour),
  ].join('');
  return neighbour.raw
    .replace(whole, words)
    .replace(isoDay, dayOf(wall))
    .replace(/^[~≈]\s*/, '');
}

function halfLike(half: string, hour: number): string {
  const letter = hour < 12 ? 'a' : 'p';
  const words = half.includes('.') ? `${letter}.m.` : `${letter}m`;
  return half === half.toUpperCase() ? words.toUpperCase() : words;
}
