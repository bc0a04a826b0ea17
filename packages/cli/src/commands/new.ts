import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDocument } from '@debrief/document';
import { loadPolicy } from '../config/load-policy.ts';
import { today } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { writeFileWhole } from '../files/write-file.ts';
import { findTemplate } from '../library/templates.ts';
import { configOption, templateOption, titleOption } from '../standard-options.ts';

export const command = defineCommand({
  brief: 'Begin a postmortem from a template',
  operands: '[FILE]',
  minOperands: 0,
  maxOperands: 1,
  options: {
    template: templateOption,
    title: titleOption,
    date: { type: 'string', placeholder: 'DATE', brief: 'Date of the incident, 2024-01-15 (default: today)' },
    severity: { type: 'string', placeholder: 'SEV2', brief: 'Severity, in your own scale' },
    author: {
      type: 'string',
      placeholder: 'NAME',
      multiple: true,
      brief: 'An author; may be given several times',
    },
    config: configOption,
  },
  details: `
Without FILE the document is printed. An existing file is never overwritten.

  debrief new docs/postmortems/2024-01-15-checkout.md --title "Checkout failed for card payments" --severity SEV2
  debrief new --template quick`,
  async run({ operands, options }, context) {
    const loaded = await loadPolicy(operands[0] ?? null, options.config, context);
    const template = findTemplate(options.template, loaded, context);
    const date = options.date ?? today(context);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
      throw new Failure(`--date is \`${date}\`; it takes a date such as 2024-01-15.`);
    }
    const text = fillHead(template.markdown, [
      ['date', date],
      ['severity', options.severity ?? null],
      ['authors', options.author.length === 0 ? null : options.author.join(', ')],
    ]);
    const titled = options.title === undefined ? text : fillTitle(text, options.title);
    const name = operands[0];
    if (name === undefined) {
      context.stdout.write(titled);
      return 0;
    }
    const path = resolve(context.cwd, name);
    if (existsSync(path))
      throw new Failure(
        `${name}: exists already.`,
        'Name another file, or edit this one with `debrief set`.',
      );
    writeFileWhole(path, titled);
    const sections = readDocument(titled).sections.filter((section) => section.level > 0).length;
    context.stdout.write(
      `Wrote ${name}: ${template.title}, ${sections} sections. The comments in it say what belongs where.\n`,
    );
    return 0;
  },
});

/** Puts values in place of the prompts of the head's bold fields (`**Date**: <!-- … -->`). */
function fillHead(markdown: string, values: readonly (readonly [string, string | null])[]): string {
  let text = markdown;
  for (const [key, value] of values) {
    if (value === null) continue;
    const prompt = new RegExp(`(\\*\\*${key}\\*\\*:[ \\t]*)<!--[^>]*-->`, 'i');
    text = text.replace(prompt, (_, label: string) => label + value.replace(/[\r\n]+/g, ' '));
  }
  return text;
}

function fillTitle(markdown: string, title: string): string {
  const line = title.replace(/[\r\n]+/g, ' ').trim();
  return markdown.replace(/^(# [^\n<]*)<!--[^\n]*-->/m, (_, start: string) => start + line);
}
