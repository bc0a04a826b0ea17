import type { Action } from '@debrief/document';
import { isInCode } from '../../facts/code.ts';
import { placeholdersIn } from '../../facts/placeholders.ts';
import { shorten } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'placeholder-left',
  title: 'Words of a template left in place',
  severity: 'warning',
  group: 'completeness',
  why: 'A prompt that nobody answered reads as a fact that nobody had.',
  check({ document, report }) {
    for (const { from, to, kind } of placeholdersIn(document.text)) {
      if (kind !== 'comment' && isInCode(document, from)) continue;
      // As an action's status, owner or date, `TODO` is an answer (or another rule's question).
      if (kind === 'note' && document.actions.some((action) => isField(action, from))) continue;
      const shown = shorten(document.text.slice(from, to).replace(/^<!--\s*|\s*-->$/g, ''), 60);
      report({
        from,
        to,
        ...((kind === 'note' || kind === 'prompt') && { severity: 'info' as const }),
        message:
          kind === 'comment' || kind === 'prompt'
            ? `This prompt of the template still stands: “${shown}” Is it answered? (Then delete it.)`
            : kind === 'choice'
              ? `“${shown}” still lists every choice. Which one holds?`
              : kind === 'note'
                ? `“${shown}” marks something unfinished. What is missing?`
                : `“${shown}” is a placeholder. What belongs here?`,
      });
    }
  },
};

function isField({ status, owner, due, ticket, type }: Action, at: number): boolean {
  return [status, owner, due, ticket, type].some(
    (field) => field !== null && field.from <= at && at < field.to,
  );
}
