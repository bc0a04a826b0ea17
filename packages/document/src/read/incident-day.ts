/** The day of the incident, from the best evidence the document gives. */
import type { Field, Section, TimeBasis } from '../model.ts';
import { daysFromCivil, type FullDate, isoDate } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import { monthNumber } from '../times/month-names.ts';
import { stampDate, toStamp } from '../times/stamp.ts';
import { DayOrder } from './day-order.ts';
import type { Fact } from './facts.ts';
import { fieldFacts } from './metadata.ts';

export interface IncidentDay {
  readonly field: Field<string> | null;
  readonly day: FullDate | null;
  readonly basis: TimeBasis;
  readonly order: DayOrder;
  /** Weak evidence gives way to the timeline's own dates. */
  readonly weak: boolean;
  readonly ambiguous: boolean;
  /** A day of the right month where only a month and year are stated (`September 2024`): good for years alone. */
  readonly near?: FullDate | null;
}

const FILE_DATE = /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;
/** `back to normal since 28 August` tells the end, not the day it happened. */
const AFTER_IT = /\b(?:since|until|till|by|through)\s+$/i;
const NARRATIVE = new Set([
  'summary',
  'impact',
  'what-happened',
  'unknown',
  'title',
  'background',
  'customer-impact',
  'detection',
  'root-cause',
]);

interface Found {
  readonly field: Field<string>;
  readonly day: FullDate;
  /** The day can be read two ways, and nothing in the document decides. */
  readonly ambiguous: boolean;
}

function dayIn(
  text: string,
  from: number,
  to: number,
  order: 'day-first' | 'month-first' | null,
  near: FullDate | null,
  told = false,
): Found | null {
  if (to <= from) return null;
  for (const time of findTimes(text, from, to)) {
    if (!time.date && time.epoch === null) continue;
    if (time.date?.weak || (told && AFTER_IT.test(text.slice(Math.max(from, time.from - 12), time.from))))
      continue;
    const { stamp, notes } = toStamp({ ...time, until: null }, { date: near, order });
    const day = stampDate(stamp);
    if (!day || day.year < 1970 || (time.date?.readings[0]?.year === null && !near)) continue;
    const end = time.date ? time.date.to : time.to;
    const start = time.date ? time.date.from : time.from;
    // The example of a template's prompt is nobody's statement.
    const before = text.slice(from, start);
    if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) continue;
    return {
      field: { from: start, to: end, raw: text.slice(start, end), value: isoDate(day) },
      day,
      ambiguous: notes.includes('ambiguous-date'),
    };
  }
  return null;
}

/**
 * Weighs the evidence, best first: a field that names the incident's day, its start, a date in the title, in the
 * file's name, in the first sentences; the publication's date comes last and counts as inferred.
 */
export function readIncidentDay(
  text: string,
  name: string | undefined,
  facts: readonly Fact[],
  sections: readonly Section[],
): IncidentDay {
  const published = firstDay(
    text,
    facts.filter(
      (fact) => fact.place === 'front-matter' && (fact.field === 'date' || fact.field === 'published'),
    ),
    null,
    null,
  );
  const file = fileDay(name);
  const home = file?.day ?? published?.day ?? null;
  const order = new DayOrder(text, home);
  const near = home;
  const result = (found: Found, basis: TimeBasis, weak = false): IncidentDay => ({
    field: found.field,
    day: found.day,
    basis,
    order,
    weak,
    ambiguous: found.ambiguous,
  });
  const dates = fieldFacts(facts, 'date').filter(
    (fact) => fact.place !== 'front-matter' || fact.key !== 'date',
  );
  const stated = firstDay(
    text,
    [
      ...dates,
      ...fieldFacts(facts, 'started'),
      ...fieldFacts(facts, 'window'),
      ...fieldFacts(facts, 'detected'),
    ],
    order,
    near,
  );
  if (stated) return result(stated, 'stated');
  for (const section of sections) {
    if (section.level === 0) continue;
    if (section.kind !== 'title' && section.level > 2) break;
    const titled =
      section.kind === 'title' || section.kind === 'unknown'
        ? dayIn(text, section.headingSpan.from, section.headingSpan.to, order.get(), near)
        : null;
    if (titled) return result(titled, 'stated');
    if (section.kind !== 'title' && section.kind !== 'metadata' && section.level > 0) break;
  }
  const bare = sections.find(
    (section) =>
      section.level > 0 &&
      section.level < 4 &&
      section.parent?.kind !== 'timeline' &&
      /^\W*\d[\d./-]{5,12}\W*$/.test(section.heading),
  );
  const bareDay = bare ? dayIn(text, bare.headingSpan.from, bare.headingSpan.to, order.get(), near) : null;
  if (bareDay) return result(bareDay, 'stated');
  const told = narrativeDay(text, sections, order, near);
  if (
    told &&
    (!published || precedes(told.day, published.day, 400)) &&
    (!file || precedes(told.day, file.day, 40))
  )
    return result(told, 'stated', true);
  if (file) return result(file, 'inferred', true);
  if (told && !published) return result(told, 'stated', true);
  if (published) return result(published, 'inferred', true);
  return {
    field: null,
    day: null,
    basis: null,
    order,
    weak: true,
    ambiguous: false,
    near: statedMonth(dates),
  };
}

/** The middle of the month that a date field names without a day. */
function statedMonth(dates: readonly Fact[]): FullDate | null {
  for (const fact of dates) {
    const found = /(?:^|\s)(\p{L}{3,10})\.?,? (?:de |del )?((?:19|20)\d\d)(?!\d)/u.exec(fact.value);
    const month = found ? monthNumber(found[1]!) : 0;
    if (found && month > 0) return { year: Number(found[2]), month, day: 15 };
  }
  return null;
}

function firstDay(
  text: string,
  facts: readonly Fact[],
  order: DayOrder | null,
  near: FullDate | null,
): Found | null {
  for (const fact of facts) {
    const found = dayIn(text, fact.from, fact.to, order?.get() ?? null, near);
    if (found) return found;
  }
  return null;
}

function precedes(day: FullDate, other: FullDate, within: number): boolean {
  const distance =
    daysFromCivil(other.year, other.month, other.day) - daysFromCivil(day.year, day.month, day.day);
  return distance >= -2 && distance <= within;
}

function fileDay(name: string | undefined): Found | null {
  const found = name === undefined ? null : FILE_DATE.exec(name);
  if (!found) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return { day, field: { from: 0, to: 0, raw: found[0], value: isoDate(day) }, ambiguous: false };
}

function narrativeDay(
  text: string,
  sections: readonly Section[],
  order: DayOrder,
  near: FullDate | null,
): Found | null {
  let looked = 0;
  for (let index = 0; index < sections.length && looked < 4; index++) {
    const section = sections[index]!;
    if (!NARRATIVE.has(section.kind)) continue;
    const next = sections[index + 1];
    const end = Math.min(next && next.from < section.to ? next.from : section.to, section.contentFrom + 900);
    if (end - section.contentFrom < 20) continue;
    const skip = section.level === 0 ? frontEnd(text) : section.contentFrom;
    const found = dayIn(text, Math.max(skip, section.contentFrom), end, order.get(), near, true);
    if (found) return found;
    looked++;
  }
  return null;
}

function frontEnd(text: string): number {
  if (!text.startsWith('---') && !text.startsWith('+++')) return 0;
  const close = text.indexOf(`\n${text.slice(0, 3)}`, 3);
  return close < 0 ? 0 : close + 4;
}
