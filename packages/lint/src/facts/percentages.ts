/** Percentages that stand beside the counts they were made from. */
import { numberPattern, readNumber, type WrittenNumber } from './numbers.ts';

export interface PercentClaim {
  readonly from: number;
  readonly to: number;
  readonly percent: number;
  /** Half a unit would be fair rounding; a whole one also forgives cutting off. */
  readonly slack: number;
  readonly part: WrittenNumber;
  readonly partRaw: string;
  /** The whole, where it stands beside; else the words that name it. */
  readonly whole: WrittenNumber | null;
  readonly wholeRaw: string;
  readonly of: string;
}

const mark = /(?<![\w.])(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b)/g;
const word = "\\s[\\p{L}][\\p{L}\\p{N}’'-]{0,30}";
const name = "((?:[\\p{L}][\\p{L}’'-]{0,30}\\s?){1,5})";
const loosely = '(?:[~≈]|about |around |approximately |roughly |nearly |almost )?';
const whole = `(?:the |all |our |its |a total of |a |total )?${numberPattern}`;
const ratio = `${numberPattern}(?:${word}){0,4}?\\s?(?:out of|of|/)\\s?${whole}`;

/** `847 of 12,000 customers (7.1 %)`, `847/12,000 (7.1 %)`: what stands before the percentage. */
const ratioBefore = new RegExp(`${ratio}(?:${word}){0,4}?,?\\s?[(=:–—-]{1,2}\\s?${loosely}$`, 'iu');
/** `847 support tickets (23 % of affected users)`. */
const partBefore = new RegExp(`${numberPattern}((?:${word}){1,5})\\s?[(,]\\s?${loosely}$`, 'iu');
const nameAfter = new RegExp(`^\\s+of\\s+${name}\\)?`, 'iu');
/** `7.1 % (847 of 12,000)`, `7.1 % of users (847/12,000)`. */
const ratioAfter = new RegExp(`^(?:${word}){0,5}?\\s?\\(\\s?${ratio}`, 'iu');
/** `23 % of affected users (847)`. */
const partAfter = new RegExp(`^\\s+of\\s+${name}\\(\\s?${numberPattern}(?:${word}){0,4}?\\)`, 'iu');
const loose = /(?:[~≈]|about|around|approx\w*|roughly|nearly|almost)\s?$/i;
const reach = 120;

/** Every percentage whose count is written with it, in order. */
export function percentClaims(text: string): PercentClaim[] {
  const found: PercentClaim[] = [];
  let done = 0;
  for (const match of text.matchAll(mark)) {
    const at = match.index;
    if (at < done) continue;
    const end = at + match[0].length;
    const before = lastLine(text.slice(Math.max(at - reach, done), at));
    const [after = ''] = text.slice(end, end + reach).split('\n', 1);
    const read = readClaim(before, after);
    if (!read) continue;
    const decimals = /\.(\d+)/.exec(match[1]!)?.[1]?.length ?? 0;
    done = end + read.taken;
    found.push({
      from: at - read.back,
      to: done,
      percent: Number(match[1]),
      slack: 10 ** -decimals * (loose.test(before) ? 2 : 1),
      part: read.part,
      partRaw: read.partRaw.trim(),
      whole: read.whole,
      wholeRaw: read.wholeRaw.trim(),
      of: read.of.trim(),
    });
  }
  return found;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

interface Reading extends Pick<PercentClaim, 'part' | 'partRaw' | 'whole' | 'wholeRaw' | 'of'> {
  /** How far the claim reaches before the percentage, and after it. */
  readonly back: number;
  readonly taken: number;
}

function readClaim(before: string, after: string): Reading | null {
  if (/\d/.test(before)) {
    const both = ratioBefore.exec(before);
    if (both)
      return reading(before.slice(0, both.index), both[1]!, both[2]!, '', before.length - both.index, 0);
    const part = partBefore.exec(before);
    const of = part && nameAfter.exec(after);
    if (part && of) {
      const back = before.length - part.index;
      return reading(before.slice(0, part.index), part[1]!, null, of[1]!, back, of[0].length);
    }
  }
  if (!after.includes('(')) return null;
  const both = ratioAfter.exec(after);
  if (both) return reading('', both[1]!, both[2]!, '', 0, both[0].length);
  const part = partAfter.exec(after);
  return part ? reading('', part[2]!, null, part[1]!, 0, part[0].length) : null;
}

function reading(
  lead: string,
  partRaw: string,
  wholeRaw: string | null,
  of: string,
  back: number,
  taken: number,
): Reading {
  return {
    part: readNumber(partRaw, lead),
    partRaw,
    whole: wholeRaw === null ? null : readNumber(wholeRaw),
    wholeRaw: wholeRaw ?? '',
    of,
    back,
    taken,
  };
}
