/** Adds, changes and removes actions in the layout that the document has. */
import type { Action, Field, Postmortem, TextChange } from '../model.ts';
import { type ActionColumn, columnOf } from '../read/action-table.ts';
import type { Block } from '../read/blocks.ts';
import { plainText } from '../read/plain-text.ts';
import { insertAfter, insertInSection, itemLike } from './list-line.ts';
import { removeLines } from './remove-lines.ts';
import { addSection } from './section-edits.ts';
import { fillCell, insertRow, rowAt, rowLine, tableIn } from './table-row.ts';
import { cellText, lineEnd, lineStart, oneLine } from './written.ts';

export type ActionField = 'title' | 'owner' | 'due' | 'priority' | 'status' | 'ticket' | 'type';

export type NewAction = { readonly title: string } & Readonly<
  Partial<Record<Exclude<ActionField, 'title'>, string>>
>;

const attributes: readonly Exclude<ActionField, 'title'>[] = [
  'owner',
  'due',
  'priority',
  'status',
  'ticket',
  'type',
];

/**
 * The changes that add an action after the last one, shaped like it. Without any action they fill the Action Items
 * section's table or list, or make the section. Throws a `RangeError` for an empty title.
 */
export function addAction(document: Postmortem, action: NewAction): readonly TextChange[] {
  if (oneLine(action.title) === '') throw new RangeError('An action needs words that say what is to be done');
  const { text } = document;
  const last = document.actions.findLast((other) => other.layout !== 'prose' && other.layout !== 'headings');
  if (last !== undefined) {
    const place = last.layout === 'table' ? rowAt(document, last.from) : null;
    if (place !== null) return [insertRow(text, place.table, tableLine(text, place.table, action), null)];
    return [insertAfter(text, last, itemLike(text, last, listWords(action)))];
  }
  const section = document.sections.find((candidate) => candidate.kind === 'actions');
  if (section === undefined) return addSection(document, 'Action Items', newTable(action));
  const table = tableIn(document, section.contentFrom, section.to);
  if (table !== null) return [insertRow(text, table, tableLine(text, table, action), null)];
  const child = document.sections.find((other) => other.parent === section);
  return [insertInSection(text, section, child?.from ?? section.to, `- ${listWords(action)}`)];
}

/**
 * The changes that give one field of an action another value. In a table the cell is filled, a column that is missing is
 * added; in a list a value that is not there yet is appended as `(owner: …)`.
 */
export function setAction(
  document: Postmortem,
  action: Action,
  field: ActionField,
  value: string,
): readonly TextChange[] {
  const { text } = document;
  const words = oneLine(value);
  if (words === '') throw new RangeError(`The ${field} of an action cannot be empty`);
  const place = action.layout === 'table' ? rowAt(document, action.from) : null;
  const fit = place === null ? oneLine : cellText;
  const current: Field<unknown> | null = action[field];
  if (
    current !== null &&
    current.from >= action.from &&
    current.to <= action.to &&
    current.from < current.to
  ) {
    const box = /^\[[^\]\n]?\]$/.test(text.slice(current.from, current.to));
    return [{ from: current.from, to: current.to, insert: box ? boxFor(words) : fit(words) }];
  }
  if (place !== null) {
    const columns = columnsOf(text, place.table);
    const column = columns.indexOf(field);
    const cell = place.row.cells[column];
    if (column !== -1 && cell !== undefined) return [fillCell(text, cell, words)];
    if (column === -1) return addColumn(text, place.table, place.row.from, capital(field), words);
  }
  if (field === 'status' && action.layout === 'checkboxes') {
    const line = text.slice(action.from, lineEnd(text, action.from));
    const box = /\[[^\]\n]?\]/.exec(line);
    if (box !== null) {
      const from = action.from + box.index;
      return [{ from, to: from + box[0].length, insert: boxFor(words) }];
    }
  }
  const at = lineEnd(text, Math.max(action.title.to, action.title.from));
  const end = Math.max(action.title.to, trimmedEnd(text, lineStart(text, at), at));
  const group = /\((?:[a-z]+: [^()\n]*)\)$/.exec(text.slice(lineStart(text, at), end));
  if (group !== null) return [{ from: end - 1, to: end - 1, insert: `; ${field}: ${words}` }];
  return [{ from: end, to: end, insert: ` (${field}: ${words})` }];
}

/** The change that takes an action out, with its lines. */
export function removeAction(document: Postmortem, action: Action): readonly TextChange[] {
  if (action.layout === 'prose') return [{ from: action.from, to: action.to, insert: '' }];
  return [removeLines(document.text, action)];
}

function boxFor(status: string): string {
  return /^(?:done|complete[d]?|closed|fixed)$/i.test(status) ? '[x]' : '[ ]';
}

function columnsOf(text: string, table: Block): readonly (ActionColumn | null)[] {
  return (table.rows[0]?.cells ?? []).map((cell) =>
    columnOf(plainText(text, cell.from, cell.to).toLowerCase()),
  );
}

function tableLine(text: string, table: Block, action: NewAction): string {
  const columns = columnsOf(text, table);
  const titled = columns.includes('title') ? columns.indexOf('title') : columns.indexOf('other');
  const values = columns.map((column, index) => {
    if (index === titled) return action.title;
    if (column === 'number') return String(table.rows.length);
    const field = attributes.find((name) => name === column);
    return field === undefined || columns.indexOf(column) !== index ? '' : (action[field] ?? '');
  });
  const homeless = attributes.filter((name) => action[name] !== undefined && !columns.includes(name));
  if (homeless.length > 0 && titled !== -1) {
    values[titled] = `${action.title} (${homeless.map((name) => `${name}: ${action[name]}`).join('; ')})`;
  }
  return rowLine(text, table, values);
}

function listWords(action: NewAction): string {
  const parts = attributes
    .filter((name) => action[name] !== undefined)
    .map((name) => `${name}: ${oneLine(action[name] ?? '')}`);
  return parts.length === 0 ? oneLine(action.title) : `${oneLine(action.title)} (${parts.join('; ')})`;
}

function newTable(action: NewAction): string {
  const head = ['Priority', 'Action', 'Owner', 'Due Date', 'Ticket', 'Status', 'Type'];
  const cells = [
    action.priority,
    action.title,
    action.owner,
    action.due,
    action.ticket,
    action.status,
    action.type,
  ];
  const line = (values: readonly (string | undefined)[]) =>
    `| ${values.map((value) => cellText(value ?? '')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), line(cells)].join('\n');
}

/** Adds a column at the right of a table: header, delimiter, the one filled cell, and empty ones. */
function addColumn(
  text: string,
  table: Block,
  rowFrom: number,
  name: string,
  value: string,
): readonly TextChange[] {
  const header = table.rows[0];
  if (header === undefined) throw new RangeError('The table has no header row');
  const delimiterFrom = text.indexOf('\n', header.to) + 1;
  const lines = [
    { at: header.from, words: name },
    { at: delimiterFrom, words: '---' },
    ...table.rows
      .slice(1)
      .map((row) => ({ at: row.from, words: row.from === rowFrom ? cellText(value) : '' })),
  ];
  return lines.map(({ at, words }) => {
    const end = trimmedEnd(text, lineStart(text, at), lineEnd(text, at));
    const closed = text[end - 1] === '|' && text[end - 2] !== '\\';
    return { from: end, to: end, insert: closed ? ` ${words} |` : ` | ${words}` };
  });
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

function capital(field: ActionField): string {
  return field === 'due' ? 'Due Date' : field.charAt(0).toUpperCase() + field.slice(1);
}
