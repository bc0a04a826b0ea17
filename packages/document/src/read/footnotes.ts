/** Footnote definitions with the places that cite them. */
import type { Footnote, Span } from '../model.ts';
import type { Block } from './blocks.ts';
import { plainText } from './plain-text.ts';

const DEFINITION = /^\[\^([^\]\s]{1,100})\]:[ \t]*/;
const REFERENCE = /\[\^([^\]\s]{1,100})\](?!:)/g;

export function readFootnotes(text: string, blocks: readonly Block[]): readonly Footnote[] {
  const definitions = blocks.filter((block) => block.kind === 'footnote');
  if (definitions.length === 0) return [];
  const references = new Map<string, Span[]>();
  REFERENCE.lastIndex = 0;
  for (let found = REFERENCE.exec(text); found; found = REFERENCE.exec(text)) {
    const label = found[1]!;
    const spans = references.get(label) ?? [];
    spans.push({ from: found.index, to: found.index + found[0].length });
    references.set(label, spans);
  }
  return definitions.flatMap((block) => {
    const head = DEFINITION.exec(text.slice(block.from, Math.min(block.to, block.from + 130)));
    if (!head) return [];
    const label = head[1]!;
    return [
      {
        from: block.from,
        to: block.to,
        label,
        text: plainText(text, block.from + head[0].length, block.to),
        references: references.get(label) ?? [],
      },
    ];
  });
}
