/** The changes that put something new into the timeline: what a person types, or an event of the evidence. */
import {
  addEntry,
  addFootnote,
  findTimes,
  type Postmortem,
  type TextChange,
  toStamp,
} from '@debrief/document';
import { escapeInline, footnote } from '@debrief/draft';
import type { EvidenceRow } from '@debrief/wire';
import { timeLike } from './time-like.ts';
import { clockOfWall, nearestEntry, wallOf, wallOfEntry, writtenZone } from './written-zone.ts';

const mostCharacters = 280;
const dayMs = 86_400_000;

/** A row to add, whose time is known exactly. */
export interface NewRow {
  /** UTC with `Z`; without it a wall time, taken as one of the timeline's zone. */
  readonly at: string;
  /** Plain words; they are escaped. */
  readonly text: string;
  /** Labels to cite. */
  readonly citations: readonly string[];
}

/**
 * Adds a row whose time is written like its neighbours. Throws a `RangeError` where no row can be added (a timeline told
 * in prose).
 */
export function newRow(document: Postmortem, { at, text, citations }: NewRow): readonly TextChange[] {
  const wall = at.endsWith('Z') ? wallOf(document, Date.parse(at)) : Date.parse(`${at}Z`);
  const clock = clockOfWall(document, wall);
  const beside = nearestEntry(document, clock);
  const words = timeLike(beside === null ? null : { raw: beside.stamp.raw, wall: wallOfEntry(beside) }, wall);
  const zoneless = beside === null && writtenZone(document) === null && at.endsWith('Z');
  return addEntry(document, {
    time: zoneless ? `${words} UTC` : words,
    text: escapeInline(text),
    citations,
    clock,
  });
}

/**
 * Adds an event as a row that cites it. Empty where a row cites it already. Throws a `RangeError` where no row can be
 * added.
 */
export function pinEvent(document: Postmortem, event: EvidenceRow): readonly TextChange[] {
  if (document.timeline.some(({ citations }) => citations.includes(event.id))) return [];
  return [
    ...newRow(document, { at: event.at, text: rowText(event), citations: [event.id] }),
    ...addFootnote(document, event.id, footnote(event.id, event)),
  ];
}

function rowText({ actor, text }: EvidenceRow): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1).trimEnd()}…` : line;
  return actor === null || cut.startsWith(actor) ? cut : `${actor}: ${cut}`;
}

/**
 * Adds what a person typed. `time` in any way that documents write times; throws a `RangeError` with words for the
 * person where it is none.
 */
export function typedEntry(document: Postmortem, time: string, text: string): readonly TextChange[] {
  const clock = clockOf(document, time);
  if (clock === null)
    throw new RangeError(`“${time}” is not read as a time. Write it as 14:05, 2:05 pm or 2026-03-04 14:05.`);
  return addEntry(document, { time: time.trim(), text, clock });
}

/** The clock of a typed time: without a day, the day that lies nearest to the rows there are. */
export function clockOf(document: Postmortem, time: string): number | null {
  const found = findTimes(time.trim())[0];
  if (found === undefined || (found.clock === null && found.epoch === null)) return null;
  const zone = writtenZone(document);
  const last = document.timeline.at(-1);
  const day = last === undefined ? null : dateOf(wallOfEntry(last));
  const dated = found.date !== null || found.epoch !== null;
  const stated = dateOf(Date.parse(`${document.date?.value ?? ''}T00:00:00Z`));
  const context = { date: day ?? stated, dateBasis: 'inherited', zone, zoneBasis: 'inherited' } as const;
  const { stamp } = toStamp(found, context);
  if (dated || last === undefined) return stamp.clock;
  // Near midnight the day before or after may be meant: the one nearest to the middle of the rows.
  const first = document.timeline[0];
  const middle = ((first?.stamp.clock ?? 0) + last.stamp.clock) / 2;
  return [stamp.clock - dayMs, stamp.clock, stamp.clock + dayMs].reduce((best, clock) =>
    Math.abs(clock - middle) < Math.abs(best - middle) ? clock : best,
  );
}

function dateOf(ms: number): { year: number; month: number; day: number } | null {
  if (Number.isNaN(ms)) return null;
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
