import { rules } from '@debrief/lint';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { nearest } from '../nearest.ts';
import { findPage } from '../pages/find-page.ts';
import { formatOption } from '../standard-options.ts';
import { table } from '../terminal/table.ts';

export const command = defineCommand({
  brief: 'List the lint rules, or show the page of one',
  operands: '[RULE]',
  minOperands: 0,
  maxOperands: 1,
  options: {
    format: formatOption,
  },
  details: `
  debrief rules
  debrief rules should-have`,
  async run({ operands, options }, context) {
    const id = operands[0];
    if (id !== undefined) {
      const page = rules.some((rule) => rule.id === id) ? findPage(`docs/rules/${id}.md`) : null;
      if (page === null) {
        const close = nearest(
          id,
          rules.map((rule) => rule.id),
        );
        throw new Failure(
          `debrief rules: there is no rule \`${id}\`.${close === null ? '' : ` Did you mean \`${close}\`?`}`,
          'Run `debrief rules` to see them all.',
        );
      }
      context.stdout.write(page);
      return 0;
    }
    const list = rules.map(({ id, title, severity, group, why }) => ({ id, title, severity, group, why }));
    context.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify({ rules: list })}\n`
        : table(list.map((rule) => [rule.id, rule.severity, rule.group, rule.title])),
    );
    return 0;
  },
});
