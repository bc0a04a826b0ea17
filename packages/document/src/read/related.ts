/** Related incidents: the items of their section, and fields that name them. */
import type { Field, Section } from '../model.ts';
import { field } from './action-fields.ts';
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import type { Fact } from './facts.ts';
import { fieldFacts } from './metadata.ts';

const NOTHING = /^\W*(?:n\/?a|none|tbd|no|なし|없음|无)?\W*$/i;

export function readRelated(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
  facts: readonly Fact[],
): readonly Field<string>[] {
  const found: Field<string>[] = [];
  const push = (from: number, to: number): void => {
    const item = field(text, from, to);
    if (!NOTHING.test(item.value)) found.push(item);
  };
  for (const section of sections) {
    if (section.kind !== 'related') continue;
    const first = blockAt(blocks, section.contentFrom);
    const last = blockAt(blocks, section.to);
    const listed = blocks.slice(first, last).some((block) => block.kind === 'item' || block.kind === 'table');
    for (let index = first; index < last; index++) {
      const block = blocks[index]!;
      if (block.kind === 'item' && block.textTo > block.textFrom) push(block.textFrom, block.textTo);
      else if (block.kind === 'table')
        for (const row of block.rows.slice(1))
          push(row.cells[0]?.from ?? row.from, row.cells.at(-1)?.to ?? row.to);
      else if (block.kind === 'paragraph' && !listed && !block.item) push(block.textFrom, block.textTo);
    }
  }
  for (const fact of fieldFacts(facts, 'related'))
    if (!found.some((item) => item.from <= fact.from && fact.to <= item.to)) push(fact.from, fact.to);
  return found;
}
