/** Timeline rows of a table, whichever column holds the time. */
import type { Span } from '../model.ts';
import { findTimes } from '../times/find-times.ts';
import type { FoundTime } from '../times/found-time.ts';
import { findZones } from '../times/zones.ts';
import type { Block, Row as TableRow } from './blocks.ts';
import type { Cell } from './cells.ts';
import { leadTime } from './lead-time.ts';
import type { DayLine, Row, RowOrDay } from './rows.ts';

const TIME_HEAD =
  /^\W*(?:(?:date|event|start|local|utc)[ /&]*)?(?:time(?:stamp)?s?|when|clock|hour|zeit|uhrzeit|hora|heure|時刻|時間|日時|时间|時點|시각|시간|일시|timestamp)\b|時刻|日時|时间|시각|시간/i;
const DATE_HEAD = /^\W*(?:date|day|datum|fecha|data|jour|日付|日期|날짜)\W*$/i;
const TEXT_HEAD =
  /\b(?:event|what|description|details?|action|activity|happened|note|entry|summary|update|message|status|ereignis|beschreibung|evento|événement|descri)|イベント|出来事|内容|事象|対応|事件|描述|이벤트|내용|설명/i;
const UNKNOWN_TIME = /^\W*(?:[—–-]{1,3}|\?+|n\/?a|tbd|unknown|不明)?\W*$/i;

export interface TimeColumns {
  readonly time: number;
  /** Further columns with the same moment in other zones. */
  readonly others: readonly number[];
  readonly date: number | null;
  readonly until: number | null;
}

function cellTime(text: string, cell: Cell | undefined): FoundTime | null {
  if (!cell || cell.to === cell.from) return null;
  const lead = leadTime(text, cell.from, cell.to);
  if (lead) return lead.time;
  // In a cell of its own a weak reading (`1430`, `11.50`) is a time.
  const [time] = findTimes(text, cell.from, Math.min(cell.to, cell.from + 60));
  return time && time.from - cell.from <= 3 ? time : null;
}

/** Finds the columns with times, or null when the table is no timeline. */
export function timeColumns(text: string, rows: readonly TableRow[]): TimeColumns | null {
  const [header, ...body] = rows;
  if (!header || body.length === 0) return null;
  const width = header.cells.length;
  if (width < 2) return null;
  const clocks: number[] = [];
  let date: number | null = null;
  const sample = body.slice(0, 40);
  for (let column = 0; column < width; column++) {
    const head = header.cells[column]!;
    const name = text.slice(head.from, head.to);
    let timed = 0;
    let dated = 0;
    let filled = 0;
    let short = 0;
    for (const row of sample) {
      const cell = row.cells[column];
      if (!cell || cell.to === cell.from) continue;
      filled++;
      const time = cellTime(text, cell);
      if (!time) continue;
      if (time.clock || time.epoch !== null || time.unknown) timed++;
      else dated++;
      if (time.outer.to >= cell.to - 24) short++;
    }
    const named = TIME_HEAD.test(name) || findZones(text, head.from, head.to).length > 0;
    if (timed > 0 && (named ? timed * 3 >= filled : timed * 2 >= filled && short * 2 >= timed))
      clocks.push(column);
    else if (
      dated > 0 &&
      dated * 2 >= filled &&
      (DATE_HEAD.test(name) || TIME_HEAD.test(name) || date === null)
    )
      date ??= column;
  }
  if (clocks.length === 0) {
    return date === null ? null : { time: date, others: [], date: null, until: null };
  }
  return { ...orderedClocks(text, header, clocks), date };
}

function orderedClocks(text: string, header: TableRow, clocks: readonly number[]): Omit<TimeColumns, 'date'> {
  const zoneOf = (column: number): string | null => {
    const cell = header.cells[column]!;
    return findZones(text, cell.from, cell.to)[0]?.zone ?? null;
  };
  const ends = clocks.find(
    (column, index) =>
      index > 0 &&
      /\b(?:end|until|to|stop)\b/i.test(text.slice(header.cells[column]!.from, header.cells[column]!.to)),
  );
  const utc = clocks.find((column) => zoneOf(column) === 'UTC');
  const time = clocks.length > 1 && utc !== undefined && utc !== ends ? utc : clocks[0]!;
  return { time, others: clocks.filter((column) => column !== time && column !== ends), until: ends ?? null };
}

/** The rows of a timeline table. */
export function tableRows(text: string, block: Block, columns: TimeColumns): readonly RowOrDay[] {
  const [header, ...body] = block.rows;
  const result: RowOrDay[] = [];
  if (!header) return result;
  const head = header.cells[columns.time]!;
  const zone = findZones(text, head.from, head.to)[0]?.zone ?? null;
  const skip = new Set([columns.time, ...columns.others, columns.date ?? -1, columns.until ?? -1]);
  const main = textColumn(text, header, body, skip);
  for (const row of body) {
    const cell = row.cells[columns.time];
    const time = cellTime(text, cell);
    const date = columns.date === null ? null : cellTime(text, row.cells[columns.date]);
    const words = wordsOf(row, main, skip);
    if (!time) {
      const dayOnly = date ?? firstDate(text, row);
      if (dayOnly && words.to === words.from)
        result.push({ from: row.from, to: row.to, day: dayOnly, zone: null } satisfies DayLine);
      else if (cell && words.to > words.from && UNKNOWN_TIME.test(text.slice(cell.from, cell.to))) {
        // A row whose time is declared unknown tells no time: its words stay in the section.
      }
      continue;
    }
    if (time.clock === null && time.epoch === null && !time.unknown && words.to === words.from) {
      result.push({ from: row.from, to: row.to, day: time, zone: null } satisfies DayLine);
      continue;
    }
    const end = columns.until === null ? null : cellTime(text, row.cells[columns.until]);
    const timed = end?.clock && !time.until ? { ...time, until: end } : time;
    result.push({
      from: row.from,
      to: row.to,
      time: timed,
      layout: 'table',
      textSpan: words,
      label: null,
      zone,
      date,
    } satisfies Row);
  }
  return result;
}

function firstDate(text: string, row: TableRow): FoundTime | null {
  const filled = row.cells.filter((cell) => cell.to > cell.from);
  if (filled.length !== 1) return null;
  const time = cellTime(text, filled[0]);
  return time?.date && !time.clock ? time : null;
}

function textColumn(
  text: string,
  header: TableRow,
  body: readonly TableRow[],
  skip: ReadonlySet<number>,
): number {
  let best = -1;
  let longest = -1;
  header.cells.forEach((cell, column) => {
    if (skip.has(column)) return;
    let length = 0;
    for (const row of body) {
      const found = row.cells[column];
      if (found) length += found.to - found.from;
    }
    if (TEXT_HEAD.test(text.slice(cell.from, cell.to))) length *= 2;
    if (length > longest) {
      longest = length;
      best = column;
    }
  });
  return best;
}

function wordsOf(row: TableRow, main: number, skip: ReadonlySet<number>): Span {
  const cell = row.cells[main];
  if (cell && cell.to > cell.from) return cell;
  const other = row.cells.find((found, column) => !skip.has(column) && found.to > found.from);
  return other ?? { from: row.to, to: row.to };
}
