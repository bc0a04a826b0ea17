import type { Block } from './blocks.ts';

/** Index of the first block at or after an offset. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
