/** `14:32 – 14:57 UTC (25 minutes)` and the same the other way round: an interval with its own ends beside it. */
import { type Claim, findClaims } from './durations.ts';

export interface ClockRange extends Claim {
  readonly first: string;
  readonly second: string;
  /** Minutes from the first clock to the second, over midnight where needed. */
  readonly actual: number;
  readonly precision: number;
}

const clock =
  '(?:(?<![\\d:.])([01]?\\d|2[0-4])[:h.]([0-5]\\d)(?::([0-5]\\d))?(?:\\s?([AaPp])\\.?[Mm]\\b\\.?)?(?![\\d:]|\\.\\d|\\s?%))';
const zone = '(?:\\s?(?:\\(?[A-Z]{2,5}\\)?|Z|[+-]\\d{2}:?\\d{2}))?';
const range = new RegExp(
  `${clock}${zone}(?:\\s{0,2}(?:-|–|—|→|~|to|until|till)\\s{0,2}|[^.\\n\\d()|]{1,80}?)${clock}${zone}`,
  'g',
);
const day = 1440;

/** Every interval that the text states next to its two clock times, in order. */
export function clockRanges(text: string): ClockRange[] {
  const found: ClockRange[] = [];
  if (!/\d[:h.]\d\d/.test(text)) return found;
  for (const match of text.matchAll(range)) {
    const from = match.index;
    const to = from + match[0].length;
    // Only what is bracketed together speaks of this very interval.
    const claim = claimAfter(text, to) ?? claimBefore(text, from);
    if (!claim) continue;
    const start = minutesOf(match, 1);
    const end = minutesOf(match, 5, match[4]);
    const first = match[0].slice(0, 8).match(/^[\d:.h]+/)![0];
    const second = /([\d:.h]{4,8})(?:\s?[ap]\.?m\b\.?)?[^\d]*$/i.exec(match[0])?.[1] ?? '';
    if (/\./.test(first) || /\./.test(second)) continue;
    let actual = end - start;
    if (actual < 0) actual += match[4] === undefined && match[8] !== undefined && actual > -720 ? 0 : day;
    if (actual < 0 || claim.minutes > day) continue;
    const precision = match[3] !== undefined && match[7] !== undefined ? 0.02 : 1;
    found.push({ ...claim, first, second, actual, precision });
  }
  return found;
}

function minutesOf(match: RegExpMatchArray, group: number, otherHalf?: string): number {
  let hour = Number(match[group]);
  const half = (match[group + 3] ?? (group === 1 ? match[8] : otherHalf))?.toLowerCase();
  if (half !== undefined && hour <= 12) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  return hour * 60 + Number(match[group + 1]) + Number(match[group + 2] ?? 0) / 60;
}

const opened =
  /^\s{0,2}[,;]?\s{0,2}(?:\((?:[^()\n]{0,12}?(?=[~≈<>\d]|about|roughly))|[,=:;]\s?(?=[~≈<>\d]|about))/;

function claimAfter(text: string, at: number): Claim | null {
  const tail = text.slice(at, at + 60);
  const open = opened.exec(tail);
  if (!open) return null;
  const claim = findClaims(tail)[0];
  if (!claim || claim.from > open[0].length + 3) return null;
  const rest = tail.slice(claim.to);
  if (
    !/^\s*(?:total|in total|long|of [a-z ]{3,20}|duration|outage|gap|later)?\s*(?:[).,;|]|$|\n)/i.test(rest)
  )
    return null;
  return { ...claim, from: claim.from + at, to: claim.to + at };
}

/** Between the length and its range: at most the name of what lasted. */
const led =
  /^[\s-]{0,2}(?:(?:long|full|complete|partial|total|service|production)[\s-]){0,2}(?:(?:outage|incident|disruption|downtime|interruption|degradation|gap|window|period|delay)\s)?\(\s?(?:from |approx\.? |~)?$/i;

function claimBefore(text: string, at: number): Claim | null {
  const near = text.slice(Math.max(0, at - 60), at);
  const head = near.slice(near.lastIndexOf('\n') + 1);
  const start = at - head.length;
  if (!/\(\s?(?:from |approx\.? |~)?$/.test(head)) return null;
  const claim = findClaims(head).at(-1);
  if (!claim || !led.test(head.slice(claim.to))) return null;
  return { ...claim, from: claim.from + start, to: claim.to + start };
}
