/** One action from one list item, or from words already taken apart. */
import type { Action, ActionStatus, ActionType, Field, Span } from '../model.ts';
import { type Attributes, attributesIn } from './action-attributes.ts';
import { type ActionContext, field } from './action-fields.ts';
import { actionStrength, boxStatus } from './action-words.ts';
import type { Block } from './blocks.ts';
import { plainText } from './plain-text.ts';

export const FILLER =
  /^[^\p{L}\p{N}_]*(?:n\/?a|none|tbd|todo|no action items?(?: (?:at this time|required|needed))?|no actions?(?: required| needed)?|nothing|item [a-c1-3]|action(?: item)? ?[a-c1-3]?|なし|特になし|無し|\.\.\.|…)?[^\p{L}\p{N}_]*$/iu;

export interface Group {
  readonly status: Field<ActionStatus> | null;
  readonly type: Field<ActionType> | null;
}

export function itemAction(context: ActionContext, block: Block, group: Group): Action | null {
  const { text } = context;
  const words = plainText(text, block.textFrom, block.textTo);
  if (FILLER.test(words)) return null;
  const found = attributesIn(context, block.textFrom, block.textTo);
  const box = block.task === null ? null : boxStatus(block.task);
  if (box) found.status = boxField(text, block, box);
  found.status ??= group.status;
  found.type ??= group.type;
  const layout = block.task !== null ? 'checkboxes' : block.ordered ? 'numbered' : 'bullets';
  return make(text, found, { from: block.from, to: block.to }, layout);
}

function boxField(text: string, block: Block, value: ActionStatus): Field<ActionStatus> {
  const from = text.lastIndexOf('[', block.textFrom);
  return {
    from,
    to: from + 2 + Math.max(1, block.task!.length),
    raw: text.slice(from, from + 2 + Math.max(1, block.task!.length)),
    value,
  };
}

export function make(text: string, found: Attributes, span: Span, layout: Action['layout']): Action {
  const title = field(text, found.titleFrom, found.titleTo);
  return {
    ...span,
    title,
    owner: found.owner,
    due: found.due,
    priority: found.priority,
    status: found.status,
    ticket: found.ticket,
    type: found.type,
    strength: actionStrength(title.value),
    factors: found.factors,
    layout,
  };
}
