/** Splits a vendor's public status page into its updates: paragraphs that open with the time of posting. */
import type { Span } from '../model.ts';
import { findTimes } from '../times/find-times.ts';
import type { FoundTime } from '../times/found-time.ts';

/** One update: when it was posted, and what it says. */
export interface StatusUpdate extends Span {
  readonly posted: FoundTime;
  /** Where its own words begin, after the time. */
  readonly contentFrom: number;
}

const PARAGRAPH = /(?:^|\n)[ \t]*(?:[-*>|_] ?)*(?=[A-Z0-9])/g;
const HEAD_REACH = 60;
const CLOCK_SOON = /\d[:.]\d\d|\d ?[AaPp][Mm]/;

function headAt(text: string, at: number, to: number): FoundTime | null {
  const lineEnd = text.indexOf('\n', at);
  const end = Math.min(to, lineEnd < 0 ? to : lineEnd, at + HEAD_REACH);
  if (!CLOCK_SOON.test(text.slice(at, end))) return null;
  const time = findTimes(text, at, end)[0];
  if (!time || time.from !== at || !time.clock || time.weak || time.until) return null;
  return time.zone ? time : null;
}

/**
 * The updates of a status stream between `from` and `to`, in the order of the text; empty when the text is none. A
 * paragraph opens an update when it begins with a clock and a zone written like the first one's.
 */
export function findUpdates(text: string, from = 0, to = text.length): StatusUpdate[] {
  const heads: FoundTime[] = [];
  PARAGRAPH.lastIndex = from;
  for (let match = PARAGRAPH.exec(text); match && match.index < to; match = PARAGRAPH.exec(text)) {
    const at = match.index + match[0].length;
    if (match[0] === '') PARAGRAPH.lastIndex++;
    const head = headAt(text, at, to);
    if (!head) continue;
    const first = heads[0];
    const alike = !first || (iso(text, first) === iso(text, head) && sameZone(first, head));
    if (alike) heads.push(head);
    PARAGRAPH.lastIndex = Math.max(PARAGRAPH.lastIndex, head.to);
  }
  return heads.map((posted, index) => ({
    posted,
    from: posted.from,
    contentFrom: posted.to,
    to: heads[index + 1]?.from ?? to,
  }));
}

function iso(text: string, time: FoundTime): boolean {
  return time.date !== null && text[time.date.to] === 'T';
}

/** A stream may pass from summer to winter time, but does not change its place. */
function sameZone(first: FoundTime, other: FoundTime): boolean {
  return first.zone?.zone === other.zone?.zone;
}
