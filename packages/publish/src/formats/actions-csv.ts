import type { ExportFormat } from '../format.ts';

/** RFC 4180. A cell that a spreadsheet would run as a formula gets a quote before it. */
export const format: ExportFormat = {
  id: 'actions-csv',
  title: 'The action items as CSV',
  extension: 'csv',
  write(document) {
    const rows = document.actions.map((action) => [
      action.title.value,
      action.owner?.value ?? '',
      action.due?.value ?? action.due?.raw ?? '',
      action.priority?.value ?? '',
      action.status?.value ?? '',
      action.ticket?.value ?? '',
      action.type?.value ?? '',
      action.strength ?? '',
    ]);
    const head = ['action', 'owner', 'due', 'priority', 'status', 'ticket', 'type', 'strength'];
    return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  },
};

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^@[\w.-]+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
