/** Syslog lines: RFC 5424, RFC 3164, and rsyslog's ISO file format. */
import { clockTime, isoDate, monthNumber, type Stamp } from '../../reading/times.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';

export interface SyslogLine {
  readonly when: Stamp;
  readonly host: string;
  readonly tag: string | undefined;
  readonly message: string;
  /** 0 (emergency) to 7 (debug), where the line has a priority. */
  readonly severity: number | undefined;
  /** True where the line had no year. */
  readonly yearless: boolean;
}

const RFC5424 =
  /^<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) (\S+) (-|(?:\[(?:[^\]"\\]|\\.|"(?:[^"\\]|\\.)*")*\])+) ?(?:\uFEFF)?(.*)$/;
const RFC3164 =
  /^(?:<(\d{1,3})>)?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d{2}:\d{2}:\d{2})(?:\.\d+)? (\S+) ([^\s:[]{1,64})(?:\[[^\]]{0,32}\])?: ?(.*)$/;
const ISO_FILE =
  /^(?:<(\d{1,3})>)?(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})) (\S+) ([^\s:[]{1,64})(?:\[[^\]]{0,32}\])?: ?(.*)$/;

/** How well a line is syslog: 1 for RFC 5424 or a priority, less for the forms that other logs share. */
export function likeness(line: string): number {
  if (RFC5424.test(line)) return 1;
  if (RFC3164.test(line)) return line.startsWith('<') ? 1 : 0.8;
  return ISO_FILE.test(line) ? 0.6 : 0;
}

/** Null for what is no syslog line. `near` (a date like `2024-01-15`) gives RFC 3164 lines their year. */
export function readSyslogLine(line: string, near: string | null): SyslogLine | null {
  const full = RFC5424.exec(line);
  if (full) {
    const [, priority, stamp, host = '', app, , , , message = ''] = full;
    const when = writtenStamp(stamp);
    if (!when) return null;
    return {
      when,
      host,
      tag: app === '-' ? undefined : app,
      message,
      severity: Number(priority) & 7,
      yearless: false,
    };
  }
  const old = RFC3164.exec(line);
  if (old) {
    const [, priority, month = '', day, year, clock = '', host = '', tag, message = ''] = old;
    const number = monthNumber(month);
    const time = clockTime(clock);
    if (number === null || time === null) return null;
    const date = year ? isoDate(Number(year), number, Number(day)) : dateNear(number, Number(day), near);
    const severity = priority === undefined ? undefined : Number(priority) & 7;
    const when: Stamp = { at: null, local: { date, time }, precision: 'second' };
    return { when, host, tag, message, severity, yearless: date === null };
  }
  const iso = ISO_FILE.exec(line);
  if (!iso) return null;
  const [, priority, stamp, host = '', tag, message = ''] = iso;
  const when = writtenStamp(stamp);
  const severity = priority === undefined ? undefined : Number(priority) & 7;
  return when ? { when, host, tag, message, severity, yearless: false } : null;
}

/** The date with that month and day that is nearest to the known one. */
function dateNear(month: number, day: number, near: string | null): string | null {
  if (near === null) return null;
  const year = Number(near.slice(0, 4));
  const middle = Date.parse(`${near.slice(0, 10)}T00:00:00Z`);
  const candidates = [year - 1, year, year + 1].flatMap((each) => isoDate(each, month, day) ?? []);
  candidates.sort((a, b) => Math.abs(Date.parse(a) - middle) - Math.abs(Date.parse(b) - middle));
  return candidates[0] ?? null;
}
