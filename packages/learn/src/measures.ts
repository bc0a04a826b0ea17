/** How long each step of an incident took, with the two anchors that every figure stands on. */
import type { MomentName, Postmortem } from '@debrief/document';

export type MeasureName = 'detect' | 'acknowledge' | 'declare' | 'identify' | 'mitigate' | 'resolve';

export interface Measure {
  readonly name: MeasureName;
  /** Null when an anchor is missing: it is listed, never filled in. */
  readonly minutes: number | null;
  readonly from: MomentName;
  readonly to: MomentName;
  /** `stated` when labelled fields gave both anchors, `inferred` when a timeline row did. */
  readonly basis: 'stated' | 'inferred' | null;
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
        missing: `no moment says when it was ${absent.join(' or ')}`,
      };
    }
    const minutes = Math.round((end.stamp.clock - start.stamp.clock) / 600) / 100;
    if (minutes < 0) {
      return { name, minutes: null, from, to, basis: null, missing: `${to} stands before ${from}` };
    }
    const basis = start.basis === 'stated' && end.basis === 'stated' ? 'stated' : 'inferred';
    return { name, minutes, from, to, basis, missing: null };
  });
}

export interface Point {
  readonly file: string;
  readonly minutes: number;
}
