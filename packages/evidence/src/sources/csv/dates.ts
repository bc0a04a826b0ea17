/** Times in cells: what tools write, day and month in either order, Excel's serial days, clock times alone. */
import { clockTime, isoDate, isoOf, type Stamp } from '../../reading/times.ts';
import { assemble, writtenStamp } from '../../reading/written-stamps.ts';

export type DayOrder = 'day-first' | 'month-first' | 'unknown' | 'mixed';

const SLASHED =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?:\s?[AaPp]\.?[Mm]\.?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** Which of the first two numbers is the day, as far as all cells of the column tell together. */
export class OrderFinder {
  private first = 0;
  private second = 0;
  /** True once a slashed date was seen. */
  seen = false;

  look(cell: string): void {
    const match = SLASHED.exec(cell.trim());
    if (!match) return;
    this.seen = true;
    if (Number(match[1]) > 12) this.first++;
    if (Number(match[2]) > 12) this.second++;
  }

  get order(): DayOrder {
    if (this.first > 0 && this.second > 0) return 'mixed';
    if (this.first > 0) return 'day-first';
    return this.second > 0 ? 'month-first' : 'unknown';
  }
}

/** The two readings of an ambiguous cell, as dates: the one near a known date may decide. */
export function readings(cell: string): { dayFirst: string | null; monthFirst: string | null } | null {
  const match = SLASHED.exec(cell.trim());
  if (!match) return null;
  const year = yearOf(match[3] ?? '');
  const [a, b] = [Number(match[1]), Number(match[2])];
  return { dayFirst: isoDate(year, b, a), monthFirst: isoDate(year, a, b) };
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/**
 * The time in a cell, with the column's zone where the cell has none of its own. Undefined where there is none, or
 * where day and month cannot be told apart.
 */
export function stampOfCell(cell: string, order: DayOrder, zone: string | undefined): Stamp | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  if (SERIAL.test(text)) return ofSerial(Number(text), zone);
  const match = SLASHED.exec(text);
  if (match) {
    const dates = readings(text);
    const same = dates?.dayFirst === dates?.monthFirst;
    const date =
      order === 'day-first' || same ? dates?.dayFirst : order === 'month-first' ? dates?.monthFirst : null;
    if (!date) return undefined;
    const clock = match[4]?.replace(/[.,]\d+(?=\D*$)/, '');
    if (!clock) return { at: null, local: { date, time: '00:00' }, precision: 'day' };
    return assemble(date, clock, match[5] ?? zone);
  }
  const alone = clockTime(text);
  if (alone !== null) {
    return {
      at: null,
      local: { date: null, time: alone },
      precision: alone.length === 5 ? 'minute' : 'second',
    };
  }
  return inZone(writtenStamp(text), zone);
}

/** Days since 1899-12-30, as Excel and Sheets store them; below 1982 and above 2119 it is some other number. */
function ofSerial(days: number, zone: string | undefined): Stamp | undefined {
  if (days < 30_000 || days > 80_000) return undefined;
  const iso = isoOf(EXCEL_EPOCH + Math.round(days * 86_400) * 1000);
  if (iso === null) return undefined;
  return inZone(
    { at: null, local: { date: iso.slice(0, 10), time: iso.slice(11, 19) }, precision: 'second' },
    zone,
  );
}

/** A date cell and a clock cell together. */
export function stampOfPair(
  date: string,
  clock: string,
  order: DayOrder,
  zone: string | undefined,
): Stamp | undefined {
  const day = stampOfCell(date, order, undefined);
  const known = day?.local?.date ?? day?.at?.slice(0, 10);
  const match = /^(.*?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/.exec(clock.trim());
  return known ? assemble(known, match?.[1], match?.[2] ?? zone) : undefined;
}

function inZone(stamp: Stamp | undefined, zone: string | undefined): Stamp | undefined {
  if (!stamp || stamp.at !== null || !stamp.local?.date || !zone || stamp.precision === 'day') return stamp;
  return assemble(stamp.local.date, stamp.local.time, zone) ?? stamp;
}
