import { loadPolicy } from '../config/load-policy.ts';
import { defineCommand } from '../define-command.ts';
import { allTemplates, findTemplate } from '../library/templates.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { table } from '../terminal/table.ts';

export const command = defineCommand({
  brief: 'List the templates, or print one',
  operands: '[TEMPLATE]',
  minOperands: 0,
  maxOperands: 1,
  options: {
    config: configOption,
    format: formatOption,
  },
  details: `
Your own templates are Markdown files in the folder that \`templates:\` in debrief.yaml names.

  debrief templates
  debrief templates quick > docs/postmortems/2024-01-15.md`,
  async run({ operands, options }, context) {
    const loaded = await loadPolicy(null, options.config, context);
    const name = operands[0];
    if (name !== undefined) {
      context.stdout.write(findTemplate(name, loaded, context).markdown);
      return 0;
    }
    const list = allTemplates(loaded, context).map(({ name, title, use }) => ({ name, title, use }));
    context.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify({ templates: list })}\n`
        : table(list.map((template) => [template.name, template.title, template.use])),
    );
    return 0;
  },
});
