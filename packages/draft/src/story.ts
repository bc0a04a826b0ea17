/** Events to the story: placed, cut to the incident, weighed and chosen. */
import type { EvidenceEvent, RecordProblem } from '@debrief/evidence';
import { type FoundMoment, findMoments } from './choose/find-moments.ts';
import type { Since } from './choose/find-since.ts';
import type { Trigger } from './choose/find-trigger.ts';
import { joinAnswers } from './choose/join-answers.ts';
import { joinChanges } from './choose/join-changes.ts';
import { joinTurns } from './choose/join-turns.ts';
import { joinRepeats } from './choose/repeats.ts';
import { type Row, rowOf, rowsOfChange } from './choose/rows.ts';
import {
  talkOf,
  weighAnswersToCalls,
  weighByPlace,
  weighChangesAlone,
  weighChangesByTalk,
  weighShipments,
} from './choose/salience.ts';
import { chooseRows } from './choose/select.ts';
import { findWindow, type Window } from './choose/window.ts';
import { type Change, changesOf, isChangeEvent } from './read/changes.ts';
import type { Placed } from './times/place.ts';
import { type PlacedRecords, placeEvents } from './times/place-events.ts';
import { HOUR, MINUTE, parseInstant } from './times/zone-clock.ts';
import type { DraftOptions } from './types.ts';

export interface Story {
  readonly window: Window;
  readonly records: PlacedRecords;
  /** Events of the window, its channels and the day around it: what is kept as evidence, chosen or not. */
  readonly evidence: readonly EvidenceEvent[];
  /** All candidate rows of the window, in order. */
  readonly rows: readonly Row[];
  readonly chosen: readonly Row[];
  readonly moments: readonly FoundMoment[];
  readonly trigger: Trigger | null;
  readonly suspect: Trigger | null;
  readonly since: Since | null;
  readonly changes: readonly Change[];
  readonly problems: readonly RecordProblem[];
}

const LEAD_IN = 24 * HOUR;
const AFTERMATH = 24 * HOUR;
const OUTSIDER_WEIGHT = 5.5;

function compareRows(a: Row, b: Row): number {
  const idA = a.events[0]?.id ?? '';
  const idB = b.events[0]?.id ?? '';
  return a.at - b.at || (idA < idB ? -1 : idA > idB ? 1 : 0);
}

function toldRows(placed: readonly Placed[], window: Window): Row[] {
  const threads = new Set<string>();
  const rows: Row[] = [];
  for (const one of placed) {
    const { event, at } = one;
    if (isChangeEvent(event)) continue;
    const channel = event.refs.channel;
    const inside = at >= window.from && at <= window.to;
    const ours = isOurs(event, window);
    const late = at > window.to && at <= window.to + AFTERMATH && belongsToThread(event, window, threads);
    if (!inside && !(late && !window.stated)) {
      if (isLeadIn(event) && at < window.from && window.from - at <= LEAD_IN / 4 && !window.stated) {
        const lead = rowOf(one);
        if (lead) rows.push(lead);
      }
      continue;
    }
    if (inside && ours && event.refs.thread !== undefined) threads.add(`${channel} ${event.refs.thread}`);
    const row = rowOf(one);
    if (!row) continue;
    if (!ours && !late) {
      if (row.score < OUTSIDER_WEIGHT) continue;
      row.score -= 3;
    }
    rows.push(row);
  }
  return rows;
}

function isLeadIn(event: EvidenceEvent): boolean {
  return ['deploy', 'deploy-started', 'release', 'flag-changed', 'config-changed', 'rollback'].includes(
    event.kind,
  );
}

const SLACK_TS = /^(\d{10})\.\d+$/;

/** True for a reply whose thread began within the window: by the id that holds the time (Slack), or by earlier replies. */
function belongsToThread(event: EvidenceEvent, window: Window, threads: ReadonlySet<string>): boolean {
  const { thread, channel } = event.refs;
  if (thread === undefined) return false;
  const ts = SLACK_TS.exec(thread);
  if (ts) {
    const root = Number(ts[1]) * 1000;
    return root >= window.from - MINUTE && root <= window.to && isOurs(event, window);
  }
  return threads.has(`${channel} ${thread}`);
}

function isOurs(event: EvidenceEvent, window: Window): boolean {
  return (
    event.refs.channel === undefined || window.channels === null || window.channels.has(event.refs.channel)
  );
}

function changeRows(changes: readonly Change[], told: readonly Row[], window: Window): Row[] {
  const talk = talkOf(told);
  const near = talk
    ? changes.filter(({ head }) => head.at >= window.from - LEAD_IN && head.at <= window.to + AFTERMATH)
    : changes.filter(({ head }) => head.at >= window.from && head.at <= window.to);
  const scores = talk ? weighChangesByTalk(near, talk) : weighChangesAlone(near);
  return near.flatMap((change) => {
    const score = scores.get(change) ?? 0;
    const rows = rowsOfChange(change);
    for (const row of rows) row.score = score - (row.step === 'commit' && rows.length > 1 ? 0.7 : 0);
    return rows;
  });
}

/** Other channels and other weeks are nobody's evidence: they are not kept beside the document. */
function evidenceOf(records: PlacedRecords, window: Window, rows: readonly Row[]): EvidenceEvent[] {
  const told = new Set(rows.flatMap(({ events }) => events));
  const near = records.placed.filter(({ event, at, floating }) => {
    if (floating || told.has(event)) return true;
    const margin = isChangeEvent(event) || isLeadIn(event) ? LEAD_IN : 0;
    return at >= window.from - margin && at <= window.to + margin && isOurs(event, window);
  });
  return near.map(({ event }) => event);
}

/** Reads, weighs and chooses. The order of `events` does not matter. */
export function tellStory(events: readonly EvidenceEvent[], options: DraftOptions): Story {
  const from = parseInstant(options.from);
  const records = placeEvents(events, options.zone ?? null, from);
  const to = parseInstant(options.to);
  const window = findWindow(records.placed, from, to);
  const told = joinAnswers(joinTurns(joinRepeats(toldRows(records.placed, window))));
  weighShipments(told);
  weighByPlace(told);
  weighAnswersToCalls(told);
  const changes = changesOf(records.placed);
  const rows = joinChanges([...told, ...changeRows(changes, told, window)].sort(compareRows));
  const { moments, trigger, suspect, since } = findMoments(rows, options.zone ?? 'UTC');
  const needed = [
    ...moments.map(({ row }) => row),
    suspect?.row,
    suspect?.finished,
    trigger?.undoing,
    trigger?.undone,
  ];
  const chosen = chooseRows(rows, new Set(needed.filter((row): row is Row => row != null)));
  const evidence = evidenceOf(records, window, rows);
  return {
    window,
    records,
    evidence,
    rows,
    chosen,
    moments,
    trigger,
    suspect,
    since,
    changes,
    problems: records.problems,
  };
}
