/** Percentages that stand beside the counts they were made from. */
import { byParagraph } from './by-paragraph.ts';
import { readNumber, type WrittenNumber } from './numbers.ts';
import { type PercentForm, percentForms } from './percent-forms.ts';

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
const loose = /(?:[~≈]|about|around|approx\w*|roughly|nearly|almost)\s?$/i;
const reach = 120;

/** Every percentage whose count is written with it, in order. */
export const percentClaims: (text: string) => PercentClaim[] = byParagraph((text) => {
  const found: PercentClaim[] = [];
  if (!text.includes('%') && !text.includes('percent')) return found;
  let done = 0;
  for (const match of text.matchAll(mark)) {
    const at = match.index;
    if (at < done) continue;
    const end = at + match[0].length;
    const near = text.slice(Math.max(at - reach, done), at);
    const before = near.slice(near.lastIndexOf('\n') + 1);
    const [after = ''] = text.slice(end, end + reach).split('\n', 1);
    const read = readClaim(before, after);
    if (!read) continue;
    const decimals = /\.(\d+)/.exec(match[1]!)?.[1]?.length ?? 0;
    const { back, taken, ...rest } = read;
    done = end + taken;
    const slack = 10 ** -decimals * (loose.test(before) ? 2 : 1);
    found.push({ ...rest, from: at - back, to: done, percent: Number(match[1]), slack });
  }
  return found;
});

interface Reading extends Omit<PercentClaim, 'from' | 'to' | 'percent' | 'slack'> {
  /** How far the claim reaches before the percentage, and after it. */
  readonly back: number;
  readonly taken: number;
}

function readClaim(before: string, after: string): Reading | null {
  const counted = /\d/.test(before);
  const opened = after.includes('(') || after.startsWith(')');
  for (const form of percentForms) {
    if (form.before ? !counted : !opened) continue;
    const b = form.before ? form.before.exec(before) : null;
    const a = form.after ? form.after.exec(after) : null;
    if ((form.before && !b) || (form.after && !a)) continue;
    const pick = (place: PercentForm['whole']): string =>
      (place === undefined ? '' : ((place[0] === 'b' ? b : a)?.[Number(place[1])] ?? '')).trim();
    const partRaw = pick(form.part);
    const wholeRaw = pick(form.whole);
    return {
      part: readNumber(partRaw, b && form.part === 'b1' ? before.slice(0, b.index) : ''),
      partRaw,
      whole: wholeRaw === '' ? null : readNumber(wholeRaw),
      wholeRaw,
      of: pick(form.of),
      back: b ? before.length - b.index : 0,
      taken: a ? a[0].length : 0,
    };
  }
  return null;
}
