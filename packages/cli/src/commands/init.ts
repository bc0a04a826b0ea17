import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { writeFileWhole } from '../files/write-file.ts';

const policy = `# Debrief's policy for this repository. Every key is optional; what is left out has a sensible default.
# yaml-language-server: $schema=./node_modules/debrief/dist/docs/debrief.schema.json

# Zone assumed where a document states none. Without it, such times stay local and are reported.
# zone: Europe/Berlin

# When a postmortem is asked for.
triggers:
  severity: 2
  customerFacingMinutes: 15

# Days after the incident ended; weekends and holidays are not counted.
deadlines:
  draft: 2
  meeting: 5
  final: 7
  holidays: []

sections:
  required: [summary, impact, timeline, root-cause, actions]

# Names and handles of people, teams and services, so that wording about them is understood.
roster: []
teams: []
services: []

lint:
  rules: {}
    # hero-praise: off
    # timeline-gap: { severity: info }
`;

export const command = defineCommand({
  brief: 'Write a debrief.yaml to start from',
  operands: '[FOLDER]',
  minOperands: 0,
  maxOperands: 1,
  options: {},
  details: `
Everything works without the file; it is for what your team does differently. Never overwrites one.

  debrief init
  debrief init docs/postmortems`,
  async run({ operands }, context) {
    const name = join(operands[0] ?? '.', 'debrief.yaml');
    const path = resolve(context.cwd, name);
    if (existsSync(path))
      throw new Failure(`${name}: exists already.`, 'Edit it; docs/policy.md describes every key.');
    writeFileWhole(path, policy);
    context.stdout.write(
      `Wrote ${name}. Next: \`debrief draft RECORDS… -o draft.md\` or \`debrief new draft.md\`.\n`,
    );
    return 0;
  },
});
