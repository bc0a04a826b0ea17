/** Settles the day and zone of every timeline row and makes entries of them. */
import type { Stamp, TimeBasis, TimelineEntry } from '../model.ts';
import { addDays, DAY, type FullDate, HOUR } from '../times/civil.ts';
import type { FoundTime } from '../times/found-time.ts';
import { type StampContext, stampDate, toStamp } from '../times/stamp.ts';
import type { ProblemList } from './problems.ts';
import { isRow, type Row, type RowGroup, type RowOrDay } from './rows.ts';
import { isEarlier, note, zoneProblems } from './timeline-checks.ts';
import type { TimelineContext } from './timeline-context.ts';
import { floatingDay, introDay } from './timeline-day.ts';
import { entry } from './timeline-entry.ts';
import { groupZone, type Pair, provenPairs, type Zone } from './timeline-zone.ts';
import { zoneFromPairs } from './zone-evidence.ts';

const FILLER =
  /\b(?:lorem|ipsum|dolor sit|reprehenderit|fugiat|explicabo)\b|^[^\p{L}\p{N}_]*(?:item [a-c1-3]|event(?: \d| description)?|description(?: of (?:the )?event)?|todo|tbd|what happened|\.\.\.|…)[^\p{L}\p{N}_]*$|^\s*(?:\[(?=[^\]]*\b(?:event|describe|description|what|who|name|names|action|time|details?|insert|add|your|link|e\.g|initial|text|placeholder|summary|impact|update|tbd|xx+|hh)\b)[^\]]{0,60}\]|\[[^\p{L}\p{N}_]*\]|<[^>]{0,60}>|\{[^}]{0,60}\})\s*$/iu;

/** Reads the entries of all groups, in order of place. */
export function readTimeline(
  groups: readonly RowGroup[],
  context: TimelineContext,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const kept: RowGroup[] = [];
  for (const group of groups) {
    const rows = group.rows.filter((row) => !isRow(row) || !isSample(row, context));
    if (!rows.some(isRow)) continue;
    kept.push({ ...group, rows });
  }
  const pairs = new Map<number, Pair[]>();
  for (const group of kept) {
    const start = introDay(group, group.rows, context) ?? context.day;
    pairs.set(group.timeline, [
      ...(pairs.get(group.timeline) ?? []),
      ...provenPairs(group.rows, context, start),
    ]);
  }
  for (const group of kept) {
    const proven = zoneFromPairs(pairs.get(group.timeline) ?? []);
    readGroup(group, group.rows, context, proven, entries);
  }
  return entries;
}

function isSample(row: Row, { text, problems }: TimelineContext): boolean {
  const { from, to } = row.textSpan;
  if (to - from > 200 || !FILLER.test(text.slice(from, to))) return false;
  problems.add(
    'sample-row',
    row,
    'This row still holds the template’s sample words; it is not counted as an event.',
  );
  return true;
}

function readGroup(
  group: RowGroup,
  rows: readonly RowOrDay[],
  context: TimelineContext,
  proven: string | null,
  entries: TimelineEntry[],
): void {
  const { text, problems } = context;
  const order = context.order.get();
  let zone = groupZone(group, rows, context);
  const intro = introDay(group, rows, context);
  let day = intro ?? context.day;
  let basis: TimeBasis = intro ? 'inherited' : context.dayBasis === 'stated' ? 'inherited' : context.dayBasis;
  if (zone.zone === null && proven) zone = { zone: proven, basis: 'inferred' };
  // Days without a year, and no year anywhere: kept in order on a year of their own, but placed on none.
  let yearless = false;
  if (!day) {
    day = floatingDay(rows, context.near ?? null);
    yearless = day !== null && !context.near;
    if (day && context.near) basis = 'inherited';
  }
  const newestFirst = runsBackwards(rows);
  let previous: Stamp | null = null;
  let layout: Row['layout'] | null = null;
  let shifted = 0;
  for (const row of rows) {
    if (!isRow(row)) {
      const stamp = toStamp(row.day, { date: day, order }).stamp;
      const read = stampDate(stamp);
      if (row.zone) zone = { zone: row.zone, basis: 'inherited' };
      if (read) {
        if (stamp.dateBasis === 'stated') yearless = false;
        day = read;
        basis = 'inherited';
        previous = null;
      }
      continue;
    }
    if (row.date) {
      const read = stampDate(toStamp(row.date, { date: day, order }).stamp);
      if (read) {
        day = read;
        basis = 'stated';
      }
    }
    // In prose the zone named last goes on.
    if (row.layout === 'prose' && row.time.zone) zone = { zone: row.time.zone.zone, basis: 'inherited' };
    // Milestones stand above the log they sum up.
    if (layout === 'fields' && row.layout !== 'fields') previous = null;
    layout = row.layout;
    const rowZone: Zone = row.zone ? { zone: row.zone, basis: 'inherited' } : zone;
    const dated = row.time.date !== null || row.date !== null || row.time.epoch !== null;
    const near = (date: FullDate | null, dateBasis: TimeBasis): StampContext => ({
      date,
      dateBasis,
      zone: rowZone.zone,
      zoneBasis: rowZone.basis,
      order,
    });
    let reading = toStamp(row.time, near(day, basis));
    let stamp = shift(reading.stamp, shifted);
    if (!dated && previous && row.time.clock && !row.time.dayShift) {
      const drop = previous.clock - stamp.clock;
      const step = !newestFirst && drop > 12 * HOUR ? 1 : newestFirst && -drop > 12 * HOUR ? -1 : 0;
      if (step !== 0) {
        if (day) {
          day = addDays(day, step);
          basis = 'inferred';
          reading = toStamp(row.time, near(day, basis));
          stamp = reading.stamp;
        } else {
          shifted += step;
          stamp = shift(reading.stamp, shifted);
        }
      }
    } else if (dated) {
      day = stampDate(stamp) ?? day;
      basis = 'inherited';
      shifted = 0;
    }
    if (yearless && stamp.dateBasis === 'stated') yearless = false;
    if (yearless) {
      stamp = withoutDay(stamp);
      problems.once('date-missing', stamp, 'No year is stated for the timeline: its days cannot be placed.');
    }
    note(reading.notes, stamp, problems);
    if (previous && !newestFirst && row.layout !== 'prose' && isEarlier(stamp, previous)) {
      problems.add(
        'time-backwards',
        stamp,
        `${stamp.raw} is earlier than the row before it (${previous.raw}). Is a date missing, or is it a slip?`,
      );
    }
    const ends = row.time.until
      ? untilStamp(row.time.until, stamp, near(stampDate(stamp) ?? day, basis), problems)
      : null;
    const until = ends && yearless ? withoutDay(ends) : ends;
    if (!(row.time.unknown && row.time.clock === null)) previous = stamp;
    entries.push(entry(text, row, stamp, until, group, near(yearless ? null : day, basis)));
  }
  zoneProblems(group, entries, context, rows);
}

/** The stamp without the year it was put on to keep rows in order. */
function withoutDay(stamp: Stamp): Stamp {
  return {
    ...stamp,
    at: null,
    local: stamp.local?.slice(stamp.local.indexOf('T') + 1) ?? null,
    dateBasis: null,
  };
}

function shift(stamp: Stamp, days: number): Stamp {
  return days === 0 || stamp.at !== null ? stamp : { ...stamp, clock: stamp.clock + days * DAY };
}

/** True for logs that tell the newest first: nearly every step goes back in time. */
function runsBackwards(rows: readonly RowOrDay[]): boolean {
  let back = 0;
  let steps = 0;
  let previous: number | null = null;
  for (const row of rows) {
    const time = isRow(row) ? row.time : row.day;
    const stamp = toStamp(time, {}).stamp;
    const value = stamp.at === null && time.date ? null : stamp.clock;
    if (value !== null && previous !== null && value !== previous) {
      steps++;
      if (value < previous) back++;
    }
    previous = value;
  }
  return steps >= 3 && back >= steps * 0.8;
}

function untilStamp(time: FoundTime, start: Stamp, near: StampContext, problems: ProblemList): Stamp {
  const until = toStamp(time, near).stamp;
  if (until.clock >= start.clock || time.date !== null) return until;
  // `12:26–12:??` names an hour, not its first minute.
  const loose = until.precision === 'about' || until.precision === 'hour';
  if (loose && start.clock - until.clock < HOUR) return until;
  const next = near.date
    ? toStamp(time, { ...near, date: addDays(near.date, 1), dateBasis: 'inferred' }).stamp
    : { ...until, clock: until.clock + DAY };
  if (next.clock - start.clock <= 16 * HOUR) return next;
  problems.add('range-backwards', until, `The range ends (${until.raw}) before it begins (${start.raw}).`);
  return until;
}
