/**
 * Finds the zone and the date of a pasted log from records whose instants are known.
 *
 * Each candidate shifts the whole log. It gains where a message then stands beside the commit or alert that it
 * names, beside any record (±2 min), or shortly after an instant quoted in its own text; it loses where a message
 * would speak of something before it existed. Only a clear winner is taken.
 */
import { spokenKey } from '../read/spoken-key.ts';
import type { Placed, WallLine } from './place.ts';
import { wallMs } from './place.ts';
import { DAY, HOUR, MINUTE, offsetMinutes, parseInstant } from './zone-clock.ts';

export interface ZoneGuess {
  /** `UTC` or an offset such as `-08:00`. */
  readonly zone: string;
  /** Midnight (ms, wall time as if UTC) of the log's first day. */
  readonly firstDate: number;
  /** Messages that stand beside a record under this guess. */
  readonly agreeing: number;
}

const ISO_INSTANT = /\b(20\d\d-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)(?![\d:])/g;
const HASH = /\b[0-9a-f]{7,40}\b/g;
const CHANGE_NUMBER = /(?:\/pull\/|\/merge_requests\/|\s#|^#)(\d{2,7})\b/g;
const HALF_HOURS = [...Array(53).keys()]
  .map((step) => -12 * 60 + step * 30)
  .concat([5 * 60 + 45, 12 * 60 + 45]);
/** Offsets in use that are no whole hours (tz database): Newfoundland, Iran, Afghanistan, India, Myanmar, central Australia. */
const HALF_HOUR_ZONES = new Set([-210, -150, 210, 270, 330, 345, 390, 570, 630]);
const UNDOES = /\b(?:roll(?:ed|ing)?[- ]?back|revert(?:ed|ing|s)?)\b/i;
const MOST_DAYS = 45;
const MOST_LINES = 600;
const NEEDED = 4;
const CLEARLY = 1.3;

interface Tie {
  readonly line: WallLine;
  readonly quoted: readonly number[];
  /** Instants of changes named by number. */
  readonly numbered: readonly number[];
  /** Instants of commits named by hash: such a word cannot be older than the commit. */
  readonly hashed: readonly number[];
  /** Instants at which another record has the same words of the same person. */
  readonly same: readonly number[];
  /** Reverts by the same person, where the message speaks of undoing something. */
  readonly undone: readonly number[];
}

/** Keys by which one person's names in two tools may meet: `Steve Kuznetsov` and `stevekuznetsov`. */
function nameKeys(name: string): readonly string[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
  return [...new Set([...words.filter((word) => word.length >= 4), words.join('')])].filter(
    (key) => key !== '',
  );
}

function tiesOf(lines: readonly WallLine[], fixed: readonly Placed[]): Tie[] {
  const byHash = new Map<string, number[]>();
  const byNumber = new Map<string, number[]>();
  const remember = (map: Map<string, number[]>, key: string, at: number): void => {
    const list = map.get(key);
    if (list) list.push(at);
    else map.set(key, [at]);
  };
  const bySpoken = new Map<string, number[]>();
  const revertsBy = new Map<string, number[]>();
  for (const { event, at } of fixed) {
    if (event.kind === 'message' && event.text.length >= 12) remember(bySpoken, spokenKey(event), at);
    if (event.refs.revision && UNDOES.test(event.text.slice(0, 80))) {
      for (const key of nameKeys(event.actor?.name ?? '')) remember(revertsBy, key, at);
    }
    if (event.refs.revision) remember(byHash, event.refs.revision.slice(0, 7).toLowerCase(), at);
    if (event.refs.pullRequest) remember(byNumber, event.refs.pullRequest.replace(/\D+/g, ''), at);
    else
      for (const match of event.text.slice(0, 300).matchAll(CHANGE_NUMBER))
        remember(byNumber, match[1] ?? '', at);
  }
  return lines.map((line) => {
    const text = line.event.text.slice(0, 20_000);
    const quoted: number[] = [];
    for (const match of text.matchAll(ISO_INSTANT)) {
      const at = parseInstant(`${match[1]}T${match[2]}${match[3]}`);
      if (at !== null) quoted.push(at);
    }
    const hashed = new Set<number>();
    for (const match of text.matchAll(HASH))
      for (const at of byHash.get(match[0].slice(0, 7)) ?? []) hashed.add(at);
    const numbered = new Set<number>();
    for (const match of text.matchAll(CHANGE_NUMBER)) {
      for (const at of byNumber.get(match[1] ?? '') ?? []) numbered.add(at);
    }
    return {
      line,
      quoted,
      numbered: [...numbered],
      hashed: [...hashed],
      same: bySpoken.get(spokenKey(line.event)) ?? [],
      undone: UNDOES.test(text)
        ? nameKeys(line.event.actor?.name ?? '').flatMap((key) => revertsBy.get(key) ?? [])
        : [],
    };
  });
}

function nearest(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  const next = times[low];
  const after = next === undefined ? Number.POSITIVE_INFINITY : next - at;
  const before = low > 0 ? at - (times[low - 1] ?? 0) : Number.POSITIVE_INFINITY;
  return Math.min(after, before);
}

function quotedScore(lag: number): number {
  if (lag < -2 * MINUTE) return -3;
  if (lag <= 20 * MINUTE) return 3;
  return lag <= 90 * MINUTE ? 1 : 0;
}

function numberedScore(distance: number): number {
  if (Math.abs(distance) <= 2 * MINUTE) return 3;
  return Math.abs(distance) <= 15 * MINUTE ? 1 : 0;
}

function hashedScore(lag: number): number {
  if (lag < -15 * MINUTE) return -2;
  if (Math.abs(lag) <= 2 * MINUTE) return 5;
  return lag <= 30 * MINUTE ? 1 : 0;
}

interface Scored extends ZoneGuess {
  readonly score: number;
}

/**
 * The zone and first date under which the log fits the records best; `null` when no candidate is clearly best.
 * `zone` restricts the search to one zone (then only the date is sought).
 */
export function inferZone(
  lines: readonly WallLine[],
  fixed: readonly Placed[],
  zone: string | null,
): ZoneGuess | null {
  if (fixed.length === 0 || lines.length === 0) return null;
  const ties = tiesOf(lines.slice(0, MOST_LINES), fixed);
  const times = fixed.map((placed) => placed.at);
  const byActor = new Map<string, number[]>();
  for (const { event, at } of fixed) {
    for (const word of nameKeys(event.actor?.name ?? '')) {
      const list = byActor.get(word);
      if (list) list.push(at);
      else byActor.set(word, [at]);
    }
  }
  const ownTimes = ties.map((tie) => {
    const own = nameKeys(tie.line.event.actor?.name ?? '').flatMap((word) => byActor.get(word) ?? []);
    return own.sort((a, b) => a - b);
  });
  const dated = lines.some((line) => line.date !== null);
  const first = Math.floor((times[0] ?? 0) / DAY) - 1;
  const last = Math.floor((times.at(-1) ?? 0) / DAY) + 1;
  if (!dated && last - first > MOST_DAYS) return null;
  let best: Scored | null = null;
  let second = 0;
  for (let day = first; day <= (dated ? first : last); day += 1) {
    const offsets = zone === null ? HALF_HOURS : [offsetMinutes(day * DAY + 12 * HOUR, zone)];
    for (const offset of offsets) {
      const guess = score(ties, times, ownTimes, day * DAY, offset);
      if (!best || guess.score > best.score) {
        second = Math.max(second, best?.score ?? 0);
        best = guess;
      } else second = Math.max(second, guess.score);
    }
  }
  return best && best.score >= NEEDED && best.score >= second * CLEARLY ? best : null;
}

function score(
  ties: readonly Tie[],
  times: readonly number[],
  ownTimes: readonly (readonly number[])[],
  firstDate: number,
  offset: number,
): Scored {
  let total = 0;
  let agreeing = 0;
  let lastMinute = -1;
  for (const [index, tie] of ties.entries()) {
    const at = wallMs(tie.line, firstDate) - offset * MINUTE;
    let gained = 0;
    if (tie.quoted.length > 0) gained += quotedScore(at - Math.max(...tie.quoted));
    if (tie.hashed.length > 0) gained += Math.max(...tie.hashed.map((made) => hashedScore(at - made)));
    if (tie.undone.some((reverted) => reverted >= at - 2 * MINUTE && reverted - at <= 15 * MINUTE))
      gained += 2;
    if (tie.same.some((said) => Math.abs(at - said) <= 2 * MINUTE)) gained += 3;
    if (tie.numbered.length > 0)
      gained += Math.max(...tie.numbered.map((landed) => numberedScore(at - landed)));
    const minute = Math.floor(at / MINUTE);
    if (minute !== lastMinute) {
      if (nearest(ownTimes[index] ?? [], at) <= 2 * MINUTE) gained += 1;
      else if (nearest(times, at) <= 2 * MINUTE) gained += 0.2;
      lastMinute = minute;
    }
    if (gained >= 0.9) agreeing += 1;
    total += gained;
  }
  const sign = offset < 0 ? '-' : '+';
  const zone =
    offset === 0
      ? 'UTC'
      : `${sign}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
  return {
    zone,
    firstDate,
    agreeing,
    score: offset % 60 === 0 || HALF_HOUR_ZONES.has(offset) ? total : total * 0.7,
  };
}
