/** Actions outside the sections for them. */
import type { Action, Section } from '../model.ts';
import { attributesIn } from './action-attributes.ts';
import type { ActionContext } from './action-fields.ts';
import { FILLER, itemAction, make } from './action-item.ts';
import { readActionTable } from './action-table.ts';
import type { Block } from './blocks.ts';
import { sectionAt } from './section-lookup.ts';

const ACTION_HEAD =
  /^\W*(?:action (?:item|point)s?|follow[- ]up actions?|corrective actions?|remediation items?)\W*$/i;
const ATTRIBUTE_HEAD =
  /^\W*(?:owners?|assignees?|assigned to|responsible|due(?: date)?|deadline|status|state)\W*$/i;

/** A table that says of itself that it lists actions, wherever it stands. */
function looseTables(
  context: ActionContext,
  blocks: readonly Block[],
  sections: readonly Section[],
  actions: Action[],
): void {
  for (const block of blocks) {
    if (block.kind !== 'table' || block.quoted || block.rows.length < 2) continue;
    const heads = block.rows[0]!.cells.map((cell) => context.text.slice(cell.from, cell.to));
    if (!heads.some((head) => ACTION_HEAD.test(head)) || !heads.some((head) => ATTRIBUTE_HEAD.test(head)))
      continue;
    if (actions.some((action) => action.from >= block.from && action.to <= block.to)) continue;
    const kind = sectionAt(sections, block.from)?.kind;
    if (kind !== 'related' && kind !== 'glossary') actions.push(...readActionTable(context, block));
  }
}

/** What is to do, told as a command: `TODO: credit?` is a note to the writer. */
const COMMAND =
  /^\W*(?:we |let's |please |to )?[a-z]{2,}\b(?![^.]{0,60}\?|[^.]{0,60}\b(?:awaiting|pending)\b)/i;

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
  looseTables(context, blocks, sections, actions);
  const LINE =
    /^[ \t]*(?:[-*+] )?[*_]{0,2}(?:action (?:point|item)s?|todo|ap|follow-?up)[*_]{0,2}\s*[:：][*_]{0,2}[ \t]*(?=\S)/i;
  for (const block of blocks) {
    if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.quoted || taken.has(block.from))
      continue;
    const label = LINE.exec(context.text.slice(block.textFrom, Math.min(block.textTo, block.textFrom + 40)));
    if (!label) continue;
    if (
      /todo/i.test(label[0]) &&
      !COMMAND.test(context.text.slice(block.textFrom + label[0].length, block.textTo))
    )
      continue;
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
