/** Reads the canonical moments off the rows, to the minute where the records show them. */
import type { MomentName } from '@debrief/document';
import { HOUR } from '../times/zone-clock.ts';
import { findSince, type Since } from './find-since.ts';
import { findTrigger, nearestShipment, type Trigger } from './find-trigger.ts';
import type { Row } from './rows.ts';

export interface FoundMoment {
  readonly name: MomentName;
  readonly at: number;
  readonly row: Row;
}

const SUSTAINED = HOUR;
const STRONG = 3;

function isTrouble(row: Row): boolean {
  if (row.kind === 'alert') return true;
  if (row.change) return false;
  if (row.kind === 'observe' || row.kind === 'declare') return row.score >= STRONG && !row.reading?.asks;
  if (row.kind === 'effect') return row.outcome === 'bad' && row.score >= STRONG;
  if (row.reading?.firstNotice && row.score >= STRONG) return true;
  // "rolling back" said before anyone spoke of trouble is the first sign of it in the records.
  return row.kind === 'act' && row.reading !== null && row.score >= 3.8;
}

/** The first sign of trouble that is followed by another, or by an answer, within the hour. */
function firstTrouble(rows: readonly Row[]): Row | null {
  const signs = rows.filter(isTrouble);
  const acts = rows.filter((row) => row.kind === 'act' && row.score >= STRONG);
  for (const [index, sign] of signs.entries()) {
    if (sign.kind === 'alert' || sign.kind === 'declare') return sign;
    const next = signs[index + 1];
    if (next && next.at - sign.at <= SUSTAINED) return sign;
    const act = acts.find((row) => row.at > sign.at);
    if (act && act.at - sign.at <= SUSTAINED) return sign;
  }
  return signs[0] ?? null;
}

const FINDING = 3.5;

/** The row that says most outright what it was. */
function strongestFinding(rows: readonly Row[]): Row | null {
  let best: Row | null = null;
  for (const row of rows) {
    if (row.kind !== 'identify' || row.change || row.score < FINDING) continue;
    if (!best || row.score > best.score) best = row;
  }
  return best;
}

/** Moments that the rows prove, each with the row it was read off. Rows must be in order of time; `zone` is the document's. */
export function findMoments(
  rows: readonly Row[],
  zone: string,
): {
  readonly moments: readonly FoundMoment[];
  readonly trigger: Trigger | null;
  /** What shipped last before the first sign, tied to it or not. */
  readonly suspect: Trigger | null;
  readonly since: Since | null;
} {
  const firm =
    rows.filter((row) => !row.floating).length >= rows.length / 2
      ? rows.filter((row) => !row.floating)
      : rows;
  const trouble = firstTrouble(firm);
  const trigger = findTrigger(firm, trouble);
  const found: FoundMoment[] = [];
  const add = (name: MomentName, row: Row | null | undefined): void => {
    if (row) found.push({ name, at: row.at, row });
  };
  const since = trouble ? findSince(firm, trouble, zone) : null;
  if (since) found.push({ name: 'started', at: since.at, row: since.row });
  else add('started', trigger?.row ?? trouble);
  if (trouble) {
    const after = firm.filter((row) => row.at >= trouble.at);
    add('detected', trouble);
    add('acknowledged', acknowledgement(after, trouble));
    add(
      'declared',
      firm.find((row) => row.kind === 'declare' && row.score >= 4),
    );
    const end = lastEnd(after);
    const until = end ? after.filter((row) => row.at <= end.at) : after;
    add('identified', strongestFinding(until));
    add('mitigated', mitigation(after, trouble, end));
    add('resolved', end);
  }
  return { moments: found, trigger, suspect: trigger ?? nearestShipment(firm, trouble), since };
}

function acknowledgement(after: readonly Row[], trouble: Row): Row | null {
  const recorded = after.find((row) => row.events.some(({ kind }) => kind === 'acknowledged'));
  if (recorded) return recorded;
  const person = trouble.reading && trouble.events[0]?.actor?.kind === 'person';
  if (person) return null;
  return after.find((row) => row.kind === 'acknowledge' && row.reading !== null && row.score >= 2) ?? null;
}

/** The last end that no new trouble follows: a resolution, else the last effect that says things work. */
function lastEnd(after: readonly Row[]): Row | null {
  const ends = after.filter((row) => row.kind === 'resolve' && row.outcome === 'good' && row.score >= 3.5);
  if (ends.length > 0) {
    const recorded = ends.filter((row) => row.events.some(({ kind }) => kind === 'resolved'));
    return (recorded.length > 0 ? recorded : ends).at(-1) ?? null;
  }
  const published = after.filter(
    (row) =>
      row.kind === 'communicate' &&
      row.outcome === 'good' &&
      /\b(?:resolved|completed)\b/i.test(`${row.events[0]?.refs.status} ${row.events[0]?.text.slice(0, 80)}`),
  );
  if (published.length > 0) return published.at(-1) ?? null;
  const good = after.filter(
    (row) =>
      (row.kind === 'effect' || row.kind === 'communicate') && row.outcome === 'good' && row.score >= 4,
  );
  let best: Row | null = null;
  for (const row of good) if (!best || row.score > best.score + 0.3) best = row;
  return best;
}

/** A cleared alarm tells of recovery only where it is one of those that told of the trouble. */
function isOtherAlarm(row: Row, trouble: Row): boolean {
  const alarms = new Set(trouble.events.map(({ refs }) => refs.alert).filter((name) => name !== undefined));
  const cleared = row.events.filter(({ kind }) => kind === 'alert-resolved');
  return (
    alarms.size > 0 &&
    cleared.length > 0 &&
    cleared.every(({ refs }) => refs.alert !== undefined && !alarms.has(refs.alert))
  );
}

function mitigation(after: readonly Row[], trouble: Row, end: Row | null): Row | null {
  const limit = end?.at ?? Number.POSITIVE_INFINITY;
  const acted = after.find((row) => row.kind === 'act' && row.score >= STRONG);
  const setback =
    after.findLast((row) => row.at < limit && row.kind === 'effect' && row.outcome === 'bad')?.at ?? 0;
  const good = after.find(
    (row) =>
      row.at <= limit &&
      row.at >= setback &&
      (!acted || row.at >= acted.at) &&
      (row.kind === 'effect' || row.kind === 'resolve' || row.kind === 'act') &&
      row.outcome === 'good' &&
      row.score >= 3 &&
      !isOtherAlarm(row, trouble),
  );
  return good ?? null;
}
