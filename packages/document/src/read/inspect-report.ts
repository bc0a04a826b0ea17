/** The JSON projection of a postmortem (`debrief inspect --format json`). */
import type { MomentName, Postmortem, Stamp } from '../model.ts';
import { writtenZone } from '../times/zones.ts';
import { lineAt } from './lines.ts';
import { MOMENT_NAMES } from './moments.ts';

export interface InspectReport {
  readonly title: string | null;
  readonly date: string | null;
  readonly status: { readonly raw: string; readonly state: string | null } | null;
  readonly incidentStatus: { readonly raw: string; readonly state: string | null } | null;
  readonly severity: { readonly raw: string; readonly level: number | null } | null;
  readonly authors: readonly string[];
  /** As written where that names one zone (`PST`, `US/Pacific`), else as resolved. */
  readonly zone: string | null;
  /** IANA name, `UTC` or `±HH:MM`. */
  readonly zoneId: string | null;
  readonly services: readonly string[];
  readonly duration: { readonly raw: string; readonly minutes: number | null } | null;
  readonly moments: Readonly<
    Partial<
      Record<
        MomentName,
        {
          readonly at: string | null;
          readonly local: string | null;
          readonly zone: string | null;
          readonly line: number;
          readonly basis: 'stated' | 'inferred';
        }
      >
    >
  >;
  readonly durations: {
    readonly detectMinutes: number | null;
    readonly acknowledgeMinutes: number | null;
    readonly mitigateMinutes: number | null;
    readonly resolveMinutes: number | null;
  };
  readonly statedDurations: readonly {
    readonly measures: string;
    readonly raw: string;
    readonly minutes: number | null;
    readonly officeHours: boolean;
    readonly line: number;
  }[];
  readonly timeline: readonly {
    readonly at: string | null;
    readonly until: string | null;
    readonly knownAt: string | null;
    readonly precision: string;
    readonly text: string;
    readonly line: number;
    readonly citations: readonly string[];
    readonly incident: number;
  }[];
  readonly actions: readonly {
    readonly title: string;
    readonly owner: string | null;
    readonly due: string | null;
    readonly priority: string | null;
    readonly status: string | null;
    readonly ticket: string | null;
    readonly type: string | null;
    readonly strength: string | null;
    readonly factors: readonly string[];
    readonly line: number;
  }[];
  readonly factors: readonly { readonly text: string; readonly line: number }[];
  readonly whys: readonly {
    readonly question: string | null;
    readonly answer: string | null;
    readonly evidence: string | null;
    readonly line: number;
    readonly chain: number;
  }[];
  readonly impact: readonly {
    readonly text: string;
    readonly numbers: readonly { readonly raw: string; readonly value: number; readonly unit: string }[];
    readonly line: number;
  }[];
  readonly related: readonly { readonly text: string; readonly line: number }[];
  readonly sections: readonly {
    readonly kind: string;
    readonly heading: string;
    readonly level: number;
    readonly line: number;
    readonly endLine: number;
  }[];
  readonly problems: readonly { readonly code: string; readonly message: string; readonly line: number }[];
}

function minutesBetween(from: Stamp | undefined, to: Stamp | undefined): number | null {
  if (!from || !to || from.precision === 'day' || to.precision === 'day') return null;
  if ((from.zone === null) !== (to.zone === null) || (from.at === null) !== (to.at === null)) return null;
  const minutes = (to.clock - from.clock) / 60_000;
  return minutes < 0 ? null : Math.round(minutes * 100) / 100;
}

/** Projects a document to plain JSON; lines are 1-based and count in what stands in the file. */
export function inspectReport(document: Postmortem): InspectReport {
  const lines = lineAt(document.source);
  const line = (offset: number): number => lines.line(document.toSource(offset));
  const { moments } = document;
  const shown: Partial<Record<MomentName, NonNullable<InspectReport['moments'][MomentName]>>> = {};
  for (const name of MOMENT_NAMES) {
    const moment = moments[name];
    if (moment)
      shown[name] = {
        // Where no day is known the clock alone is still a fact: ISO 8601 has a form for it.
        at: moment.stamp.at ?? moment.stamp.local ?? null,
        local: moment.stamp.local ?? null,
        zone: moment.stamp.zone,
        line: line(moment.stamp.from),
        basis: moment.basis,
      };
  }
  const started = moments.started?.stamp;
  return {
    title: document.title?.value ?? null,
    date: document.date?.value ?? null,
    status: document.status && { raw: document.status.raw, state: document.status.value },
    incidentStatus: document.incidentStatus && {
      raw: document.incidentStatus.raw,
      state: document.incidentStatus.value,
    },
    severity: document.severity && { raw: document.severity.raw, level: document.severity.value },
    authors: document.authors.map((author) => author.value),
    zone: document.zone && writtenZone(document.zone.raw, document.zone.value),
    zoneId: document.zone?.value ?? null,
    services: document.services.map((service) => service.value),
    duration: document.duration && { raw: document.duration.raw, minutes: document.duration.value },
    moments: shown,
    durations: {
      detectMinutes: minutesBetween(started, moments.detected?.stamp),
      acknowledgeMinutes: minutesBetween(moments.detected?.stamp ?? started, moments.acknowledged?.stamp),
      mitigateMinutes: minutesBetween(started, moments.mitigated?.stamp),
      resolveMinutes: minutesBetween(started, moments.resolved?.stamp),
    },
    statedDurations: document.durations.map((stated) => ({
      measures: stated.measures,
      raw: stated.raw,
      minutes: stated.minutes,
      officeHours: stated.officeHours,
      line: line(stated.from),
    })),
    timeline: document.timeline.map((entry) => ({
      at: entry.stamp.at,
      until: entry.until?.at ?? null,
      knownAt: entry.knownAt?.at ?? null,
      precision: entry.stamp.precision,
      text: entry.text,
      line: line(entry.stamp.from),
      citations: entry.citations,
      incident: entry.timeline,
    })),
    actions: document.actions.map((action) => ({
      title: action.title.value,
      owner: action.owner?.value ?? null,
      due: action.due ? action.due.value : null,
      priority: action.priority?.value ?? null,
      status: action.status?.value ?? null,
      ticket: action.ticket?.value ?? null,
      type: action.type?.value ?? null,
      strength: action.strength,
      factors: action.factors,
      line: line(action.title.from),
    })),
    factors: document.factors.map((factor) => ({ text: factor.text, line: line(factor.textSpan.from) })),
    whys: document.whys.map((why) => ({
      question: why.question?.value ?? null,
      answer: why.answer?.value ?? null,
      evidence: why.evidence?.value ?? null,
      line: line(why.from),
      chain: why.chain,
    })),
    impact: document.impact.map((item) => ({
      text: item.text,
      numbers: item.numbers.map(({ raw, value, unit }) => ({ raw, value, unit })),
      line: line(item.from),
    })),
    related: document.related.map((item) => ({ text: item.value, line: line(item.from) })),
    sections: document.sections
      .filter((section) => section.level > 0)
      .map((section) => ({
        kind: section.kind,
        heading: section.heading,
        level: section.level,
        line: line(section.headingSpan.from),
        endLine: line(Math.max(section.headingSpan.from, section.to - 1)),
      })),
    problems: document.problems.map((problem) => ({
      code: problem.code,
      message: problem.message,
      line: line(problem.from),
    })),
  };
}
