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

const percent =
  '(?:[~≈]\\s?|about |around |approximately |roughly |nearly |almost )?(\\d{1,3}(?:\\.\\d{1,3})?)\\s?(?:%|percent\\b)';
const words = "(?:\\s[\\p{L}][\\p{L}\\p{N}’'-]*){0,4}?";
const few = "(?:\\s[\\p{L}][\\p{L}\\p{N}’'-]*){1,5}";
const whole = `(?:the |all |our |its |a total of |a |total )?${numberPattern}`;

/** `847 of 12,000 customers (7.1 %)`, `847/12,000 (7.1 %)`. */
const partOfWhole = new RegExp(
  `${numberPattern}${words}\\s?(?:out of|of|/)\\s?${whole}${words},?\\s?[(=:–—-]{1,2}\\s?${percent}`,
  'giu',
);
/** `7.1 % (847 of 12,000)`, `7.1 % of users (847/12,000)`. */
const percentThenParts = new RegExp(
  `${percent}${words}\\s?\\(\\s?${numberPattern}${words}\\s?(?:out of|of|/)\\s?${whole}`,
  'giu',
);
/** `847 support tickets (23 % of affected users)`. */
const partOfNamed = new RegExp(
  `${numberPattern}(${few})\\s?[(,]\\s?${percent}\\s+of\\s+((?:[\\p{L}][\\p{L}’'-]*\\s?){1,5})\\)?`,
  'giu',
);
/** `23 % of affected users (847)`. */
const namedThenPart = new RegExp(
  `${percent}\\s+of\\s+((?:[\\p{L}][\\p{L}’'-]*\\s?){1,5})\\(\\s?${numberPattern}${words}\\)`,
  'giu',
);

/** Every percentage whose count is written with it, in order. */
export function percentClaims(text: string): PercentClaim[] {
  const found: PercentClaim[] = [];
  if (!/%|percent/i.test(text)) return found;
  const add = (match: RegExpMatchArray, p: number, a: number, b: number | null, of: number | null): void => {
    const from = match.index!;
    const to = from + match[0].length;
    if (found.some((other) => other.from < to && from < other.to)) return;
    const partRaw = match[a]!;
    const decimals = /\.(\d+)/.exec(match[p]!)?.[1]?.length ?? 0;
    const before = text.slice(
      Math.max(0, from + match[0].indexOf(partRaw) - 20),
      from + match[0].indexOf(partRaw),
    );
    const wholeRaw = b === null ? '' : match[b]!;
    found.push({
      from,
      to,
      percent: Number(match[p]),
      slack: 10 ** -decimals * (/[~≈]|about|around|approx|rough|nearly|almost/i.test(match[0]) ? 2 : 1),
      part: readNumber(partRaw, before),
      partRaw: partRaw.trim(),
      whole: b === null ? null : readNumber(wholeRaw),
      wholeRaw: wholeRaw.trim(),
      of: of === null ? '' : match[of]!.trim(),
    });
  };
  for (const line of linesWithPercent(text)) {
    const shift = (match: RegExpMatchArray): RegExpMatchArray => {
      match.index = match.index! + line.from;
      return match;
    };
    for (const match of line.text.matchAll(partOfWhole)) add(shift(match), 3, 1, 2, null);
    for (const match of line.text.matchAll(percentThenParts)) add(shift(match), 1, 2, 3, null);
    for (const match of line.text.matchAll(partOfNamed)) add(shift(match), 3, 1, null, 4);
    for (const match of line.text.matchAll(namedThenPart)) add(shift(match), 1, 3, null, 2);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Lines that hold a percentage, cut where they are overlong so that one line cannot cost the whole run. */
function* linesWithPercent(text: string): Generator<{ from: number; text: string }> {
  const mark = /%|percent/gi;
  let done = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const start = Math.max(done, text.lastIndexOf('\n', match.index) + 1, match.index - 300);
    const newline = text.indexOf('\n', match.index);
    const end = Math.min(newline < 0 ? text.length : newline, match.index + 300);
    yield { from: start, text: text.slice(start, end) };
    done = end;
    mark.lastIndex = Math.max(end, match.index + 1);
  }
}
