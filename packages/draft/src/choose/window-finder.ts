/**
 * Finds the incident in a stream of events, in memory that does not grow with their number.
 *
 * Signs of trouble (alarms, declarations, talk of trouble) are summed per half hour and voice (a channel, or a tool).
 * What a voice says every day is its baseline; only what lies well above it counts. The heaviest stretch wins.
 */
import type { EventKind, EvidenceEvent, Sighting } from '@debrief/evidence';
import { HOUR, MINUTE, parseInstant } from '../times/zone-clock.ts';

/** Where the incident lies. Ms; inclusive. */
export interface FoundSpan {
  readonly from: number;
  readonly to: number;
  /** Channels that carry the stretch; empty when only tools do. */
  readonly channels: ReadonlySet<string>;
}

const SIGN_WEIGHT: Partial<Record<EventKind, number>> = {
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
const BIN = 30 * MINUTE;
const JOIN_BINS = 5;
const PEAK_BINS = 4;
const WHISPER = 0.6;

interface Cell {
  weight: number;
  from: number;
  to: number;
}

/** True for channels named for incidents (`#inc-412`, `outage-2024-03`). */
export function isIncidentChannel(name: string): boolean {
  return INCIDENT_CHANNEL.test(name);
}

function signOf({ kind, text, channel }: Sighting): number {
  const weight = SIGN_WEIGHT[kind];
  if (weight) return weight;
  if (kind === 'commit' || kind === 'merge') return COMMIT_TROUBLE.test(text.slice(0, 300)) ? 1 : 0;
  if (kind !== 'message' && kind !== 'topic' && kind !== 'note') return 0;
  const said = text.length > 600 ? text.slice(0, 600) : text;
  if (!TALK_OF_TROUBLE.test(said)) return 0;
  return (STRONG_TALK.test(said) ? 2 : 0.7) * (channel !== undefined && isIncidentChannel(channel) ? 1.5 : 1);
}

/** Feed it every event once, in any order; then ask. */
export class WindowFinder {
  readonly #voices = new Map<string, Map<number, Cell>>();
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** Takes in one event; those without an instant are passed over. */
  add(event: EvidenceEvent): void {
    const at = parseInstant(event.at);
    if (at !== null) this.addAt(event, at);
  }

  /** Takes in one event at a known place (ms). */
  addAt({ source, kind, text, refs }: EvidenceEvent, at: number): void {
    this.see({ at, source, kind, text, channel: refs.channel });
  }

  /** Takes in one record by a first look at it. */
  see(sighting: Sighting): void {
    const { at, channel, source } = sighting;
    this.#count += 1;
    if (at < this.#first) this.#first = at;
    if (at > this.#last) this.#last = at;
    const weight = signOf(sighting);
    if (weight === 0) return;
    const voice = channel === undefined ? `tool ${source}` : `channel ${channel}`;
    let cells = this.#voices.get(voice);
    if (!cells) {
      cells = new Map();
      this.#voices.set(voice, cells);
    }
    const bin = Math.floor(at / BIN);
    const cell = cells.get(bin);
    if (!cell) cells.set(bin, { weight, from: at, to: at });
    else {
      cell.weight += weight;
      if (at < cell.from) cell.from = at;
      if (at > cell.to) cell.to = at;
    }
  }

  /** Number of events taken in, and the span they cover (ms). */
  get size(): { readonly events: number; readonly from: number; readonly to: number } {
    return { events: this.#count, from: this.#first, to: this.#last };
  }

  /** The heaviest stretch; `null` when nothing stands out. */
  find(): FoundSpan | null {
    const bins = Math.max(48, (this.#last - this.#first) / BIN);
    const above = new Map<number, Member[]>();
    for (const [voice, cells] of [...this.#voices].sort(([a], [b]) => (a < b ? -1 : 1))) {
      let total = 0;
      for (const { weight } of cells.values()) total += weight;
      const usual = total / bins;
      // Counts of a usual rate scatter by their square root (Poisson); four of that is no accident.
      const floor = usual + 4 * Math.sqrt(usual) + WHISPER;
      for (const [bin, cell] of cells) {
        if (cell.weight <= floor) continue;
        const list = above.get(bin) ?? [];
        list.push({ voice, cell, excess: cell.weight - floor });
        above.set(bin, list);
      }
    }
    const peak = peakOf(above);
    if (peak === null) return null;
    const voices = leadingVoices(membersFrom(above, peak));
    const members: Member[] = [];
    const take = (bin: number): boolean => {
      const own = (above.get(bin) ?? []).filter(
        ({ voice }) => voices.has(voice) || voice.startsWith('tool '),
      );
      members.push(...own);
      return own.length > 0;
    };
    for (let bin = peak, quiet = 0; quiet <= JOIN_BINS; bin += 1) quiet = take(bin) ? 0 : quiet + 1;
    for (let bin = peak - 1, quiet = 0; quiet <= JOIN_BINS; bin -= 1) quiet = take(bin) ? 0 : quiet + 1;
    return spanOf(members);
  }
}

interface Member {
  readonly voice: string;
  readonly cell: Cell;
  readonly excess: number;
}

/** All tools and the loudest channel: that many channels are a little louder than usual is chance. */
function weightOf(members: readonly Member[]): number {
  let tools = 0;
  const channels = new Map<string, number>();
  for (const { voice, excess } of members) {
    if (voice.startsWith('tool ')) tools += excess;
    else channels.set(voice, (channels.get(voice) ?? 0) + excess);
  }
  return tools + Math.max(0, ...channels.values());
}

/** The bin at which the heaviest two hours begin. */
function peakOf(above: ReadonlyMap<number, readonly Member[]>): number | null {
  let peak: number | null = null;
  let most = 0;
  for (const bin of [...above.keys()].sort((a, b) => a - b)) {
    const sum = weightOf(membersFrom(above, bin));
    if (sum > most) {
      most = sum;
      peak = bin;
    }
  }
  return peak;
}

function membersFrom(above: ReadonlyMap<number, readonly Member[]>, bin: number): Member[] {
  const members: Member[] = [];
  for (let step = 0; step < PEAK_BINS; step += 1) members.push(...(above.get(bin + step) ?? []));
  return members;
}

function leadingVoices(members: readonly Member[]): Set<string> {
  const weights = new Map<string, number>();
  for (const { voice, excess } of members) weights.set(voice, (weights.get(voice) ?? 0) + excess);
  const most = Math.max(...weights.values());
  return new Set([...weights].filter(([, weight]) => weight >= most * 0.2).map(([voice]) => voice));
}

function spanOf(members: readonly Member[]): FoundSpan {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const weights = new Map<string, number>();
  for (const { voice, cell, excess } of members) {
    from = Math.min(from, cell.from);
    to = Math.max(to, cell.to);
    if (voice.startsWith('channel ')) {
      const name = voice.slice('channel '.length);
      weights.set(name, (weights.get(name) ?? 0) + excess);
    }
  }
  const most = Math.max(0, ...weights.values());
  const channels = [...weights]
    .filter(([name, weight]) => weight >= most * 0.2 || isIncidentChannel(name))
    .map(([name]) => name);
  return { from, to, channels: new Set(channels) };
}

/** Longest record (ms) that is taken as one incident when it is not large. */
export const SHORT_RECORD = 36 * HOUR;
