/** Finds the incident among records that span days: where alarms, declarations and talk of trouble stand close together. */
import type { EventKind } from '@debrief/evidence';
import { isChangeEvent } from '../read/changes.ts';
import type { Placed } from '../times/place.ts';
import { DAY, HOUR, MINUTE } from '../times/zone-clock.ts';

export interface Window {
  /** Ms; inclusive. */
  readonly from: number;
  readonly to: number;
  /** Channels whose talk belongs to the incident; `null` when all of it does. */
  readonly channels: ReadonlySet<string> | null;
  /** True when the bounds were given, not found. */
  readonly stated: boolean;
}

const ANCHOR_WEIGHT: Partial<Record<EventKind, number>> = {
  declared: 6,
  'status-update': 4,
  resolved: 3,
  paged: 3,
  rollback: 3,
  escalated: 3,
  'severity-changed': 3,
  'alert-fired': 2,
  acknowledged: 2,
  'alert-resolved': 1,
  'deploy-failed': 1.5,
  'status-changed': 1.5,
};
const TALK_OF_TROUBLE =
  /\b(?:outage|incident|sev-?[0-4]|declar(?:e|ed|ing)|roll(?:ing|ed)? ?back|revert(?:ing|ed)|is down|are down|went down|broken|not working|unavailable|timing out|timeouts?|5\d\ds?\b|error rate|errors|failing|paged|crash\w*|oom\w*|root cause|all clear|resolved|firing)/i;
const STRONG_TALK =
  /\b(?:outage|incident (?:declared|channel|commander)|declaring|sev-?[0-2]|rolling back|rolled back|root cause|all clear|war ?room)\b/i;
const INCIDENT_CHANNEL =
  /(?:^|[#_-])(?:inc(?:ident)?s?|outage|sev\d?|war-?room|warroom|emergency)(?:[_-]|\d|$)/i;
const COMMIT_TROUBLE = /\b(?:revert|rollback|roll back|hotfix|outage|incident)\b/i;
const SHORT_RECORD = 36 * HOUR;
const APART = 3 * HOUR;
const QUIET_AFTER = 90 * MINUTE;
const QUIET_BEFORE = 30 * MINUTE;

interface Anchor {
  readonly at: number;
  readonly weight: number;
  readonly channel: string | null;
}

function anchorOf(placed: Placed): Anchor | null {
  const { event, at } = placed;
  const channel = event.refs.channel ?? null;
  const weight = ANCHOR_WEIGHT[event.kind];
  if (weight) return { at, weight, channel };
  if (event.kind !== 'message' && event.kind !== 'topic' && event.kind !== 'note') return null;
  const text = event.text.length > 600 ? event.text.slice(0, 600) : event.text;
  if (!TALK_OF_TROUBLE.test(text)) return null;
  const inIncidentChannel = channel !== null && INCIDENT_CHANNEL.test(channel);
  return { at, weight: (STRONG_TALK.test(text) ? 2 : 0.7) * (inIncidentChannel ? 1.5 : 1), channel };
}

interface Segment {
  from: number;
  to: number;
  weight: number;
  readonly anchors: Anchor[];
}

function segmentsOf(anchors: readonly Anchor[]): Segment[] {
  const segments: Segment[] = [];
  for (const anchor of anchors) {
    const last = segments.at(-1);
    if (last && anchor.at - last.to <= APART) {
      last.to = anchor.at;
      last.weight += anchor.weight;
      last.anchors.push(anchor);
    } else segments.push({ from: anchor.at, to: anchor.at, weight: anchor.weight, anchors: [anchor] });
  }
  return segments;
}

/** Channels that carry a fair share of the segment's anchors, or are named for incidents. */
function channelsOf(segment: Segment, all: ReadonlySet<string>): ReadonlySet<string> | null {
  if (all.size <= 1) return null;
  const weights = new Map<string, number>();
  for (const { channel, weight } of segment.anchors) {
    if (channel !== null) weights.set(channel, (weights.get(channel) ?? 0) + weight);
  }
  const most = Math.max(0, ...weights.values());
  if (most === 0) return null;
  return new Set(
    [...weights]
      .filter(([name, weight]) => weight >= most * 0.2 || INCIDENT_CHANNEL.test(name))
      .map(([name]) => name),
  );
}

/**
 * The span of the incident. Records that span at most a day and a half are taken whole; else the stretch with
 * the heaviest anchors (alarms, declarations, talk of trouble no more than three hours apart) is, with the talk
 * around it. `from` and `to` (ms) override.
 */
export function findWindow(placed: readonly Placed[], from: number | null, to: number | null): Window {
  const told = placed.filter(({ event }) => !isChangeEvent(event));
  const base = told.length > 0 ? told : placed;
  const first = base[0]?.at ?? 0;
  const last = base.at(-1)?.at ?? 0;
  const within = placed.filter(({ at }) => (from === null || at >= from) && (to === null || at <= to));
  const anchors = within.map(anchorOf).filter((anchor) => anchor !== null);
  const channels = new Set(
    within.map(({ event }) => event.refs.channel).filter((name) => name !== undefined),
  );
  if (from !== null || to !== null) {
    const whole: Segment = { from: from ?? first, to: to ?? last, weight: 1, anchors };
    return { from: whole.from, to: whole.to, channels: channelsOf(whole, channels), stated: true };
  }
  if (last - first <= SHORT_RECORD || (told.length === 0 && last - first <= 7 * DAY)) {
    return {
      from: first,
      to: last,
      channels: channelsOf({ from: first, to: last, weight: 0, anchors }, channels),
      stated: false,
    };
  }
  const segments = segmentsOf(anchors.length > 0 ? anchors : commitAnchors(placed));
  let best: Segment | null = null;
  for (const segment of segments) if (!best || segment.weight > best.weight) best = segment;
  if (!best) return { from: first, to: last, channels: null, stated: false };
  const kept = channelsOf(best, channels);
  return { ...widen(best, base, kept), channels: kept, stated: false };
}

function commitAnchors(placed: readonly Placed[]): Anchor[] {
  return placed
    .filter(({ event }) => isChangeEvent(event) && COMMIT_TROUBLE.test(event.text.slice(0, 400)))
    .map(({ at }) => ({ at, weight: 1, channel: null }));
}

/** Takes in the talk that leads into the segment and that follows it without a long silence. */
function widen(
  segment: Segment,
  told: readonly Placed[],
  channels: ReadonlySet<string> | null,
): { from: number; to: number } {
  let { from, to } = segment;
  const talk = told.filter(
    ({ event }) =>
      channels === null || (event.refs.channel !== undefined && channels.has(event.refs.channel)),
  );
  for (const { at } of talk) if (at > to && at - to <= QUIET_AFTER) to = at;
  for (let index = talk.length - 1; index >= 0; index -= 1) {
    const at = talk[index]?.at ?? 0;
    if (at < from && from - at <= QUIET_BEFORE) from = at;
  }
  return { from, to };
}
