/** How long each step of an incident took, with the two anchors that every figure stands on. */
import type { Moment, MomentName, Postmortem } from '@debrief/document';

export type MeasureName = 'detect' | 'acknowledge' | 'declare' | 'identify' | 'mitigate' | 'resolve';

export interface Measure {
  readonly name: MeasureName;
  /** Null when an anchor is missing: it is listed, never filled in. */
  readonly minutes: number | null;
  readonly from: MomentName;
  readonly to: MomentName;
  /** `stated` when labelled fields gave both anchors, `inferred` when a timeline row did. */
  readonly basis: 'stated' | 'inferred' | null;
  /** The document's own figure in minutes, where it states one: shown beside, never counted. */
  readonly stated: number | null;
  /** Why there is no figure. */
  readonly missing: string | null;
}

const definitions: readonly (readonly [MeasureName, MomentName, MomentName])[] = [
  ['detect', 'started', 'detected'],
  ['acknowledge', 'detected', 'acknowledged'],
  ['declare', 'detected', 'declared'],
  ['identify', 'detected', 'identified'],
  ['mitigate', 'started', 'mitigated'],
  ['resolve', 'started', 'resolved'],
];

/** Every measure of one document, in the order of the incident. Minutes are wall time. */
export function measureDocument(document: Postmortem): readonly Measure[] {
  return definitions.map(([name, from, to]) => {
    const start = document.moments[from];
    const end = document.moments[to];
    if (start === undefined || end === undefined) {
      const absent = [start === undefined ? from : null, end === undefined ? to : null].filter(
        (word) => word !== null,
      );
      return {
        name,
        minutes: null,
        from,
        to,
        basis: null,
        stated: statedMinutes(document, name),
        missing: `nothing says when it ${absent.map((moment) => (moment === 'started' ? moment : `was ${moment}`)).join(' or ')}`,
      };
    }
    const unsure = unsureBecause(start, end);
    if (unsure !== null)
      return {
        name,
        minutes: null,
        from,
        to,
        basis: null,
        stated: statedMinutes(document, name),
        missing: unsure,
      };
    const minutes = Math.round((end.stamp.clock - start.stamp.clock) / 600) / 100;
    const basis = start.basis === 'stated' && end.basis === 'stated' ? 'stated' : 'inferred';
    return { name, minutes, from, to, basis, stated: statedMinutes(document, name), missing: null };
  });
}

function statedMinutes(document: Postmortem, name: MeasureName): number | null {
  const stated = document.durations.find((duration) => duration.measures === name && !duration.officeHours);
  return stated?.minutes ?? null;
}

/** Why two moments that are both known still give no length; null when they do. */
function unsureBecause(start: Moment, end: Moment): string | null {
  const daily = [start, end].find((moment) => moment.stamp.precision === 'day');
  if (daily !== undefined) return `${daily.name} is written to the day only`;
  if ((start.stamp.at === null) !== (end.stamp.at === null)) {
    return `no date is known for ${start.stamp.at === null ? start.name : end.name}`;
  }
  // One of the two counted as UTC for want of a zone: hours of difference may be the zone's.
  if ((start.stamp.zone === null) !== (end.stamp.zone === null)) {
    return `no zone is known for ${start.stamp.zone === null ? start.name : end.name}`;
  }
  if (end.stamp.clock < start.stamp.clock) return `${end.name} stands before ${start.name}`;
  return null;
}

export interface Point {
  readonly file: string;
  readonly minutes: number;
  /** `inferred` when an anchor was read off a timeline row. */
  readonly basis: 'stated' | 'inferred';
}
