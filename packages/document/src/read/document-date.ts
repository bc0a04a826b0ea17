/** The date that a document gives as the incident's, and the first day its timeline knows. */
import type { Field, Moment, MomentName, Stamp, TimelineEntry } from '../model.ts';
import { dateOfMs, daysFromCivil, type FullDate, isoDate } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import { stampDate } from '../times/stamp.ts';
import type { IncidentDay } from './incident-day.ts';

/** A report comes out within so many days of what it tells; older rows are its prehistory. */
const REPORTED_WITHIN = 60;

/** The first day in the timeline, or null. */
export function firstDayOf(timeline: readonly TimelineEntry[]): FullDate | null {
  const first = timeline.find((entry) => entry.stamp.at !== null);
  return first ? stampDate(first.stamp) : null;
}

/** Weak evidence (a file's name, the publication's date) gives way to a date that the timeline names. */
export function dateField(
  incident: IncidentDay,
  timeline: readonly TimelineEntry[],
  moments: Readonly<Partial<Record<MomentName, Moment>>>,
): Field<string> | null {
  if (!incident.weak || (incident.field && incident.basis === 'stated')) return incident.field;
  const own = timeline.filter((entry) => entry.timeline === 0 && entry.stamp.at !== null);
  if (!incident.field) return own[0] ? ofStamp(own[0].stamp) : null;
  if (!own.some((entry) => namesDay(entry.stamp))) return incident.field;
  const first = moments.started?.stamp ?? moments.detected?.stamp ?? own[0]!.stamp;
  const day = first.at === null ? null : stampDate(first);
  if (!day || !incident.day) return incident.field;
  const lag = days(incident.day) - days(day);
  return lag > 0 && lag <= REPORTED_WITHIN ? ofStamp(first) : incident.field;
}

function namesDay(stamp: Stamp): boolean {
  return stamp.dateBasis === 'stated' || findTimes(stamp.raw)[0]?.date != null;
}

function days(day: FullDate): number {
  return daysFromCivil(day.year, day.month, day.day);
}

function ofStamp(stamp: Stamp): Field<string> {
  const day = stampDate(stamp) ?? dateOfMs(stamp.clock);
  return { from: stamp.from, to: stamp.to, raw: stamp.raw, value: isoDate(day) };
}
