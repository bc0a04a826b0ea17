/** Puts events in one order that does not depend on the order they came in. */
import type { EvidenceEvent } from '@debrief/evidence';
import { DAY, HOUR, parseInstant } from './zone-clock.ts';

/** An event on the clock. `floating`: `at` is wall time read as UTC, because no zone is known. */
export interface Placed {
  readonly event: EvidenceEvent;
  readonly at: number;
  readonly floating: boolean;
}

/** A wall time of unknown zone on a line of days: `day` counts midnights passed since the first line of its file. */
export interface WallLine {
  readonly event: EvidenceEvent;
  /** Ms since midnight of the day counted. */
  readonly clock: number;
  readonly day: number;
  readonly date: string | null;
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?/;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares by instant, then source, then id: a total order over distinct events. */
export function comparePlaced(a: Placed, b: Placed): number {
  return (
    a.at - b.at ||
    compareText(a.event.source, b.event.source) ||
    (a.event.raw.line ?? 0) - (b.event.raw.line ?? 0) ||
    compareText(a.event.id, b.event.id)
  );
}

/** Each id once. Where one id came twice, the text that sorts first is kept, whatever the order of arrival. */
export function uniqueEvents(events: readonly EvidenceEvent[]): EvidenceEvent[] {
  const byId = new Map<string, EvidenceEvent>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (!known || JSON.stringify(event) < JSON.stringify(known)) byId.set(event.id, event);
  }
  return [...byId.values()].sort((a, b) => compareText(a.id, b.id));
}

/** The file's wall times in the order of its lines; a clock that falls back by hours has passed midnight. */
export function wallLines(events: readonly EvidenceEvent[]): Map<string, WallLine[]> {
  const files = new Map<string, EvidenceEvent[]>();
  for (const event of events) {
    if (event.at !== null || !event.local) continue;
    const key = event.raw.file;
    const list = files.get(key);
    if (list) list.push(event);
    else files.set(key, [event]);
  }
  const lines = new Map<string, WallLine[]>();
  for (const key of [...files.keys()].sort(compareText)) {
    const list = files.get(key) ?? [];
    list.sort((a, b) => (a.raw.line ?? 0) - (b.raw.line ?? 0) || compareText(a.id, b.id));
    // Channels pasted below one another each begin on the first day again.
    const passed = new Map<string, { day: number; last: number }>();
    const placed: WallLine[] = [];
    for (const event of list) {
      const match = CLOCK.exec(event.local?.time ?? '');
      if (!match) continue;
      const clock = Number(match[1]) * HOUR + Number(match[2]) * 60_000 + Number(match[3] ?? 0) * 1000;
      const channel = event.refs.channel ?? '';
      const { day: before, last } = passed.get(channel) ?? { day: 0, last: -1 };
      const day = last >= 0 && last - clock > 2 * HOUR ? before + 1 : before;
      passed.set(channel, { day, last: clock });
      placed.push({ event, clock, day, date: event.local?.date ?? null });
    }
    if (placed.length > 0) lines.set(key, placed);
  }
  return lines;
}

const DATE_IN_NAME = /(?:^|[^\d])(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** Midnight (ms) of the one date in a file's own name (`chat-2024-03-12.txt`); `null` without one. */
export function dateInName(file: string): number | null {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const found = DATE_IN_NAME.exec(name);
  return found ? parseInstant(`${found[1]}-${found[2]}-${found[3]}T00:00:00Z`) : null;
}

/** True for a wall time that stands on no known day: lines without a date are counted from 1970-01-01. */
export function isUndated(at: number): boolean {
  return at < 60 * DAY;
}

/** Wall time of a line as ms read as UTC; `firstDate` stands in where the record has no date. */
export function wallMs(line: WallLine, firstDate: number): number {
  const base =
    line.date === null ? firstDate + line.day * DAY : (parseInstant(`${line.date}T00:00:00Z`) ?? firstDate);
  return base + line.clock;
}
