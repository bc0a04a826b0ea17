/** Start and end of the incident as its prose or a status stream states them, where no field does. */
import type { Moment, MomentName, Section, Span, Stamp, TimelineEntry } from '../model.ts';
import { readStatusStream, type StatusStream } from '../status-stream/read-status-stream.ts';
import { DAY } from '../times/civil.ts';
import { type StampContext, toRange } from '../times/stamp.ts';
import { findWindows, type StatedWindow } from '../times/windows.ts';
import { holdsClocks } from './clock-like.ts';

const TELLS = new Set(['summary', 'impact', 'customer-impact', 'unknown', 'title', 'what-happened']);
const STREAM_HINT =
  /\[RESOLVED\]|\bUpdate\b|\b[PE][SD]T\b|US\/Pacific|summary of impact|post incident review|tracking id|\bupdates?:/i;
const REACH = 2500;

/** The document as a status stream, when it is one: no timeline of its own, and updates or a vendor's report. */
export function statusStream(text: string, sections: readonly Section[], html: boolean): StatusStream | null {
  if (!html && (sections.some((section) => section.kind === 'timeline') || !STREAM_HINT.test(text)))
    return null;
  return readStatusStream(text);
}

/** `from 10:00 to 10:20 and again from 11:00 to 11:30`: one incident in several parts, over with the last of them. */
function lastOfSeveral(text: string, windows: readonly StatedWindow[]): StatedWindow | null {
  for (let index = 1; index < windows.length; index++) {
    const between = text.slice(windows[index - 1]!.to, windows[index]!.from);
    if (
      between.length > 80 ||
      !/^[^.\n]*\b(?:again|once more|erneut|de nouveau|de nuevo|novamente)\b[^.\n]*$/i.test(between)
    )
      return null;
  }
  return windows.at(-1) ?? null;
}

const NEAR = 3 * DAY;

/** A window far from every row of the timeline is mistyped, or of something else. */
function isElsewhere(
  range: { readonly start: { readonly stamp: Stamp }; readonly end: { readonly stamp: Stamp } },
  timeline: readonly TimelineEntry[],
): boolean {
  const rows = timeline.filter((entry) => entry.layout !== 'prose' && entry.stamp.at !== null);
  if (rows.length < 3 || range.start.stamp.at === null) return false;
  const from = range.start.stamp.clock - NEAR;
  const to = range.end.stamp.clock + NEAR;
  return !rows.some((entry) => entry.stamp.clock >= from && entry.stamp.clock <= to);
}

/** The range that opens a timeline row is of that row, not of the incident. */
function ofRow(start: Span, timeline: readonly TimelineEntry[]): boolean {
  return timeline.some(
    (entry) => entry.layout !== 'prose' && entry.stamp.from <= start.from && start.from < entry.stamp.to,
  );
}

function stated(name: MomentName, stamp: Stamp): Moment {
  return { name, stamp, basis: 'stated', entry: null };
}

/** Adds start and end from the one window that the summary states; several windows decide nothing. */
export function addStatedWindow(
  text: string,
  sections: readonly Section[],
  near: StampContext,
  timeline: readonly TimelineEntry[],
  moments: Partial<Record<MomentName, Moment>>,
): void {
  if (moments.started?.basis === 'stated' || moments.resolved?.basis === 'stated') return;
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index]!;
    if (!TELLS.has(section.kind)) continue;
    const next = sections[index + 1];
    const end = Math.min(
      next && next.from < section.to ? next.from : section.to,
      section.contentFrom + REACH,
    );
    if (end - section.contentFrom < 12 || !holdsClocks(text, 2, section.contentFrom, end)) continue;
    const windows = findWindows(text, section.contentFrom, end).filter(
      (window) => window.start?.clock && window.end?.clock && !ofRow(window.start, timeline),
    );
    if (windows.length === 0) continue;
    const last = lastOfSeveral(text, windows);
    if (!last) return;
    const { start } = windows[0]!;
    const close = last.end;
    const range = toRange(start!, close!, near);
    if (range.end.stamp.clock < range.start.stamp.clock || isElsewhere(range, timeline)) return;
    moments.started = stated('started', range.start.stamp);
    moments.resolved = stated('resolved', range.end.stamp);
    return;
  }
}
