/** Settles the day and zone of every timeline row and makes entries of them. */
import type { Field, Section, Stamp, TimeBasis, TimelineEntry } from '../model.ts';
import { addDays, DAY, type FullDate, HOUR, isoDate, MINUTE } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import type { FoundTime } from '../times/found-time.ts';
import { type StampContext, stampDate, toStamp } from '../times/stamp.ts';
import type { DayOrder } from './day-order.ts';
import { plainText } from './plain-text.ts';
import type { ProblemList } from './problems.ts';
import { isRow, type Row, type RowGroup, type RowOrDay } from './rows.ts';
import { declaredZone, headingZone, provenInstants, zoneFromPairs } from './zone-evidence.ts';

export interface TimelineContext {
  readonly text: string;
  readonly sections: readonly Section[];
  readonly zone: (Field<string> & { readonly candidates: readonly string[] }) | null;
  /** The day of the incident as the document's head or title gives it. */
  readonly day: FullDate | null;
  readonly dayBasis: TimeBasis;
  readonly order: DayOrder;
  /** The zone the caller says to assume. */
  readonly assumedZone: string | null;
  readonly problems: ProblemList;
}

const CITATION = /\[\^([^\]\s]{1,100})\]/g;
const FILLER =
  /\b(?:lorem|ipsum|dolor sit|reprehenderit|fugiat|explicabo)\b|^\W*(?:item [a-c1-3]|event(?: \d| description)?|description(?: of (?:the )?event)?|todo|tbd|what happened|\.\.\.|…)\W*$|^\s*(?:\[[^\]]{0,60}\]|<[^>]{0,60}>|\{[^}]{0,60}\})\s*$/i;
const NOTICED =
  /\b(?:noticed|discovered|learned of|learnt of|found out|became aware|realised|realized|only known|known|spotted|not seen until|not noticed until)\b[^.;\n|]{0,40}?(?:\bat\b|\bon\b|\buntil\b|~|\()?\s*(?=\d)/i;

interface Zone {
  readonly zone: string | null;
  readonly basis: TimeBasis;
}

/** Reads the entries of all groups, in order of place. */
export function readTimeline(
  groups: readonly RowGroup[],
  context: TimelineContext,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const group of groups) {
    const rows = group.rows.filter((row) => !isRow(row) || !isSample(row, context));
    if (!rows.some(isRow)) continue;
    readGroup(group, rows, context, entries);
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

function groupZone(group: RowGroup, rows: readonly RowOrDay[], context: TimelineContext): Zone {
  const { text, sections } = context;
  const section = sections[group.section];
  if (section) {
    for (let at: Section | null = section; at; at = at.parent) {
      const heading = headingZone(text, at);
      if (heading) return { zone: heading.zone, basis: 'inherited' };
    }
    const first = rows.find(isRow);
    const intro = declaredZone(
      text,
      section.contentFrom,
      Math.max(section.contentFrom, first?.from ?? section.to),
    );
    if (intro) return { zone: intro.zone, basis: 'inherited' };
    const day = rows.find((row) => !isRow(row));
    if (day && !isRow(day) && day.day.zone) return { zone: day.day.zone.zone, basis: 'inherited' };
  }
  if (context.zone) return { zone: context.zone.value, basis: 'inherited' };
  const stated = new Set(rows.flatMap((row) => (isRow(row) && row.time.zone ? [row.time.zone.zone] : [])));
  if (stated.size === 1) return { zone: [...stated][0]!, basis: 'inherited' };
  if (context.assumedZone) return { zone: context.assumedZone, basis: 'inferred' };
  return { zone: null, basis: null };
}

function introDay(group: RowGroup, rows: readonly RowOrDay[], context: TimelineContext): FullDate | null {
  const section = context.sections[group.section];
  const first = rows.find(isRow);
  if (!section || !first) return null;
  const near: StampContext = { date: context.day, order: context.order.get() };
  const spans: [number, number][] = [[section.contentFrom, Math.min(first.from, section.contentFrom + 1500)]];
  for (let at: Section | null = section; at && at.level > 0; at = at.parent)
    spans.unshift([at.headingSpan.from, at.headingSpan.to]);
  // The nearest word about the day wins: the lines just above, then the heading, then what it stands in.
  for (const [from, to] of spans.reverse()) {
    if (to <= from) continue;
    const time = findTimes(context.text, from, to).find((found) => found.date && !found.date.weak);
    const day = time && stampDate(toStamp(time, near).stamp);
    if (day) return day;
  }
  return null;
}

function readGroup(
  group: RowGroup,
  rows: readonly RowOrDay[],
  context: TimelineContext,
  entries: TimelineEntry[],
): void {
  const { text, problems } = context;
  const order = context.order.get();
  let zone = groupZone(group, rows, context);
  const intro = introDay(group, rows, context);
  let day = intro ?? context.day;
  let basis: TimeBasis = intro ? 'inherited' : context.dayBasis === 'stated' ? 'inherited' : context.dayBasis;
  if (zone.zone === null) zone = provenZone(rows, context, day) ?? zone;
  // Days without a year, and no year anywhere: kept in order on a year of their own, but placed on none.
  let yearless = false;
  if (!day) {
    day = floatingDay(rows);
    yearless = day !== null;
  }
  const newestFirst = runsBackwards(rows);
  let previous: Stamp | null = null;
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
      stamp = { ...stamp, at: null, dateBasis: null };
      problems.once('date-missing', stamp, 'No year is stated for the timeline: its days cannot be placed.');
    }
    note(reading.notes, stamp, problems);
    if (previous && !newestFirst && isEarlier(stamp, previous)) {
      problems.add(
        'time-backwards',
        stamp,
        `${stamp.raw} is earlier than the row before it (${previous.raw}). Is a date missing, or is it a slip?`,
      );
    }
    const ends = row.time.until
      ? untilStamp(row.time.until, stamp, near(stampDate(stamp) ?? day, basis), problems)
      : null;
    const until = ends && yearless ? { ...ends, at: null } : ends;
    if (!(row.time.unknown && row.time.clock === null)) previous = stamp;
    entries.push(entry(text, row, stamp, until, group, near(yearless ? null : day, basis)));
  }
  zoneProblems(group, entries, context, rows);
}

function shift(stamp: Stamp, days: number): Stamp {
  return days === 0 || stamp.at !== null ? stamp : { ...stamp, clock: stamp.clock + days * DAY };
}

/** Earlier beyond what the precision of either leaves open. */
function isEarlier(stamp: Stamp, previous: Stamp): boolean {
  const drop = previous.clock - stamp.clock;
  if (drop <= 0) return false;
  if (stamp.precision === 'day' || previous.precision === 'day') {
    return Math.floor(stamp.clock / DAY) < Math.floor(previous.clock / DAY);
  }
  if (stamp.precision === 'about' || previous.precision === 'about') return drop > 30 * MINUTE;
  if (stamp.precision === 'hour' || previous.precision === 'hour') return drop > HOUR;
  return stamp.precision === previous.precision || drop >= MINUTE;
}

/** The first row's day in a timeline that names days but never a year. */
function floatingDay(rows: readonly RowOrDay[]): FullDate | null {
  let clock: number | null = null;
  for (const row of rows) {
    const time = isRow(row) ? row.time : row.day;
    const date = time.date?.readings[0];
    if (date && date.year === null && !time.date?.weak) {
      const day = { year: 1972, month: date.month, day: date.day };
      return clock !== null && time.clock && clock > time.clock.ms ? addDays(day, -1) : day;
    }
    clock ??= time.clock?.ms ?? null;
  }
  return null;
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
  const next = near.date
    ? toStamp(time, { ...near, date: addDays(near.date, 1), dateBasis: 'inferred' }).stamp
    : { ...until, clock: until.clock + DAY };
  if (next.clock - start.clock <= 16 * HOUR) return next;
  problems.add('range-backwards', until, `The range ends (${until.raw}) before it begins (${start.raw}).`);
  return until;
}

function note(notes: readonly string[], stamp: Stamp, problems: ProblemList): void {
  for (const code of notes) {
    if (code === 'ambiguous-date')
      problems.once(
        'date-ambiguous',
        stamp,
        `${stamp.raw} can be read as day/month or month/day; nothing in the document decides. It was read as ${stamp.at?.slice(0, 10) ?? 'unknown'}.`,
      );
    else if (code === 'ambiguous-zone')
      problems.once(
        'zone-ambiguous',
        stamp,
        `The zone in ${stamp.raw} has several meanings; ${stamp.zone} was taken.`,
      );
    else if (code === 'clock-gap')
      problems.add(
        'clock-gap',
        stamp,
        `${stamp.raw} did not occur in ${stamp.zone}: the clock skipped that hour.`,
      );
    else if (code === 'clock-overlap')
      problems.add(
        'clock-overlap',
        stamp,
        `${stamp.raw} occurred twice in ${stamp.zone}; the earlier was taken.`,
      );
    else if (code === 'no-date')
      problems.once(
        'date-missing',
        stamp,
        'No date is stated for the timeline: its times cannot be placed on a day.',
      );
  }
}

function entry(
  text: string,
  row: Row,
  stamp: Stamp,
  until: Stamp | null,
  group: RowGroup,
  near: StampContext,
): TimelineEntry {
  const words = plainText(text, row.textSpan.from, row.textSpan.to);
  const labelled =
    row.label !== null && row.layout === 'fields'
      ? row.label === words.replace(/[:：\s–—-]+$/, '') || words === ''
        ? row.label
        : `${row.label}: ${words}`
      : words;
  return {
    from: row.from,
    to: row.to,
    stamp,
    until,
    knownAt: noticed(text, row, near),
    text: labelled,
    textSpan: row.textSpan,
    citations: citationsIn(text, row.from, row.to),
    layout: row.layout,
    timeline: group.timeline,
  };
}

function noticed(text: string, row: Row, near: StampContext): Stamp | null {
  const words = text.slice(row.textSpan.from, row.textSpan.to);
  const found = NOTICED.exec(words);
  if (!found) return null;
  const at = row.textSpan.from + found.index + found[0].length;
  const [time] = findTimes(text, at, Math.min(row.textSpan.to, at + 50));
  return time && time.from === at && (time.clock || time.date) && !time.weak
    ? toStamp(time, near).stamp
    : null;
}

/** Labels of the footnotes cited between two offsets. */
export function citationsIn(text: string, from: number, to: number): readonly string[] {
  const labels: string[] = [];
  const first = text.indexOf('[^', from);
  if (first < 0 || first >= to) return labels;
  CITATION.lastIndex = first;
  for (let found = CITATION.exec(text); found && found.index < to; found = CITATION.exec(text))
    labels.push(found[1]!);
  return labels;
}

/** The zone that exact stamps within rows prove (a Slack permalink beside `14:31`). */
function provenZone(rows: readonly RowOrDay[], context: TimelineContext, day: FullDate | null): Zone | null {
  const proofs = provenInstants(context.text);
  if (proofs.length === 0) return null;
  const pairs: { wall: number; epoch: number }[] = [];
  let current = day;
  for (const row of rows) {
    const stamp = toStamp(isRow(row) ? row.time : row.day, {
      date: current,
      order: context.order.get(),
    }).stamp;
    current = stampDate(stamp) ?? current;
    if (!isRow(row) || stamp.at === null || row.time.clock === null) continue;
    for (const proof of proofs)
      if (proof.at >= row.from && proof.at < row.to) pairs.push({ wall: stamp.clock, epoch: proof.epoch });
  }
  const zone = zoneFromPairs(pairs);
  return zone ? { zone, basis: 'inferred' } : null;
}

function zoneProblems(
  group: RowGroup,
  entries: readonly TimelineEntry[],
  context: TimelineContext,
  rows: readonly RowOrDay[],
): void {
  const own = entries.filter(
    (candidate) =>
      candidate.from >= group.from && candidate.to <= group.to && candidate.stamp.precision !== 'day',
  );
  const missing = own.find((candidate) => candidate.stamp.zone === null);
  const first = rows.find(isRow);
  if (missing)
    context.problems.once(
      'zone-missing',
      missing.stamp,
      'No time zone is stated for the timeline; its times were read as local wall time.',
    );
  else if (own[0]?.stamp.zoneBasis === 'inferred' && first) {
    context.problems.once(
      'zone-inferred',
      own[0].stamp,
      `No time zone is stated; ${own[0].stamp.zone} was taken from ${context.assumedZone === own[0].stamp.zone ? 'the settings' : 'an exact stamp in the text'}.`,
    );
  }
  const near = context.day;
  const dated = own.filter(
    (candidate) => candidate.stamp.dateBasis === 'stated' && candidate.stamp.at !== null,
  );
  if (!near || dated.length === 0) return;
  const home = Date.UTC(near.year, near.month - 1, near.day);
  if (dated.every((candidate) => Math.abs(candidate.stamp.clock - home) > 300 * DAY)) {
    context.problems.once(
      'date-far',
      dated[0]!.stamp,
      `The timeline’s dates are far from the document’s date (${isoDate(near)}). Is it left over from a template?`,
    );
  }
}
