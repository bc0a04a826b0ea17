/** What the records prove, gathered once for the whole document. */
import type { MomentName } from '@debrief/document';
import type { FoundMoment } from '../choose/find-moments.ts';
import type { Trigger } from '../choose/find-trigger.ts';
import type { Row } from '../choose/rows.ts';
import { shippingOf } from '../read/shipping.ts';
import type { Story } from '../story.ts';
import { MINUTE, wallOf } from '../times/zone-clock.ts';
import type { DraftOptions } from '../types.ts';
import { tidy } from './markdown-text.ts';
import { decisionsOf, quantitiesOf, relatedOf, type Said, saidOf, statementsWhere } from './said.ts';
import { titleOf } from './title.ts';
import { shownName } from './wording.ts';

export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  /** Events that lie within but were not chosen. */
  readonly leftOut: number;
}

export interface Facts {
  readonly title: string;
  readonly date: string | null;
  /** Zone of every time shown; null while only wall times are known. */
  readonly zone: string | null;
  readonly severity: string | null;
  readonly services: readonly string[];
  readonly rows: readonly Row[];
  readonly moments: Readonly<Partial<Record<MomentName, FoundMoment>>>;
  readonly trigger: Trigger | null;
  readonly undoing: Row | null;
  /** What shipped last before the first sign, tied to it or not. */
  readonly suspect: Trigger | null;
  /** Ideas that were looked at and set aside. */
  readonly dropped: readonly Row[];
  readonly durationMinutes: number | null;
  readonly participants: readonly string[];
  readonly hypotheses: readonly Said[];
  readonly decisions: readonly Said[];
  readonly findings: readonly Said[];
  readonly candidates: readonly Said[];
  readonly quantities: readonly Said[];
  readonly communications: readonly Row[];
  readonly changes: readonly Row[];
  readonly related: readonly Said[];
  readonly gaps: readonly Gap[];
  readonly story: Story;
}

const MOST_LISTED = 12;
const SEVERITY = /\b(?:sev|p)[- ]?[0-4]\b/i;
function severityOf(rows: readonly Row[]): string | null {
  let severity: string | null = null;
  for (const row of rows) {
    for (const event of row.events) {
      if (event.kind === 'declared' || event.kind === 'severity-changed') {
        severity = event.refs.severity ?? SEVERITY.exec(event.text)?.[0] ?? severity;
      } else if (row.kind === 'declare' && row.score >= 4)
        severity = SEVERITY.exec(event.text)?.[0] ?? severity;
    }
  }
  return severity === null
    ? null
    : tidy(severity)
        .toUpperCase()
        .replace(/^(SEV|P)[- ]/, '$1');
}

function gapsOf(story: Story, moments: Facts['moments'], minutes: number | null): Gap[] {
  const started = moments.started?.at;
  const ended = (moments.resolved ?? moments.mitigated)?.at;
  if (started === undefined || ended === undefined || minutes === null) return [];
  const most = Math.max(10, minutes * 0.15) * MINUTE;
  const within = story.chosen.filter((row) => !row.floating && row.at >= started && row.at <= ended);
  const gaps: Gap[] = [];
  for (const [index, row] of within.entries()) {
    const next = within[index + 1];
    const from = Math.max(row.at, row.until ?? 0);
    if (!next || next.at - from <= most) continue;
    const leftOut = story.rows.filter(
      (other) => other.at > from && other.at < next.at && !other.change,
    ).length;
    gaps.push({
      from,
      to: next.at,
      minutes: Math.floor(next.at / MINUTE) - Math.floor(from / MINUTE),
      leftOut,
    });
  }
  return gaps;
}

/** A time on the one day that all rows share; `null` when they lie on several. */
function soleDay(rows: readonly Row[], zone: string): number | null {
  const days = new Set(rows.map(({ at }) => wallOf(at, zone).date));
  return days.size === 1 ? (rows[0]?.at ?? null) : null;
}

/** Gathers the facts of a story for display in `options.zone` (else UTC). */
export function factsOf(story: Story, options: DraftOptions): Facts {
  const { chosen, rows } = story;
  const moments: Partial<Record<MomentName, FoundMoment>> = {};
  for (const moment of story.moments) moments[moment.name] = moment;
  const allFloating = chosen.length > 0 && chosen.every((row) => row.floating);
  const undated = allFloating && story.records.floating.some(({ dated }) => !dated);
  const zone = allFloating ? null : (options.zone ?? 'UTC');
  const anchor = moments.started?.at ?? soleDay(chosen, zone ?? 'UTC');
  // `today` dates a draft without records only: a log of unknown date is asked for, not guessed.
  let date: string | null = null;
  if (chosen.length === 0) date = options.today ?? null;
  else if (!undated && anchor !== null) date = wallOf(anchor, zone ?? 'UTC').date;
  const end = moments.resolved ?? moments.mitigated;
  const durationMinutes =
    moments.started && end && end.at > moments.started.at
      ? Math.floor(end.at / MINUTE) - Math.floor(moments.started.at / MINUTE)
      : null;
  const spoken = rows.filter((row) => row.reading && row.score >= 1);
  const undone = story.trigger?.row.change;
  const services = servicesOf(chosen, story.trigger);
  return {
    title: options.title ? tidy(options.title) : titleOf(rows, date, services),
    date,
    zone,
    severity: severityOf(rows),
    services,
    rows: chosen,
    moments,
    trigger: story.trigger,
    undoing: undone
      ? (rows.find((row) => row.change?.reverts === undone && row.step === 'merge') ?? null)
      : (story.trigger?.undoing ?? null),
    suspect: story.suspect,
    dropped: chosen.filter((row) => row.answer === 'dropped'),
    durationMinutes,
    participants: peopleOf(chosen),
    hypotheses: statementsWhere(
      chosen,
      (row, { kind, weight, text }) =>
        !row.answer && kind === 'hypothesise' && weight >= 2.2 && text.split(' ').length >= 5,
    ).slice(0, MOST_LISTED),
    decisions: decisionsOf(chosen, spoken).slice(0, MOST_LISTED),
    findings: statementsWhere(
      chosen,
      (row, { kind, weight }) => row.kind === 'identify' && kind === 'identify' && weight >= 3.5,
    ).slice(0, 8),
    candidates: rows
      .flatMap((row) => (row.reading?.followUps ?? []).map((text) => saidOf(row, { text })))
      .slice(0, MOST_LISTED),
    quantities: quantitiesOf(rows).slice(0, MOST_LISTED),
    communications: rows.filter((row) => row.kind === 'communicate' && row.score >= 2.5),
    changes: chosen.filter((row) => row.change || row.kind === 'change' || row.events.some(shippingOf)),
    related: relatedOf(spoken).slice(0, 8),
    gaps: gapsOf(story, moments, durationMinutes),
    story,
  };
}

const NOT_OF_NAMES = /[^\p{L}\p{N}]/gu;

/** Who acted in the rows, each once: `@steve.kuz` and `Steve Kuz` are one, and the whole name is shown. */
function peopleOf(rows: readonly Row[]): string[] {
  const shown = new Map<string, string>();
  for (const row of rows) {
    if (row.change) continue;
    for (const event of row.events) {
      const name = event.actor?.kind === 'person' ? shownName(event) : null;
      if (!name) continue;
      const key = name.toLowerCase().replace(NOT_OF_NAMES, '');
      const known = shown.get(key);
      if (!known || (known.startsWith('@') && !name.startsWith('@'))) shown.set(key, name);
    }
  }
  return [...shown.values()].sort();
}

const TROUBLED = new Set<Row['kind']>(['alert', 'declare', 'acknowledge', 'resolve', 'communicate']);

/** Services that alarms, declarations and the trigger name; those of other deploys only where nothing else names any. */
function servicesOf(rows: readonly Row[], trigger: Trigger | null): string[] {
  const named = (some: readonly Row[]): string[] => [
    ...new Set(
      some
        .flatMap(({ events }) => events.map(({ refs }) => refs.service))
        .filter((name): name is string => name !== undefined && name.trim() !== ''),
    ),
  ];
  const troubled = named(rows.filter((row) => TROUBLED.has(row.kind) || row === trigger?.row));
  return (troubled.length > 0 ? troubled : named(rows)).sort();
}
