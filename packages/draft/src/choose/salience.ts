/** How much a row carries the story, judged by what stands around it. */
import type { Change } from '../read/changes.ts';
import { Rarity, topicWords } from '../read/vocabulary.ts';
import { HOUR, MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const NUMBER_IN_LINK = /(?:\/pull\/|\/merge_requests\/|\/issues\/|(?:^|\s|\()#)(\d{2,7})\b/g;
const HASH = /\b[0-9a-f]{7,40}\b/g;
const SHIPS =
  /\b(?:bump(?:s|ed|ing)?|deploy\w*|release[sd]?|rollout|roll out|promote[sd]?|upgrade[sd]?|image(?: tag)?|chart|version|v\d+(?:\.\d+)+|pin(?:s|ned)?)\b/i;
const TROUBLE =
  /\b(?:outage|incident|broke|broken|breaks|breaking|failing|failures?|failed|caus(?:e|es|ed|ing)|crash\w*|leak\w*|down|issues? with|errors?|panic|regress\w+|won't work|doesn't work|get things working|last known good)\b/i;
const HOUSEKEEPING =
  /\b(?:docs?|document(?:s|ed|ation)?|readme|typo|lint(?:er|s)?|tests?|testing|refactor\w*|clean ?up|comment[s]?|owners|whitespace|format(?:ting)?|spelling|dependency|dependencies|rust crate|lockfile|changelog|auto fixes|translations?)\b/i;
const OPERATIONS =
  /\b(?:config\w*|values|limits?|quota\w*|timeouts?|replicas?|threshold|memory|cpu|disk|dns|ingress|certificates?|cron\w*|namespace|permissions?|secrets?|flags?|--\w+)\b/i;

/** What the chosen talk says about changes: numbers, hashes, words and speakers. */
export interface Talk {
  readonly numbers: ReadonlySet<string>;
  readonly hashes: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
  /** First and last sign of trouble (ms), where there is talk or an alarm. */
  readonly from: number;
  readonly to: number;
}

function nameKeys(name: string): string[] {
  const lower = name.toLowerCase();
  const words = lower.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3);
  return [...words, words.join('')];
}

/** Gathers what the rows that are no commits speak of; `null` when there are none. */
export function talkOf(rows: readonly Row[]): Talk | null {
  const told = rows.filter((row) => !row.change);
  if (told.length === 0) return null;
  const numbers = new Set<string>();
  const hashes = new Set<string>();
  const words = new Set<string>();
  const speakers = new Set<string>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const row of told) {
    for (const event of row.events) {
      const text = event.text.slice(0, 4000);
      nameFew(text, NUMBER_IN_LINK, (match) => numbers.add(match[1] ?? ''));
      nameFew(text, HASH, (match) => hashes.add(match[0].slice(0, 7)));
      if (row.score >= 1.5) for (const word of topicWords(text)) words.add(word);
      if (event.actor?.kind === 'person') for (const key of nameKeys(event.actor.name)) speakers.add(key);
    }
    if (row.score >= 2.5) {
      from = Math.min(from, row.at);
      to = Math.max(to, row.at);
    }
  }
  if (from > to) {
    from = told[0]?.at ?? 0;
    to = told.at(-1)?.at ?? 0;
  }
  return { numbers, hashes, words, speakers, from, to };
}

/** A message that names one or a few changes speaks of them; one that pastes a list of them does not. */
function nameFew(text: string, pattern: RegExp, take: (match: RegExpExecArray) => void): void {
  const matches = [...text.matchAll(pattern)];
  if (matches.length <= 3) for (const match of matches) take(match);
}

function spokenOf(change: Change, talk: Talk): boolean {
  if (change.number && talk.numbers.has(change.number)) return true;
  return [change.head, ...change.brought].some((placed) =>
    talk.hashes.has((placed.event.refs.revision ?? '-').slice(0, 7).toLowerCase()),
  );
}

function ownWeight(change: Change): number {
  const { title } = change;
  let score = change.merged ? 1 : 0.6;
  if (change.isRevert) score += 3;
  if (change.revertedBy) score += 3;
  if (SHIPS.test(title)) score += 1.2;
  if (change.isRepair) score += 1.5;
  if (change.isSync) score -= 2;
  if (TROUBLE.test(change.body) || TROUBLE.test(title)) score += 1.5;
  if (OPERATIONS.test(title)) score += 0.6;
  if (HOUSEKEEPING.test(title)) score -= 1.2;
  if (change.byBot && !change.revertedBy) score -= 1.5;
  return score;
}

function speaks(change: Change, speakers: ReadonlySet<string>): boolean {
  return [change.head, ...change.brought].some(({ event }) =>
    nameKeys(event.actor?.name ?? '').some((key) => speakers.has(key)),
  );
}

/** Scores changes beside talk or alarms: those that the talk names, undo, repair, or that landed just before it began. */
export function weighChangesByTalk(changes: readonly Change[], talk: Talk): Map<Change, number> {
  const topics = changes.map((change) => topicWords(`${change.title}\n${change.body}`));
  const rarity = new Rarity(topics);
  const scores = new Map<Change, number>();
  for (const [index, change] of changes.entries()) {
    const at = change.head.at;
    const named = spokenOf(change, talk);
    const near = rarity.shared(topics[index] ?? new Set(), talk.words);
    const ours = speaks(change, talk.speakers);
    let score = ownWeight(change) * 0.8 + near * 0.5;
    if (named) score += 3;
    if (ours) score += 0.6;
    const tied = named || change.reverts !== null || change.revertedBy !== null;
    const before = talk.from - at;
    if (before > 6 * HOUR) score -= tied ? 2 : 5;
    else if (before > 0) score += tied ? 0.5 : SHIPS.test(change.title) ? -0.5 : -3;
    else if (at - talk.to > 6 * HOUR) score -= tied ? 1 : 4;
    // Others work on the same repository meanwhile; what they land is no part of this.
    else if (!tied && !(ours && near >= 0.8)) score -= 3;
    scores.set(change, score);
  }
  return scores;
}

/** Scores changes when the log is all there is: reverts, repairs and what they touch. */
export function weighChangesAlone(changes: readonly Change[]): Map<Change, number> {
  const topics = changes.map((change) => topicWords(`${change.title}\n${change.body}`));
  const rarity = new Rarity(topics);
  const own = changes.map(ownWeight);
  const leads = own
    .map((score, index) => ({ score, index }))
    .filter(({ score }) => score >= 3)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, 8);
  const scores = new Map<Change, number>();
  for (const [index, change] of changes.entries()) {
    let near = 0;
    for (const lead of leads) {
      if (lead.index === index) continue;
      const shared = rarity.shared(topics[index] ?? new Set(), topics[lead.index] ?? new Set());
      const distance = Math.abs((changes[lead.index]?.head.at ?? 0) - change.head.at);
      near = Math.max(near, shared * 0.6 + (distance <= 2 * HOUR ? 0.4 : 0));
    }
    scores.set(change, (own[index] ?? 0) + Math.min(2, near));
  }
  return scores;
}

const SHIPPING = new Set<Row['kind']>(['deploy', 'change']);

/** Deploys and flags long before the trouble, or of other services, tell less than those of the troubled one. */
export function weighShipments(rows: readonly Row[]): void {
  const alarms = rows.filter((row) => row.kind === 'alert' || row.kind === 'declare');
  const services = new Set(
    alarms.flatMap(({ events }) => events.map(({ refs }) => refs.service)).filter(Boolean),
  );
  const trouble = (alarms[0] ?? rows.find((row) => row.kind === 'observe' && row.score >= 3))?.at;
  if (trouble === undefined) return;
  for (const row of rows) {
    if (row.change || row.reading || !SHIPPING.has(row.kind)) continue;
    const same = row.events.some(({ refs }) => refs.service !== undefined && services.has(refs.service));
    if (same) row.score += 1;
    else if (services.size > 0) row.score -= 0.8;
    if (trouble - row.at > 2 * HOUR && !same) row.score -= 2;
  }
}

/** A channel or thread in which people talk about the incident afterwards. */
const LOOKS_BACK = /\b(?:post-?mortems?|retro(?:s|spectives?)?|incident[ -]reviews?|lessons)\b/i;

const ANSWERED = 3;

/** Who is called and then speaks for the first time has come: the end of a wait, whatever the words are. */
export function weighAnswersToCalls(rows: readonly Row[]): void {
  const called = new Set<string>();
  const spoke = new Set<string>();
  for (const row of rows) {
    if (!row.reading) continue;
    const event = row.events[0];
    const names = event?.actor?.kind === 'person' ? nameKeys(event.actor.name) : [];
    const whole = names.at(-1);
    if (whole === undefined) continue;
    if (called.has(whole) && !spoke.has(whole) && row.score < ANSWERED) row.score = ANSWERED;
    spoke.add(whole);
    if (row.score < 2.5) continue;
    for (const match of (event?.text ?? '').slice(0, 2000).matchAll(CALLED))
      called.add((match[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  }
}

const CALLED = /@([\p{L}\p{N}][\p{L}\p{N}_.-]{1,40})/gu;

/** Adds to each spoken row what its place in the talk says: first notice, breaking a silence, leading to the finding. */
export function weighByPlace(rows: readonly Row[]): void {
  let trouble = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row.change) continue;
    if (row.reading && row.score > 0) {
      if (LOOKS_BACK.test(row.events[0]?.refs.channel ?? '')) row.score -= 1.5;
      if (row.reading.firstNotice && trouble < 2) row.score += 1.5;
      if (row.at - last >= 10 * MINUTE && row.score >= 1.5) row.score += 0.8;
      const reactions = row.events[0]?.refs.reactions?.length ?? 0;
      row.score += Math.min(1, reactions * 0.25);
      if (row.reading.asks) row.score -= 0.3;
    }
    if (row.score >= 3) trouble += 1;
    last = row.at;
  }
  // While nobody knows the cause, each new symptom moves the story; after that it mostly repeats it.
  const understood =
    rows.find((row) => row.kind === 'identify' && row.score >= 5)?.at ?? Number.POSITIVE_INFINITY;
  for (const row of rows)
    if (row.reading && row.kind === 'observe' && row.score >= 2.5 && row.at < understood) row.score += 0.6;
  // Once the cause is found, guesses are about something else.
  for (const row of rows)
    if (row.reading && row.kind === 'hypothesise' && !row.answer && row.at > understood) row.score -= 1.5;
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'identify' || row.score < 5 || !row.reading) continue;
    const finder = row.events[0]?.actor?.id;
    for (let back = index - 1; back >= 0 && row.at - (rows[back]?.at ?? 0) <= 6 * MINUTE; back -= 1) {
      const earlier = rows[back] as Row;
      if (earlier.reading && earlier.score >= 1.2 && earlier.events[0]?.actor?.id === finder)
        earlier.score += 1.2;
    }
  }
}
