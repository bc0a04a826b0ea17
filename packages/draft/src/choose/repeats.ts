/** One fact told by several tools (alert, page, bot post, status page) becomes one row that cites them all. */
import { type Shipping, sameShipping, shippingOf } from '../read/shipping.ts';
import { spokenKey } from '../read/spoken-key.ts';
import { topicWords } from '../read/vocabulary.ts';
import { MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const CLASS: Partial<Record<Row['kind'], string>> = {
  alert: 'alarm',
  declare: 'declare',
  acknowledge: 'acknowledge',
  deploy: 'deploy',
  resolve: 'end',
  effect: 'end',
  communicate: 'end',
  observe: 'alarm',
};
const REPEAT_WITHIN = 5 * MINUTE;
const SAME_WORDS_WITHIN = 2 * MINUTE;
const STORM_WITHIN = 2 * MINUTE;

function isSpoken(row: Row): boolean {
  return row.reading !== null && row.events[0]?.actor?.kind === 'person';
}

/** Where both rows tell of a deploy, whether of the same step; `null` where one of them does not. */
function sameStep(a: Row, shipping: Shipping | null): boolean | null {
  const own = a.events[0] ? shippingOf(a.events[0]) : null;
  return own && shipping ? sameShipping(own, shipping) : null;
}

function sharesReference(a: Row, b: Row): boolean {
  for (const x of a.events) {
    for (const y of b.events) {
      const p = x.refs;
      const q = y.refs;
      if ((p.alert && p.alert === q.alert) || (p.incident && p.incident === q.incident)) return true;
      if (p.alert && y.text.includes(p.alert)) return true;
      if (q.alert && x.text.includes(q.alert)) return true;
      if (p.service && p.service === q.service && p.revision && p.revision === q.revision) return true;
    }
  }
  return false;
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const small = a.size <= b.size ? a : b;
  const large = small === a ? b : a;
  if (small.size < 2) return false;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared / small.size >= 0.6 && shared >= 2;
}

/** The same words of the same person, kept by two records (an export and a paste of it). */
function sameWordsBefore(row: Row, spoken: Map<string, Row>): Row | null {
  const event = row.events[0];
  if (!event) return null;
  const key = spokenKey(event);
  const before = spoken.get(key);
  if (
    before &&
    row.at - before.at <= SAME_WORDS_WITHIN &&
    before.events.every(({ raw }) => raw.file !== event.raw.file)
  ) {
    return before;
  }
  spoken.set(key, row);
  return null;
}

/**
 * Joins repeats. Rows come and go in order of time; the first telling keeps its time and its words, the others
 * lend their events. A burst of alarms within two minutes is one row as well.
 */
export function joinRepeats(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  const spoken = new Map<string, Row>();
  const words = new Map<Row, Set<string>>();
  const wordsOf = (row: Row): Set<string> => {
    let known = words.get(row);
    if (!known) {
      known = topicWords(row.events[0]?.text ?? '');
      words.set(row, known);
    }
    return known;
  };
  let from = 0;
  for (const row of rows) {
    while (from < kept.length && row.at - (kept[from]?.at ?? 0) > REPEAT_WITHIN) from += 1;
    const shipping = row.events[0] ? shippingOf(row.events[0]) : null;
    const group = shipping ? 'deploy' : CLASS[row.kind];
    let joined: Row | null = isSpoken(row) ? sameWordsBefore(row, spoken) : null;
    if (group && !row.change && !isSpoken(row)) {
      for (let index = from; index < kept.length && !joined; index += 1) {
        const other = kept[index] as Row;
        if (other.change || isSpoken(other) || other.floating !== row.floating) continue;
        const step = sameStep(other, shipping);
        if (step !== null) {
          if (step) joined = other;
          continue;
        }
        if (shipping || CLASS[other.kind] !== group) continue;
        if (group === 'end' && other.outcome !== row.outcome) continue;
        const otherSource = other.events.every((event) => event.source !== row.events[0]?.source);
        const storm = row.kind === 'alert' && other.kind === 'alert' && row.at - other.at <= STORM_WITHIN;
        if (storm || sharesReference(other, row) || (otherSource && sameWords(wordsOf(other), wordsOf(row))))
          joined = other;
      }
    }
    if (joined) {
      joined.events.push(...row.events);
      joined.score = Math.max(joined.score, row.score) + 0.3;
    } else kept.push(row);
  }
  return kept;
}
