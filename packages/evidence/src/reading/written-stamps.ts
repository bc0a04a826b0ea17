/** Reads the time encodings of record tools beyond ISO 8601: epochs of any unit, RFC 2822, git, Go, `2024/01/15`. */
import {
  clockTime,
  instantOfEpoch,
  isoDate,
  isoOf,
  monthNumber,
  offsetMinutes,
  readStamp,
  type Stamp,
} from './times.ts';

const GO = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?) ([+-]\d{4}) [A-Z]{1,5}(?: m=[+-][\d.]+)?$/;
const SLASHED =
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})[ T](\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const DAY_FIRST =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[ -]([A-Za-z]{3,9})[ -,]\s?(\d{4}),?\s+(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)(?:\.\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/;
const MONTH_FIRST =
  /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?(?:at\s+)?(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)(?:\s+(\d{4}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s+(\d{4}))?$/;

/**
 * A time as a tool writes it. A wall time without zone comes back as `local`. Undefined for what is no time and
 * for "not yet" values (empty, zero, year 1, 1970-01-01).
 */
export function writtenStamp(value: unknown): Stamp | undefined {
  if (typeof value === 'number') return ofInstant(instantOfEpoch(value));
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || text.length > 80) return undefined;
  if (/^\d{9,20}(?:\.\d{1,9})?$/.test(text)) return ofInstant(instantOfEpoch(text));
  const iso = readStamp(text);
  if (iso !== null) return iso.at !== null && iso.at < '1971' ? undefined : iso;
  const go = GO.exec(text);
  if (go) return readStamp(`${go[1]}${go[2]}`) ?? undefined;
  const slashed = SLASHED.exec(text);
  if (slashed) {
    const date = isoDate(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
    return assemble(date, slashed[4], slashed[5]);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return assemble(named(dayFirst[3], dayFirst[2], dayFirst[1]), dayFirst[4], dayFirst[5]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const [, month, day, early, clock, middle, zone, late] = monthFirst;
    return assemble(named(early ?? middle ?? late, month, day), clock, zone);
  }
  return undefined;
}

/** A stamp from a date (`2024-01-15`), a clock time in any usual writing, and a zone offset where one is known. */
export function assemble(
  date: string | null,
  clock: string | undefined,
  zone: string | undefined,
): Stamp | undefined {
  const time = clock === undefined ? null : clockTime(clock);
  if (date === null || time === null) return undefined;
  const precision = time.length === 5 ? 'minute' : 'second';
  const offset = zone === undefined ? null : offsetMinutes(zone);
  if (offset === null) return { at: null, local: { date, time }, precision };
  const at = isoOf(Date.parse(`${date}T${time}Z`) - offset * 60_000);
  return at === null ? undefined : { at, precision };
}

function named(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const number = monthNumber(month ?? '');
  return number === null || year === undefined ? null : isoDate(Number(year), number, Number(day));
}

function ofInstant(at: string | null): Stamp | undefined {
  return at === null || at < '1971' ? undefined : { at, precision: 'second' };
}
