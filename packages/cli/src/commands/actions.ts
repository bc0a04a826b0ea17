import {
  type Action,
  type ActionField,
  addAction,
  applyChanges,
  lineAt,
  type Postmortem,
  readDocument,
  removeAction,
  setAction,
} from '@debrief/document';
import { loadPolicy } from '../config/load-policy.ts';
import { type Context, today, wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { editFile } from '../files/edit-file.ts';
import { readLibrary } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { plain } from '../terminal/plain.ts';
import { type Styles, styles } from '../terminal/styles.ts';
import { table } from '../terminal/table.ts';

const fields: readonly ActionField[] = ['title', 'owner', 'due', 'priority', 'status', 'ticket', 'type'];

export const command = defineCommand({
  brief: 'List actions with what each lacks; add, change or remove one in place',
  operands: 'PATH… | FILE add WORDS | FILE set N | FILE remove N',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    title: { type: 'string', placeholder: 'WORDS', brief: 'What is to be done' },
    owner: { type: 'string', placeholder: 'NAME', brief: 'One person' },
    due: { type: 'string', placeholder: 'DATE', brief: 'A date such as 2024-03-26' },
    priority: { type: 'string', placeholder: 'P1', brief: 'Priority, in your own scale' },
    status: { type: 'string', placeholder: 'WORDS', brief: 'open, in progress, done, dropped' },
    ticket: { type: 'string', placeholder: 'KEY', brief: 'Where it is tracked' },
    type: { type: 'string', placeholder: 'KIND', brief: 'prevent, detect, mitigate, respond' },
    open: { type: 'boolean', brief: 'List only what is neither done nor dropped' },
    'dry-run': { type: 'boolean', brief: 'Print the diff and write nothing' },
    format: formatOption,
    config: configOption,
  },
  details: `
Actions are numbered in the order of the document. Edits keep the layout that the list or table has, and print a diff.

  debrief actions postmortems/ --open
  debrief actions postmortem.md add "Alert when the pool is above 70 % for 2 min" --owner @mei --due 2024-03-26
  debrief actions postmortem.md set 3 --status done
  debrief actions postmortem.md remove 4`,
  async run({ operands, options }, context) {
    const [first = '', verb, ...rest] = operands;
    const { policy } = await loadPolicy(first, options.config, context);
    const style = styles(wantsColour(context.stdout, context.env));
    if (verb !== 'add' && verb !== 'set' && verb !== 'remove') {
      return list(operands, policy.zone, options.open, options.format === 'json', style, context);
    }
    const values = fields.flatMap((field) =>
      options[field] === undefined ? [] : [[field, options[field]] as const],
    );
    const read = (text: string) =>
      readDocument(text, { name: first, ...(policy.zone === null ? {} : { zone: policy.zone }) });
    const edit = (text: string) => {
      const document = read(text);
      if (verb === 'add') {
        const title = rest.join(' ') || options.title || '';
        if (title.trim() === '') throw new Failure('debrief actions add: say what is to be done.');
        return [addAction(document, { ...Object.fromEntries(values), title })];
      }
      const number = rest[0] ?? '';
      if (verb === 'remove') return [removeAction(document, numbered(document, number, first))];
      if (values.length === 0)
        throw new Failure('debrief actions set: name a field to set, such as --status done.');
      const steps = [];
      let current = document;
      for (const [field, value] of values) {
        const changes = setAction(current, numbered(current, number, first), field, value);
        steps.push(changes);
        current = read(applyChanges(current.text, changes));
      }
      return steps;
    };
    return editFile(first, edit, options['dry-run'], style, context);
  },
});

function numbered(document: Postmortem, words: string, file: string): Action {
  const action = /^\d+$/.test(words) ? document.actions[Number(words) - 1] : undefined;
  if (action === undefined) {
    throw new Failure(
      `${file}: there is no action \`${words}\`; it has ${document.actions.length}.`,
      `Run \`debrief actions ${file}\` to see their numbers.`,
    );
  }
  return action;
}

function list(
  paths: readonly string[],
  zone: string | null,
  openOnly: boolean,
  json: boolean,
  style: Styles,
  context: Context,
): number {
  const { documents, failures } = readLibrary(paths, zone, context);
  const now = today(context);
  const files = documents.map(({ file, document }) => {
    const lines = lineAt(document.text);
    const actions = document.actions
      .map((action, index) => ({
        number: index + 1,
        title: action.title.value,
        owner: action.owner?.value ?? null,
        due: action.due?.value ?? null,
        priority: action.priority?.value ?? null,
        status: action.status?.value ?? null,
        ticket: action.ticket?.value ?? null,
        type: action.type?.value ?? null,
        strength: action.strength,
        line: lines.line(action.from),
        lacks: lacks(action),
        overdue: isOpen(action) && action.due !== null && action.due.value !== null && action.due.value < now,
      }))
      .filter((_, index) => !openOnly || isOpen(document.actions[index]!));
    return { file, actions };
  });
  if (json) {
    context.stdout.write(`${JSON.stringify({ files })}\n`);
    return failures > 0 ? 2 : 0;
  }
  for (const { file, actions } of files) {
    if (actions.length === 0) {
      if (files.length === 1) context.stdout.write(`${file}: no ${openOnly ? 'open ' : ''}actions.\n`);
      continue;
    }
    context.stdout.write(`${style.strong(plain(file))}\n`);
    context.stdout.write(
      table(
        actions.map((action) => [
          `  ${action.number}`,
          action.status ?? 'open',
          action.overdue ? style.bad(`${action.due} overdue`) : (action.due ?? '–'),
          plain(action.owner ?? '–'),
          `${plain(action.title)}${action.lacks.length === 0 ? '' : style.faint(` (no ${action.lacks.join(', no ')})`)}`,
        ]),
      ),
    );
  }
  return failures > 0 ? 2 : 0;
}

function isOpen(action: Action): boolean {
  return action.status?.value !== 'done' && action.status?.value !== 'dropped';
}

function lacks(action: Action): readonly string[] {
  const missing: [unknown, string][] = [
    [action.owner, 'owner'],
    [action.due?.value ?? null, 'date'],
    [action.ticket, 'ticket'],
  ];
  return missing.filter(([value]) => value === null).map(([, name]) => name);
}
