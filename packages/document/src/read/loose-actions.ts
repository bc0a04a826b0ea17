/** Actions outside the sections for them. */
import type { Action, Section } from '../model.ts';
import { attributesIn } from './action-attributes.ts';
import type { ActionContext } from './action-fields.ts';
import { FILLER, itemAction, make } from './action-item.ts';
import type { Block } from './blocks.ts';
import { sectionAt } from './section-lookup.ts';

/** Task boxes outside action sections are actions too, and so are `Action point: …` lines. */
export function looseTasks(
  context: ActionContext,
  blocks: readonly Block[],
  sections: readonly Section[],
  actions: Action[],
): void {
  const taken = new Set(actions.map((action) => action.from));
  for (const block of blocks) {
    if (block.kind !== 'item' || block.task === null || block.quoted || taken.has(block.from)) continue;
    if (block.item?.task != null) continue;
    const section = sectionAt(sections, block.from);
    if (section && (section.kind === 'timeline' || section.kind === 'metadata')) continue;
    const action = itemAction(context, block, { status: null, type: null });
    if (action) actions.push(action);
  }
  const LINE =
    /^[ \t]*(?:[-*+] )?[*_]{0,2}(?:action (?:point|item)s?|todo|ap|follow-?up)[*_]{0,2}\s*[:：][*_]{0,2}[ \t]*(?=\S)/i;
  for (const block of blocks) {
    if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.quoted || taken.has(block.from))
      continue;
    const label = LINE.exec(context.text.slice(block.textFrom, Math.min(block.textTo, block.textFrom + 40)));
    if (!label) continue;
    const found = attributesIn(context, block.textFrom + label[0].length, block.textTo);
    const action = make(
      context.text,
      found,
      { from: block.from, to: block.to },
      block.kind === 'item' ? 'bullets' : 'prose',
    );
    if (
      !FILLER.test(action.title.value) &&
      !actions.some((other) => other.from <= block.from && other.to >= block.textTo)
    )
      actions.push(action);
  }
}
