import { decodeChunks } from '../../reading/decode.ts';
import { kindOfRow } from '../../reading/event-words.ts';
import type { FieldRole } from '../../reading/field-names.ts';
import { eventOf, person } from '../../reading/told.ts';
import type { ReadContext, RecordFile, RecordSet, Source } from '../../source.ts';
import { looksLikeHtml, plainOfHtml } from '../../text/html.ts';
import { type Columns, columnsOf } from './columns.ts';
import { type DayOrder, OrderFinder, readings, stampOfCell, stampOfPair } from './dates.ts';
import { delimiterOf, type Row, RowReader, rowsOf } from './rows.ts';

const MOST_PROBLEMS = 30;

interface Layout {
  readonly delimiter: string;
  readonly columns: Columns;
}

function layoutOf(head: string): Layout | null {
  const text = head.replace(/^\uFEFF/, '');
  if (/^\s*[{[<#|]/.test(text) || text.includes('\u0000')) return null;
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  const columns = columnsOf(rowsOf(text.slice(0, 16_384), delimiter).slice(0, 30));
  return columns === null ? null : { delimiter, columns };
}

function detectFile(file: RecordFile): number {
  const layout = layoutOf(file.head);
  if (layout === null) return 0;
  const { roles, hasHeader } = layout.columns;
  return hasHeader && roles.has('what') ? 0.3 : hasHeader ? 0.2 : 0.15;
}

/** CSV, TSV and their kin with a column of times: what a spreadsheet or a tool without JSON exports. */
export const source: Source = {
  id: 'csv',
  title: 'CSV',
  detect: (set) => Math.min(1, ...set.files.map(detectFile)) * Math.sign(set.files.length),
  read,
};

async function* rows(
  file: RecordFile,
  delimiter: string,
  progress: (bytes: number) => void,
): AsyncGenerator<Row> {
  const reader = new RowReader(delimiter);
  for await (const chunk of decodeChunks(file, progress)) yield* reader.push(chunk);
  yield* reader.end();
}

/** Day or month first: by the whole column; if that does not tell, by the date the user gave. */
async function orderOf(
  file: RecordFile,
  { delimiter, columns }: Layout,
  context: ReadContext,
): Promise<DayOrder> {
  const index = columns.roles.get('date') ?? columns.roles.get('time') ?? 0;
  const finder = new OrderFinder();
  let sample: string | undefined;
  for await (const { cells } of rows(file, delimiter, () => {})) {
    const cell = cells[index] ?? '';
    finder.look(cell);
    if (finder.seen) sample ??= cell;
  }
  const near = context.date ?? context.from?.slice(0, 10) ?? null;
  if (finder.order !== 'unknown' || near === null || sample === undefined) return finder.order;
  const dates = readings(sample);
  const gap = (date: string | null | undefined) =>
    date ? Math.abs(Date.parse(date) - Date.parse(near)) : Number.POSITIVE_INFINITY;
  const [day, month] = [gap(dates?.dayFirst), gap(dates?.monthFirst)];
  return day === month ? 'unknown' : day < month ? 'day-first' : 'month-first';
}

async function* read(set: RecordSet, context: ReadContext) {
  for (const file of set.files) {
    const layout = layoutOf(file.head);
    if (layout === null) {
      context.problem({ file: file.name, level: 'refused', message: 'no column holds times' });
      continue;
    }
    yield* readFile(file, layout, context);
  }
}

async function* readFile(file: RecordFile, layout: Layout, context: ReadContext) {
  const { columns } = layout;
  const order = await orderOf(file, layout, context);
  let skipped = 0;
  let told = 0;
  let ambiguous = 0;
  let isHeader = columns.hasHeader;
  for await (const row of rows(file, layout.delimiter, (bytes) => context.progress(bytes))) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const at = (role: FieldRole) => row.cells[columns.roles.get(role) ?? -1]?.trim() || undefined;
    const time = at('time') ?? '';
    const date = at('date');
    const when = date ? stampOfPair(date, time, order, columns.zone) : stampOfCell(time, order, columns.zone);
    const cell = at('what') ?? restOf(row, columns);
    const words = looksLikeHtml(cell) ? plainOfHtml(cell) : cell.trim();
    if (!when || !words) {
      skipped++;
      if (!when && readings(date ?? time) !== null) ambiguous++;
      else if (skipped <= MOST_PROBLEMS) {
        const cause = when ? 'a row without text' : `no time: ${JSON.stringify(time.slice(0, 40))}`;
        context.problem({ file: file.name, line: row.line, level: 'skipped', message: cause });
      }
      continue;
    }
    told++;
    const severity = at('severity');
    yield eventOf(
      'csv',
      {
        when,
        until: stampOfCell(at('end') ?? '', order, columns.zone),
        kind:
          severity && /^(?:debug|info|warn|error|fatal|trace)/i.test(severity)
            ? 'log'
            : kindOfRow(at('kind'), words),
        text: words,
        identity: at('id') ?? row.cells.join('\u001f'),
        actor: person(at('who')),
        url: at('url'),
        refs: {
          severity,
          status: at('status'),
          service: at('service'),
          environment: at('environment'),
          revision: at('revision'),
        },
      },
      { file: file.name, line: row.line, text: row.cells.join(layout.delimiter) },
    );
  }
  if (ambiguous > 0) {
    const why =
      order === 'mixed'
        ? 'some rows have the day first, others the month'
        : 'day and month cannot be told apart in any row';
    const message = `${ambiguous} rows skipped: ${why}; export dates as 2024-01-15, or give the incident's date`;
    context.problem({ file: file.name, level: told > 0 ? 'note' : 'refused', message });
  } else if (told === 0) {
    context.problem({ file: file.name, level: 'refused', message: 'no row has both a time and a text' });
  }
}

/** Without a column for the text: all cells that have no other role, with their names. */
function restOf(row: Row, columns: Columns): string {
  const taken = new Set(columns.roles.values());
  return row.cells
    .flatMap((cell, index) => {
      if (taken.has(index) || cell.trim() === '') return [];
      const name = columns.names[index];
      return [name ? `${name}: ${cell.trim()}` : cell.trim()];
    })
    .join(', ');
}
