import { applyChanges, readDocument, setField, type TextChange } from '@debrief/document';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { editFile } from '../files/edit-file.ts';
import { configOption } from '../standard-options.ts';
import { styles } from '../terminal/styles.ts';

export const command = defineCommand({
  brief: 'Set fields of the head in place; prints what changed as a diff',
  operands: 'FILE FIELD=VALUE…',
  minOperands: 2,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    'dry-run': { type: 'boolean', brief: 'Print the diff and write nothing' },
    config: configOption,
  },
  details: `
Fields are title, date, status, severity, duration, authors, zone, services, or any other key of the head. A field that
is not there yet is added beside the others, in their layout. Nothing else in the file changes by a byte.

  debrief set postmortem.md status="In Review" severity=SEV2
  debrief set postmortem.md meeting=2024-01-19 --dry-run`,
  async run({ operands, options }, context) {
    const [name = '', ...pairs] = operands;
    const { policy } = await loadPolicy(name, options.config, context);
    const wanted = pairs.map(fieldAndValue);
    const edit = (text: string): readonly TextChange[][] => {
      const steps: TextChange[][] = [];
      let current = text;
      for (const [field, value] of wanted) {
        const document = readDocument(current, {
          name,
          ...(policy.zone === null ? {} : { zone: policy.zone }),
        });
        const changes = [...setField(document, field, value)];
        steps.push(changes);
        current = applyChanges(current, changes);
      }
      return steps;
    };
    return editFile(
      name,
      edit,
      options['dry-run'],
      styles(wantsColour(context.stdout, context.env)),
      context,
    );
  },
});

function fieldAndValue(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at < 1 || pair.slice(at + 1).trim() === '') {
    throw new Failure(
      `debrief set: \`${pair}\` is no FIELD=VALUE.`,
      'For example: debrief set postmortem.md severity=SEV2',
    );
  }
  return [pair.slice(0, at).trim(), pair.slice(at + 1)];
}
