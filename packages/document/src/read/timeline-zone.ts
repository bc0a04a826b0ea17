/** In which zone the rows of one timeline are told. */

import type { Section, TimeBasis } from '../model.ts';
import type { FullDate } from '../times/civil.ts';
import { stampDate, toStamp } from '../times/stamp.ts';
import { isRow, type Row, type RowGroup, type RowOrDay } from './rows.ts';
import type { TimelineContext } from './timeline-context.ts';
import { declaredZone, headingZone, provenInstants } from './zone-evidence.ts';

export interface Zone {
  readonly zone: string | null;
  readonly basis: TimeBasis;
}

/** The zone a timeline's heading, lead-in, document or single stated zone gives to rows that name none. */
export function groupZone(group: RowGroup, rows: readonly RowOrDay[], context: TimelineContext): Zone {
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

export interface Pair {
  readonly wall: number;
  readonly epoch: number;
}

/** Wall times beside exact instants (a Slack permalink in a row, or beside the same words elsewhere). */
export function provenPairs(
  rows: readonly RowOrDay[],
  context: TimelineContext,
  start: FullDate | null,
): readonly Pair[] {
  const proofs = provenInstants(context.text);
  if (proofs.length === 0) return [];
  const pairs: Pair[] = [];
  let current = start;
  for (const row of rows) {
    const stamp = toStamp(isRow(row) ? row.time : row.day, {
      date: current,
      order: context.order.get(),
    }).stamp;
    current = stampDate(stamp) ?? current;
    if (!isRow(row) || stamp.at === null || row.time.clock === null) continue;
    for (const proof of proofs) {
      const within = proof.at >= row.from && proof.at < row.to;
      if (within || speaksOf(context.text, proof.at, row))
        pairs.push({ wall: stamp.clock, epoch: proof.epoch });
    }
  }
  return pairs;
}

/** True when the line that holds a permalink tells the row's event in the row's own words. */
function speaksOf(text: string, at: number, row: Row): boolean {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const line = new Set(
    contentWords(text.slice(Math.max(start, at - 400), end < 0 ? at + 400 : Math.min(end, at + 400))),
  );
  const words = contentWords(
    text.slice(row.textSpan.from, Math.min(row.textSpan.to, row.textSpan.from + 300)),
  );
  const shared = words.filter((word) => line.has(word)).length;
  return shared >= 4 && shared >= words.length * 0.5;
}

function contentWords(words: string): string[] {
  return words.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}
