/** Impact items with their quantities. */
import type { ImpactItem, Section } from '../model.ts';
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import { plainText } from './plain-text.ts';
import { findQuantities } from './quantities.ts';
import { splitSentences } from './sentences.ts';

const KINDS = new Set(['impact', 'customer-impact', 'business-impact', 'technical-impact']);
const FILLER = /^[^\p{L}\p{N}_]*(?:n\/?a|none|tbd|todo|item [a-c1-3]|なし|\.\.\.|…)?[^\p{L}\p{N}_]*$/iu;

/** Reads what the sections about impact say, one item a bullet, row or sentence. */
export function readImpact(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly ImpactItem[] {
  const items: ImpactItem[] = [];
  const push = (from: number, to: number, textFrom: number, textTo: number): void => {
    const words = plainText(text, textFrom, textTo);
    if (FILLER.test(words)) return;
    items.push({ from, to, text: words, numbers: findQuantities(text, textFrom, textTo) });
  };
  for (const section of sections) {
    if (!KINDS.has(section.kind) || within(section.parent)) continue;
    const first = blockAt(blocks, section.from);
    const inner = first > 0 && blocks[first - 1]!.to > section.contentFrom ? first - 1 : first;
    for (let index = inner; index < blocks.length && blocks[index]!.from < section.to; index++) {
      const block = blocks[index]!;
      if (block.textTo <= section.contentFrom) continue;
      if (block.kind === 'item')
        push(block.from, block.to, Math.max(block.textFrom, section.contentFrom), block.textTo);
      else if (block.kind === 'table') {
        for (const row of block.rows.slice(1))
          push(row.from, row.to, row.cells[0]?.from ?? row.from, row.cells.at(-1)?.to ?? row.to);
      } else if (block.kind === 'paragraph' && !block.quoted) {
        const from = Math.max(block.textFrom, section.contentFrom);
        for (const sentence of from < block.textTo
          ? splitSentences(text, from, Math.min(block.textTo, section.to))
          : []) {
          push(sentence.from, sentence.to, sentence.from, sentence.to);
        }
      }
    }
  }
  return items;
}

function within(section: Section | null): boolean {
  for (let at = section; at; at = at.parent) if (KINDS.has(at.kind)) return true;
  return false;
}
