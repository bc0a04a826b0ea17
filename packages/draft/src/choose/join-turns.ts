/** One turn: what a person says in several messages within moments, and the tool's record of the deed, is one row. */
import type { EventKind } from '@debrief/evidence';
import type { MessageReading } from '../read/recognise.ts';
import { MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const TURN = MINUTE;
const MOST_MESSAGES = 6;

function sameVoice(a: Row, b: Row): boolean {
  const first = a.events[0];
  const next = b.events[0];
  return (
    first?.kind === 'message' &&
    next?.kind === 'message' &&
    first.actor?.kind === 'person' &&
    first.actor.id === next.actor?.id &&
    first.refs.channel === next.refs.channel &&
    first.refs.thread === next.refs.thread
  );
}

function together(a: MessageReading, b: MessageReading): MessageReading {
  const [strong, weak] = a.weight >= b.weight ? [a, b] : [b, a];
  return {
    ...strong,
    weight: strong.weight + Math.min(1, weak.weight * 0.15),
    outcome: strong.outcome ?? (weak.weight >= 3 ? weak.outcome : null),
    statements: [...a.statements, ...b.statements],
    firstNotice: a.firstNotice || b.firstNotice,
    followUps: [...a.followUps, ...b.followUps],
    asks: a.asks && b.asks,
  };
}

const RECORDED = new Set<EventKind>(['declared', 'acknowledged', 'resolved', 'topic']);

function personOf(row: Row): string {
  const actor = row.events[0]?.actor;
  return actor?.kind === 'person' ? (actor.fullName ?? actor.name).toLowerCase() : '';
}

/** "Resolving the incident", and the tool's record that the same person did so within the minute: one deed. */
function recordsIt(spoken: Row, row: Row): boolean {
  const kind = row.events[0]?.kind;
  return (
    kind !== undefined &&
    RECORDED.has(kind) &&
    row.kind === spoken.kind &&
    spoken.events[0]?.kind === 'message' &&
    row.at - spoken.at <= TURN &&
    personOf(spoken) !== '' &&
    personOf(spoken) === personOf(row)
  );
}

/** Joins the messages of a turn. Rows come and go in order of time; a turn stands at its first message. */
export function joinTurns(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  /** The last row of each channel, whoever spoke. */
  const lastOf = new Map<string, number>();
  for (const row of rows) {
    const last = kept.at(-1);
    if (last?.reading && recordsIt(last, row)) {
      last.events.push(...row.events);
      last.score = Math.max(last.score, row.score) + 0.3;
      continue;
    }
    const channel = row.events[0]?.refs.channel ?? '';
    const index = lastOf.get(channel);
    const before = index === undefined ? undefined : kept[index];
    if (
      before?.reading &&
      row.reading &&
      index !== undefined &&
      row.at - before.at <= TURN &&
      before.events.length < MOST_MESSAGES &&
      row.floating === before.floating &&
      sameVoice(before, row)
    ) {
      const stronger = row.score > before.score ? row : before;
      kept[index] = {
        ...before,
        kind: stronger.kind,
        outcome: stronger.outcome ?? before.outcome ?? row.outcome,
        events: [...before.events, ...row.events],
        reading: together(before.reading, row.reading),
        score: Math.max(before.score, row.score) + Math.min(1, Math.min(before.score, row.score) * 0.15),
      };
      continue;
    }
    lastOf.set(channel, kept.length);
    kept.push(row);
  }
  return kept;
}
