/** Candidate rows of the timeline: what one message, signal or change tells, before any is chosen. */
import type { EventKind, EvidenceEvent } from '@debrief/evidence';
import type { Change } from '../read/changes.ts';
import { type MessageReading, readMessage } from '../read/recognise.ts';
import { type Shipping, shippingOf } from '../read/shipping.ts';
import type { Placed } from '../times/place.ts';
import { HOUR, MINUTE, parseInstant } from '../times/zone-clock.ts';
import type { EntryKind } from '../types.ts';

export interface Row {
  readonly at: number;
  until: number | null;
  readonly floating: boolean;
  readonly kind: EntryKind;
  /** The first event tells the row; the others say the same. */
  readonly events: EvidenceEvent[];
  readonly outcome: 'good' | 'bad' | null;
  readonly reading: MessageReading | null;
  readonly change: Change | null;
  /** `commit`: a commit of the change; `merge`: its landing. */
  readonly step: 'commit' | 'merge' | null;
  /** Somebody else's answer among the events: it agreed to a proposal, or set an idea aside. */
  readonly answer?: 'agreed' | 'dropped';
  score: number;
}

const SIGNALS: Partial<Record<EventKind, readonly [EntryKind, number, ('good' | 'bad')?]>> = {
  'alert-fired': ['alert', 5],
  paged: ['alert', 4],
  acknowledged: ['acknowledge', 4.5],
  escalated: ['act', 3.5],
  declared: ['declare', 6.5],
  'severity-changed': ['declare', 4],
  resolved: ['resolve', 6, 'good'],
  'alert-resolved': ['effect', 4, 'good'],
  deploy: ['deploy', 3.5],
  'deploy-started': ['deploy', 2.6],
  'deploy-failed': ['effect', 4, 'bad'],
  rollback: ['act', 5.5],
  'flag-changed': ['change', 3.5],
  'config-changed': ['change', 3.5],
  release: ['deploy', 3],
  'workflow-run': ['deploy', 1.5],
  'status-update': ['communicate', 4.5],
  ticket: ['observe', 2.8],
  join: ['join', 0.8],
  annotation: ['observe', 2],
  metric: ['observe', 2],
  log: ['observe', 1.5],
  other: ['observe', 0.8],
};
const READ_KINDS = new Set<EventKind>(['message', 'topic', 'note', 'status-changed']);
const STATUS_RESOLVED = /\b(?:resolved|completed|operational|closed)\b/i;
const STATUS_BETTER = /\b(?:monitoring|mitigated|recover\w*|fix (?:has been|is) (?:implemented|in place))\b/i;
const STATUS_FOUND = /\bidentified\b/i;
const BOT_NEWS =
  /\b(?:alert|firing|triggered|resolved|merged|deploy(?:ed|ing|ment)?|rolled back|warning|failed|acknowledged|incident)\b/i;

function statusKind(event: EvidenceEvent): readonly [EntryKind, 'good' | null] {
  const status = event.refs.status ?? event.text.slice(0, 80);
  if (STATUS_RESOLVED.test(status)) return ['resolve', 'good'];
  if (STATUS_BETTER.test(status)) return ['effect', 'good'];
  if (STATUS_FOUND.test(status)) return ['identify', null];
  return ['communicate', null];
}

function row(placed: Placed, kind: EntryKind, score: number, parts: Partial<Row>): Row {
  const until = parseInstant(placed.event.until);
  return {
    at: placed.at,
    until: until !== null && until - placed.at >= MINUTE ? until : null,
    floating: placed.floating,
    kind,
    events: [placed.event],
    outcome: null,
    reading: null,
    change: null,
    step: null,
    ...parts,
    score,
  };
}

function shippingScore({ phase, undoes }: Shipping): number {
  if (undoes) return phase === 'started' ? 5.5 : 5;
  return phase === 'started' ? 2.6 : 3.5;
}

/** The row of a message, note, alarm, deploy or any other event that is no commit; `null` when it tells nothing. */
export function rowOf(placed: Placed): Row | null {
  const { event } = placed;
  if (event.deleted && event.text.trim() === '') return null;
  if (READ_KINDS.has(event.kind)) {
    const reading = readMessage(event.text);
    const shipping = shippingOf(event);
    if (shipping) {
      const kind = shipping.phase === 'failed' ? 'effect' : shipping.undoes ? 'act' : 'deploy';
      const outcome = shipping.phase === 'failed' ? 'bad' : null;
      return row(placed, kind, shippingScore(shipping), { reading, outcome });
    }
    let score = reading.weight;
    if (event.actor && event.actor.kind !== 'person' && BOT_NEWS.test(event.text)) score += 1;
    if (event.kind === 'topic' || event.kind === 'note') score += 0.8;
    if (event.kind === 'status-changed') score = Math.max(score, 2.5);
    const kind = reading.kind ?? (event.kind === 'status-changed' ? statusKind(event)[0] : 'observe');
    return row(placed, kind, score, { reading, outcome: reading.outcome });
  }
  const signal = SIGNALS[event.kind];
  if (!signal) return null;
  const shipping = shippingOf(event);
  // A deploy that puts the earlier version back is an answer to the trouble, whatever the tool calls it.
  if (shipping?.undoes && shipping.phase !== 'failed') return row(placed, 'act', shippingScore(shipping), {});
  if (event.kind === 'status-update') {
    const [kind, outcome] = statusKind(event);
    // What the public page says is a message first; it ends the incident only with the responders' own words.
    return row(placed, 'communicate', signal[1], { outcome: kind === 'resolve' ? 'good' : outcome });
  }
  return row(placed, signal[0], signal[1], { outcome: signal[2] ?? null });
}

/** The rows of a change: its landing, and where a telling commit came minutes before, that commit too. */
export function rowsOfChange(change: Change): Row[] {
  const kind: EntryKind = change.isRevert ? 'act' : 'change';
  const rows: Row[] = [row(change.head, kind, 0, { change, step: change.merged ? 'merge' : 'commit' })];
  const told = change.brought
    .filter(({ event, at }) => event.actor?.kind === 'person' && change.head.at - at >= 3 * MINUTE)
    .at(-1);
  const close: EvidenceEvent[] = [];
  for (const commit of change.brought) if (change.head.at - commit.at < 3 * MINUTE) close.push(commit.event);
  rows[0]?.events.push(...close);
  if (told && (change.isRevert || change.isRepair) && change.head.at - told.at <= 3 * HOUR) {
    rows.push(row(told, kind, 0, { change, step: 'commit' }));
  }
  return rows;
}
