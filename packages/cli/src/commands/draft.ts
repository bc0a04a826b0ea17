import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { draftPostmortem, evidenceJsonl } from '@debrief/draft';
import type { RecordProblem } from '@debrief/evidence';
import { loadPolicy } from '../config/load-policy.ts';
import { today } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { readEvidence } from '../drafting/read-evidence.ts';
import { instantOption, zoneOption } from '../drafting/time-options.ts';
import { Failure } from '../failure.ts';
import { writeFileWhole } from '../files/write-file.ts';
import { findTemplate } from '../library/templates.ts';
import { configOption, templateOption, titleOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';

export const command = defineCommand({
  brief: 'Draft a postmortem from the incident’s records; every timeline row cites its record',
  operands: 'RECORD…',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    output: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      brief: 'Write the draft there, and its events to <name>.evidence.jsonl',
    },
    force: { type: 'boolean', brief: 'Replace an existing FILE' },
    zone: {
      type: 'string',
      placeholder: 'ZONE',
      brief: 'Zone of wall times without one, and of the timeline',
    },
    from: { type: 'string', placeholder: 'TIME', brief: 'Leave out what was before (2024-01-15T14:00Z)' },
    to: { type: 'string', placeholder: 'TIME', brief: 'Leave out what was after' },
    template: templateOption,
    title: titleOption,
    'mask-email': { type: 'boolean', brief: 'Mask e-mail addresses too; secrets always are' },
    format: { type: 'string', values: ['md', 'json'], default: 'md', brief: 'What to print without -o' },
    config: configOption,
  },
  details: `
Records are files, folders or zips: chat exports and pasted chat, pager logs, alerts, deploys, commits, tickets;
\`-\` is standard input. \`debrief sources\` lists what is read. Nothing is invented: what no record says is left as a
question. Secrets are masked before anything is stored. Nothing leaves this machine.

  debrief draft slack-export.zip pagerduty.json deploys.json -o postmortem.md
  debrief draft chat.txt git.log --zone America/Los_Angeles
  debrief draft records/ --from 2024-01-15T14:00Z --to 2024-01-15T18:00Z --format json`,
  async run({ operands, options }, context) {
    const output = options.output;
    const path = output === undefined ? null : resolve(context.cwd, output);
    if (output !== undefined && path !== null && existsSync(path) && !options.force) {
      throw new Failure(`${output}: exists already.`, 'Name another file, or say --force to replace it.');
    }
    const loaded = await loadPolicy(output ?? null, options.config, context);
    const zone = zoneOption(options.zone) ?? loaded.policy.zone;
    const from = instantOption('from', options.from, zone);
    const to = instantOption('to', options.to, zone);
    const template = findTemplate(options.template, loaded, context);
    const evidence = await readEvidence(
      operands,
      { zone, from, to, maskEmail: options['mask-email'] },
      context,
    );
    for (const problem of evidence.problems) context.stderr.write(`${problemText(problem)}\n`);
    if (evidence.events.length === 0) {
      const refused = evidence.problems.length > 0;
      throw new Failure(
        refused ? 'No event could be read from these records.' : 'These records hold no event.',
        from !== null || to !== null
          ? 'Is the window of --from and --to right?'
          : '`debrief sources` says which formats are read and how to export them.',
      );
    }
    const draft = draftPostmortem(evidence.events, {
      template: template.markdown,
      today: today(context),
      ...(zone === null ? {} : { zone }),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      ...(options.title === undefined ? {} : { title: options.title }),
    });
    for (const problem of draft.problems) context.stderr.write(`${problemText(problem)}\n`);
    if (output !== undefined && path !== null) {
      const evidencePath = path.replace(/(?:\.md|\.markdown)?$/i, '.evidence.jsonl');
      writeFileWhole(evidencePath, evidenceJsonl(draft.events));
      writeFileWhole(path, draft.markdown);
      const cited = new Set(draft.entries.flatMap((entry) => entry.events)).size;
      context.stderr.write(
        `Wrote ${output}: ${draft.entries.length} timeline rows citing ${cited} of ${evidence.events.length} events, ` +
          `${draft.questions.length} questions for people.\n` +
          `Wrote ${basename(evidencePath)} beside it: the events, as evidence.\n` +
          `Next: answer the questions, then \`debrief lint ${output}\`.\n`,
      );
    }
    if (options.format === 'json') context.stdout.write(`${JSON.stringify(draft)}\n`);
    else if (output === undefined) context.stdout.write(draft.markdown);
    return 0;
  },
});

function problemText({ file, line, path, message }: RecordProblem): string {
  const place = line !== undefined ? `:${line}` : path !== undefined && path !== '' ? `#${path}` : '';
  return plain(file === '' ? message : `${file}${place}: ${message}`);
}
