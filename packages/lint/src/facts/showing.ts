/** Numbers as findings show them. */
import type { Stamp } from '@debrief/document';

/** `47 min`, `2 h 13 min`, `3 d 4 h`; seconds only below ten minutes. */
export function showMinutes(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const size = Math.abs(minutes);
  if (size < 10 && Math.abs(size - Math.round(size)) > 0.05) {
    const seconds = Math.round(size * 60);
    const whole = Math.floor(seconds / 60);
    return `${sign}${whole > 0 ? `${whole} min ` : ''}${seconds % 60} s`;
  }
  const rounded = Math.round(size);
  if (rounded < 60) return `${sign}${rounded} min`;
  const days = Math.floor(rounded / 1440);
  const hours = Math.floor((rounded % 1440) / 60);
  const rest = rounded % 60;
  const parts = [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''];
  return sign + parts.filter(Boolean).join(' ');
}

/** The stamp's own words, shortened, with nothing that Markdown would read. */
export function showStamp({ raw }: Stamp): string {
  return shorten(raw.replace(/[*_`|]/g, '').trim(), 40);
}

/** Numbers with thousands separated, at most `digits` decimals. */
export function showNumber(value: number, digits = 2): string {
  const [whole, fraction] = String(Number(value.toFixed(digits))).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** At most `length` letters, on one line. */
export function shorten(text: string, length: number): string {
  // The beginning says enough of what is much too long.
  const head =
    text.length > 4 * length
      ? text
          .slice(0, 4 * length)
          .replace(/\s+/g, ' ')
          .trimStart()
      : '';
  const line = head.length > length + 1 ? head : text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}
