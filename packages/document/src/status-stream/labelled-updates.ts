/**
 * Splits a status page whose updates open with their state and close with their time, as pages made by Statuspage do:
 * `Resolved` … `Posted 2 years ago. Jan 15, 2024 - 14:23 UTC`.
 */
import { findTimes } from '../times/find-times.ts';
import type { FoundTime } from '../times/found-time.ts';
import type { StatusUpdate } from './updates.ts';

const STATE =
  /(?:^|\n)[ \t]*(?:#{2,6} |[-*] )?\*{0,2}(?:resolved|monitoring|identified|investigating|update|completed|verifying|in progress|scheduled)\*{0,2}[ \t]*(?=$|\n|[-–—:])/gi;
/** How far from the end of its block the time of posting may begin. */
const TAIL = 90;
/** What may follow the time of posting in its block. */
const AFTER = /^[\s)*_.]*$/;

/** The time of posting: the last full time of the block, with nothing after it. */
function postedIn(text: string, from: number, to: number): FoundTime | null {
  const end = text.slice(from, to).trimEnd().length + from;
  const time = findTimes(text, Math.max(from, end - TAIL), end).at(-1);
  if (!time?.date || !time.clock || !time.zone || time.weak || time.until) return null;
  return AFTER.test(text.slice(time.to, end)) ? time : null;
}

/** The updates of such a page in the order of the text; empty when not every state has its time below it. */
export function findLabelledUpdates(text: string): StatusUpdate[] {
  const starts: { from: number; contentFrom: number }[] = [];
  STATE.lastIndex = 0;
  for (let match = STATE.exec(text); match; match = STATE.exec(text)) {
    const lead = match[0].length - match[0].trimStart().length;
    starts.push({ from: match.index + lead, contentFrom: match.index + match[0].length });
  }
  const updates: StatusUpdate[] = [];
  for (const [index, { from, contentFrom }] of starts.entries()) {
    const posted = postedIn(text, contentFrom, starts[index + 1]?.from ?? text.length);
    // Pages end in a footer: there the time is looked for in the lines right below the state.
    if (posted) updates.push({ posted, from, contentFrom, to: posted.from });
    else if (index < starts.length - 1) return [];
    else {
      const last = lastPosted(text, contentFrom);
      if (last) updates.push({ posted: last, from, contentFrom, to: last.from });
    }
  }
  return updates;
}

/** The time of posting of the last update, which a footer may follow: the first full time that ends its line. */
function lastPosted(text: string, from: number): FoundTime | null {
  for (const time of findTimes(text, from, Math.min(text.length, from + 8000))) {
    if (!time.date || !time.clock || !time.zone || time.weak || time.until) continue;
    const lineEnd = text.indexOf('\n', time.to);
    if (AFTER.test(text.slice(time.to, lineEnd < 0 ? text.length : lineEnd))) return time;
  }
  return null;
}
