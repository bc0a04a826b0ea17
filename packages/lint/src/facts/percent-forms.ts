/** The forms in which people write a percentage beside its counts. */
import { numberPattern } from './numbers.ts';

/** Where a form finds its parts: `b1` is the first group before the percentage, `a2` the second after it. */
type Place = `b${1 | 2}` | `a${1 | 2}`;

export interface PercentForm {
  /** What must end right before the percentage. */
  readonly before?: RegExp;
  /** What must begin right after it. */
  readonly after?: RegExp;
  readonly part: Place;
  readonly whole?: Place;
  /** Words that name the whole where its count is not beside. */
  readonly of?: Place;
}

const word = "\\s[\\p{L}][\\p{L}\\p{N}’'-]{0,30}";
const name = "((?:[\\p{L}][\\p{L}’'-]{0,30}\\s?){1,5})";
const loosely = '(?:[~≈]|about |around |approximately |roughly |nearly |almost )?';
const opening = `(?:\\s?[(,=:]{1,2}|\\s[–—-]{1,2}|, (?:i\\.e\\.,?|or|that is|about))\\s?${loosely}`;
const whole = `(?:the |all |all of the |our |its |a total of |a |total )?${numberPattern}`;
const ratio = `${numberPattern}(?:${word}){0,4}?\\s?(?:out of|of)\\s?${whole}`;
const digits = '(\\d{1,3}(?:,\\d{3})+|\\d{1,9})';
const slash = `(?<![\\w.:/#-])${digits}\\s?/\\s?${digits}(?![\\d/])`;

const make = (source: string): RegExp => new RegExp(source, 'iu');

/** In the order in which they are tried: the more that stands beside, the earlier. */
export const percentForms: readonly PercentForm[] = [
  // 847 of 12,000 customers (7.1 %)
  { before: make(`${ratio}(?:${word}){0,4}?${opening}$`), part: 'b1', whole: 'b2' },
  // 847/12,000 users = 7.1 %
  { before: make(`${slash}(?:${word}){0,4}?${opening}$`), part: 'b1', whole: 'b2' },
  // Of the 12,000 customers, 847 (7.1 %)
  {
    before: make(
      `\\b(?:of|out of)\\s${whole}(?:${word}){1,4},?\\s${numberPattern}(?:${word}){0,3}?${opening}$`,
    ),
    part: 'b2',
    whole: 'b1',
  },
  // 847 (7.1 %) of 12,000 customers
  {
    before: make(`${numberPattern}(?:${word}){0,4}?\\s?\\(${loosely}$`),
    after: make(`^\\)\\s(?:out of|of)\\s${whole}`),
    part: 'b1',
    whole: 'a1',
  },
  // 847 support tickets (23 % of affected users)
  {
    before: make(`${numberPattern}(?:${word}){0,5}?${opening}$`),
    after: make(`^\\s+of\\s+${name}\\)?`),
    part: 'b1',
    of: 'a1',
  },
  // 7.1 % (847 of 12,000), 7.1 % of users (847/12,000)
  { after: make(`^(?:${word}){0,5}?\\s?\\(\\s?${ratio}`), part: 'a1', whole: 'a2' },
  { after: make(`^(?:${word}){0,5}?\\s?\\(\\s?${slash}`), part: 'a1', whole: 'a2' },
  // 7.1 % of the 12,000 customers (847)
  {
    after: make(`^\\sof\\s${whole}(?:${word}){0,4}?\\s?\\(\\s?${numberPattern}`),
    part: 'a2',
    whole: 'a1',
  },
  // 23 % of affected users (847)
  {
    after: make(`^\\s+of\\s+${name}\\(\\s?${numberPattern}(?:${word}){0,4}?\\)`),
    part: 'a2',
    of: 'a1',
  },
];
