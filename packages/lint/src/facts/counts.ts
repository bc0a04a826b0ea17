/** How many people or things a document says were affected. */
import { byParagraph } from './by-paragraph.ts';
import { numberPattern, readNumber, type WrittenNumber } from './numbers.ts';

export interface Count {
  readonly from: number;
  readonly to: number;
  readonly raw: string;
  readonly number: WrittenNumber;
  readonly kind: CountKind;
}

export type CountKind = 'people' | 'tickets' | 'requests' | 'orders';

/** Words that name the same thing in different mouths. */
const nouns: Readonly<Record<CountKind, string>> = {
  people: 'users?|customers?|clients?|subscribers?|accounts?|members?|people|visitors?|merchants?|tenants?',
  tickets: '(?:support |customer )?tickets?',
  requests: 'requests?|(?:api )?calls?',
  orders: 'orders?|payments?|transactions?|checkouts?|purchases?',
};
const kinds = Object.keys(nouns) as CountKind[];
const adjectives =
  '(?:\\s(?:unique|affected|impacted|active|distinct|different|individual|paying|failed|total|end|our|of our|support|customer|online|unsuccessful|lost|dropped))';
const pattern = new RegExp(
  `${numberPattern}(${adjectives}{0,3})\\s(?:${kinds.map((kind) => `(${nouns[kind]})`).join('|')})\\b`,
  'gi',
);
/** `Users affected: ~50,000`, `Requests failed: 125,000`. */
const label = new RegExp(
  `\\b(?:${kinds.map((kind) => `(${nouns[kind]})`).join('|')})\\s(?:affected|impacted|failed|lost|created|opened)`,
  'gi',
);
const labelEnd = /affected|impacted|failed|lost|created|opened/i;
const labelled = new RegExp(`${label.source}\\W{1,8}${numberPattern}`, 'gi');
const affected =
  /\b(?:affect|impact|unable|could ?n[o']t|could not|cannot|fail|experienc|lost|saw|see|received|disrupt|degrad|hit|without|blocked|locked out|errors?)/i;
/** Those who told of it are not those who were hit. */
const witness = /^\s+(?:who |had |have )?(?:report|contact|complain|notic|open|wrote|told|call|ask)/i;
const partial =
  /\bper\b|\/s\b|\bof (?:them|these|whom|which|those)\b|\beach\b|\bevery\b|\bat (?:most|least)\b|\bup to\b/i;

/** `12,000 active users`, wherever it stands. */
const numbersOfThings = byParagraph((text) =>
  Array.from(/\d/.test(text) ? text.matchAll(pattern) : [], (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    raw: match[1]!,
    kind: kinds.find((_, index) => match[3 + index] !== undefined)!,
    words: match[2]!,
  })),
);

/** What `labelled` begins with; what it goes on to may stand below a blank line. */
const labelsOfThings = byParagraph((text) =>
  Array.from(labelEnd.test(text) ? text.matchAll(label) : [], (match) => ({
    from: match.index,
    to: match.index,
  })),
);

/** Counts of what the incident affected, as the text gives them; rates and parts are left out. */
export function affectedCounts(text: string): Count[] {
  const found: Count[] = [];
  if (!/\d/.test(text)) return found;
  const add = (at: number, end: number, raw: string, kind: CountKind, words: string): void => {
    const { line, from } = lineAround(text, at);
    if (partial.test(text.slice(at, Math.min(text.length, end + 14)).split('\n')[0]!)) return;
    if (witness.test(text.slice(end, end + 24))) return;
    if (!affected.test(words) && !affected.test(line)) return;
    const start = text.indexOf(raw, at);
    found.push({
      from: start,
      to: end,
      raw: raw.trim(),
      number: readNumber(raw, text.slice(Math.max(from, start - 20), start)),
      kind,
    });
  };
  for (const { from, to, raw, kind, words } of numbersOfThings(text)) add(from, to, raw, kind, words);
  if (labelsOfThings(text).length === 0) return found.sort((a, b) => a.from - b.from);
  for (const match of text.matchAll(labelled)) {
    const kind = kinds.find((_, index) => match[1 + index] !== undefined)!;
    add(match.index, match.index + match[0].length, match[kinds.length + 1]!, kind, match[0]);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The counts that words such as “affected users” point at; none for words that mean some other whole. */
export function countsOf(text: string, words: string): { raw: string; number: WrittenNumber }[] {
  if (!/\b(?:affected|impacted|those|these|failed)\b/i.test(words)) return [];
  const kind = kinds.find((each) => new RegExp(`\\b(?:${nouns[each]})\\b`, 'i').test(words));
  if (!kind) return [];
  return affectedCounts(text).filter((count) => count.kind === kind);
}

/** The line around a place, as far as 200 letters to each side. */
function lineAround(text: string, at: number): { line: string; from: number } {
  const near = text.slice(Math.max(0, at - 200), at);
  const head = near.slice(near.lastIndexOf('\n') + 1);
  const [tail = ''] = text.slice(at, at + 200).split('\n', 1);
  return { line: head + tail, from: at - head.length };
}
