/** A timeline told in running prose, where the document has no other: one row for each sentence with a clock time. */
import type { Section } from '../model.ts';
import { findTimes } from '../times/find-times.ts';
import type { Block } from './blocks.ts';
import type { RowOrDay } from './rows.ts';
import { splitSentences } from './sentences.ts';

const TELLS = new Set<string>([
  'summary',
  'what-happened',
  'unknown',
  'title',
  'timeline',
  'detection',
  'response',
  'resolution',
  'impact',
  'root-cause',
  'trigger',
  'background',
]);
const LABELLED = /^[\s*_]*[\p{L}][\p{L} /]{2,40}(?:\([^)\n]{0,20}\))?[*_]*\s*[:：]/u;
const CLOCK_LIKE = /\d[:：時시点]\d|\d\s?[ap]\.?m\b|\d\s?時|\bnoon\b|\bmidnight\b/i;

/** Sentences that tell when something happened, in order of place. */
export function proseRows(
  text: string,
  blocks: readonly Block[],
  ofBlock: readonly Section[],
): readonly RowOrDay[] {
  const rows: RowOrDay[] = [];
  for (const block of blocks) {
    if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.quoted) continue;
    if (!TELLS.has(ofBlock[block.index]!.kind)) continue;
    if (!CLOCK_LIKE.test(text.slice(block.textFrom, block.textTo))) continue;
    if (LABELLED.test(text.slice(block.textFrom, Math.min(block.textTo, block.textFrom + 60)))) continue;
    for (const sentence of splitSentences(text, block.textFrom, block.textTo)) {
      const times = findTimes(text, sentence.from, sentence.to).filter((time) => !time.weak);
      const clock = times.find((time) => time.clock !== null);
      if (!clock) {
        const day = times.find((time) => time.date !== null);
        if (day) rows.push({ ...sentence, day, zone: null });
        continue;
      }
      const day = clock.date
        ? null
        : (times.find((time) => time.date !== null && time.to <= clock.from) ?? null);
      rows.push({
        ...sentence,
        time: clock,
        layout: 'prose',
        textSpan: sentence,
        label: null,
        zone: null,
        date: day,
      });
    }
  }
  return rows;
}
