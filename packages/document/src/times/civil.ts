/** Civil (proleptic Gregorian) date arithmetic on plain numbers: no `Date` objects on hot paths. */

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** A calendar day as written; `year` is null where the words leave it out. */
export interface CivilDate {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** A calendar day whose year is known. */
export interface FullDate extends CivilDate {
  readonly year: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month; with an unknown year (`null`) February has 29, so that nothing true is refused. */
export function daysInMonth(year: number | null, month: number): number {
  if (month === 2) return year === null || isLeapYear(year) ? 29 : 28;
  return MONTH_DAYS[month - 1] ?? 0;
}

export function isRealDate(date: CivilDate): boolean {
  return (
    date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month)
  );
}

/** Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar day that lies `days` after 1970-01-01. */
export function civilFromDays(days: number): FullDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Milliseconds of a wall clock read as if it were UTC. */
export function wallMs(date: FullDate, msOfDay: number): number {
  return daysFromCivil(date.year, date.month, date.day) * DAY + msOfDay;
}

/** The calendar day of a wall clock (or UTC) millisecond count. */
export function dateOfMs(ms: number): FullDate {
  return civilFromDays(Math.floor(ms / DAY));
}

export function addDays(date: FullDate, days: number): FullDate {
  return civilFromDays(daysFromCivil(date.year, date.month, date.day) + days);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: FullDate): number {
  return (((daysFromCivil(date.year, date.month, date.day) + 4) % 7) + 7) % 7;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function year4(year: number): string {
  if (year >= 0 && year <= 9999) return padded(year, 4);
  return (year < 0 ? '-' : '+') + padded(Math.abs(year), 6);
}

/** `2024-01-15`. */
export function isoDate(date: FullDate): string {
  return `${year4(date.year)}-${padded(date.month, 2)}-${padded(date.day, 2)}`;
}

/** `14:23:00`, or `14:23:00.250` where there are milliseconds. */
export function isoClock(msOfDay: number): string {
  const whole = Math.floor(msOfDay / 1000);
  const rest = msOfDay - whole * 1000;
  const clock = `${padded(Math.floor(whole / 3600), 2)}:${padded(Math.floor(whole / 60) % 60, 2)}:${padded(whole % 60, 2)}`;
  return rest === 0 ? clock : `${clock}.${padded(Math.trunc(rest), 3)}`;
}

/** Local wall time without a suffix: `2024-01-15T14:23:00`. */
export function isoLocal(ms: number): string {
  const days = Math.floor(ms / DAY);
  return `${isoDate(civilFromDays(days))}T${isoClock(ms - days * DAY)}`;
}

/** An instant in UTC: `2024-01-15T14:23:00Z`. */
export function isoUtc(ms: number): string {
  return `${isoLocal(ms)}Z`;
}

/** The day of `year` closest to where a text that names no year was written; see `nearestYear`. */
export function withYear(date: CivilDate, year: number): FullDate {
  return { year: date.year ?? year, month: date.month, day: date.day };
}

/** The year that puts a year-less day closest to a known day (so `Jan 2` after `2023-12-30` is 2024). */
export function nearestYear(date: CivilDate, near: FullDate): FullDate {
  if (date.year !== null) return { year: date.year, month: date.month, day: date.day };
  const target = daysFromCivil(near.year, near.month, near.day);
  let best = withYear(date, near.year);
  let distance = Number.POSITIVE_INFINITY;
  for (const year of [near.year, near.year - 1, near.year + 1]) {
    const candidate = withYear(date, year);
    if (!isRealDate(candidate)) continue;
    const away = Math.abs(daysFromCivil(candidate.year, candidate.month, candidate.day) - target);
    if (away < distance) {
      distance = away;
      best = candidate;
    }
  }
  return best;
}
