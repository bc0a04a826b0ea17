/** Makes an entry of a row whose day and zone are settled. */
import type { Stamp, TimelineEntry } from '../model.ts';
import { findTimes } from '../times/find-times.ts';
import { type StampContext, toStamp } from '../times/stamp.ts';
import { plainText } from './plain-text.ts';
import type { Row, RowGroup } from './rows.ts';

const CITATION = /\[\^([^\]\s]{1,100})\]/g;
const NOTICED =
  /\b(?:noticed|discovered|learned of|learnt of|found out|became aware|realised|realized|only known|known|spotted|not seen until|not noticed until)\b[^.;\n|]{0,40}?(?:\bat\b|\bon\b|\buntil\b|~|\()?\s*(?=\d)/i;

/** The entry of a row: its words without marks, what it cites, when it was noticed. */
export function entry(
  text: string,
  row: Row,
  stamp: Stamp,
  until: Stamp | null,
  group: RowGroup,
  near: StampContext,
): TimelineEntry {
  const words = plainText(text, row.textSpan.from, row.textSpan.to);
  const labelled =
    row.label !== null && row.layout === 'fields'
      ? row.label === words.replace(/[:：\s–—-]+$/, '') || words === ''
        ? row.label
        : `${row.label}: ${words}`
      : words;
  return {
    from: row.from,
    to: row.to,
    stamp,
    until,
    knownAt: noticed(text, row, near),
    text: labelled,
    textSpan: row.textSpan,
    citations: citationsIn(text, row.from, row.to),
    layout: row.layout,
    timeline: group.timeline,
  };
}

function noticed(text: string, row: Row, near: StampContext): Stamp | null {
  const words = text.slice(row.textSpan.from, row.textSpan.to);
  const found = NOTICED.exec(words);
  if (!found) return null;
  const at = row.textSpan.from + found.index + found[0].length;
  const [time] = findTimes(text, at, Math.min(row.textSpan.to, at + 50));
  return time && time.from === at && (time.clock || time.date) && !time.weak
    ? toStamp(time, near).stamp
    : null;
}

/** Labels of the footnotes cited between two offsets. */
export function citationsIn(text: string, from: number, to: number): readonly string[] {
  // Looked for in the span alone: a search that runs on to the end of the text costs its length for every row.
  const words = text.slice(from, to);
  if (!words.includes('[^')) return [];
  return [...words.matchAll(CITATION)].map((found) => found[1]!);
}
