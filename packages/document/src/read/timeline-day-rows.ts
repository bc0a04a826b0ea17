/** A timeline that names days alone: a heading for each day, with what happened on it told below. */
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import type { RowOrDay } from './rows.ts';

/** Makes a row of every day that a heading names, where words stand below it; days without words stay days. */
export function dayRows(
  text: string,
  blocks: readonly Block[],
  days: readonly RowOrDay[],
): readonly RowOrDay[] {
  const rows: RowOrDay[] = [];
  for (const day of days) {
    if (!('day' in day)) return days;
    const index = blockAt(blocks, day.from);
    const heading = blocks[index];
    const words = blocks[index + 1];
    const told =
      words && (words.kind === 'paragraph' || words.kind === 'item') && words.textTo > words.textFrom;
    if (heading?.kind !== 'heading' || !told || !/\p{L}{3}/u.test(text.slice(words.textFrom, words.textTo))) {
      rows.push(day);
      continue;
    }
    rows.push({
      from: day.from,
      to: words.to,
      time: day.day,
      layout: 'headings',
      textSpan: { from: words.textFrom, to: words.textTo },
      label: null,
      zone: day.zone,
      date: null,
    });
  }
  return rows;
}
