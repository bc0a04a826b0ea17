/** Dates in words. Instants are ISO 8601 UTC text; "now" is handed in, so that the words can be tested. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const civilFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `just now`, `12 min ago`, `3 h ago`, `2 days ago`; from a week on the date. */
export function ago(instant: string, now: number): string {
  const at = Date.parse(instant);
  const past = now - at;
  if (past < minute) return 'just now';
  if (past < hour) return `${Math.floor(past / minute)} min ago`;
  if (past < day) return `${Math.floor(past / hour)} h ago`;
  if (past < 7 * day) {
    const days = Math.floor(past / day);
    return days === 1 ? 'yesterday' : `${days} days ago`;
  }
  return dayFormat.format(at);
}

/** The instant in the reader’s own zone, with the zone’s name. */
export function momentWords(instant: string): string {
  return momentFormat.format(Date.parse(instant));
}

/** A calendar date (`2024-01-15`) in words; a date has no zone. */
export function dateWords(date: string): string {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? date : civilFormat.format(at);
}

/** How far a calendar date lies from today: `today`, `in 3 days`, `5 days late`, `late since 2 Nov 2023`. */
export function dueWords(date: string, today: string): string {
  const days = Math.round(
    (Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / day,
  );
  if (Number.isNaN(days)) return date;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days > 1) return days <= 14 ? `in ${days} days` : dateWords(date);
  if (days < -60) return `late since ${dateWords(date)}`;
  return days === -1 ? '1 day late' : `${-days} days late`;
}

/** `47 min`, `2 h 05 min`, `3 d 4 h`. */
export function durationWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 48 * 60) {
    const rest = whole % 60;
    return rest === 0
      ? `${whole / 60} h`
      : `${Math.floor(whole / 60)} h ${String(rest).padStart(2, '0')} min`;
  }
  const hours = Math.round(whole / 60);
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Today’s date where the reader is. */
export function todayOf(now: number): string {
  const date = new Date(now);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
