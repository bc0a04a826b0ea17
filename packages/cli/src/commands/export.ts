import { resolve } from 'node:path';
import { formats } from '@debrief/publish';
import { loadPolicy } from '../config/load-policy.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { writeFileWhole } from '../files/write-file.ts';
import { openDocument } from '../library/read-library.ts';
import { configOption } from '../standard-options.ts';

const ids = formats.map((format) => format.id);

export const command = defineCommand({
  brief: 'Share a postmortem as a page, a chat message, clean Markdown or CSV',
  operands: 'FILE|-',
  minOperands: 1,
  maxOperands: 1,
  options: {
    format: { type: 'string', values: ids, default: 'html', brief: 'What to make' },
    output: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      brief: 'Write it there instead of printing it',
    },
    config: configOption,
  },
  details: `
Prompts and comments are left out. The page loads nothing and runs nothing.

${formats.map((format) => `  ${format.id.padEnd(14)}${format.title}`).join('\n')}

  debrief export postmortem.md -o postmortem.html
  debrief export postmortem.md --format chat`,
  async run({ operands, options }, context) {
    const name = operands[0] ?? '-';
    const { policy } = await loadPolicy(name === '-' ? null : name, options.config, context);
    const { document, file } = await openDocument(name, policy.zone, context);
    const text = formats.find((format) => format.id === options.format)?.write(document) ?? '';
    if (options.output === undefined) {
      context.stdout.write(text);
      return 0;
    }
    const path = resolve(context.cwd, options.output);
    if (path === file.path)
      throw new Failure(`${options.output}: is the postmortem itself; name another file.`);
    writeFileWhole(path, text);
    context.stderr.write(`Wrote ${options.output}.\n`);
    return 0;
  },
});
