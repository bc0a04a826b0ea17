/** Splits running text into sentences with places; enough for reading items, not for grammar. */
import type { Span } from '../model.ts';
import { trimmed } from './cells.ts';

const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|approx|no|fig|dr|mr|mrs|ms|st|cf|al|inc|ltd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|v\d*)|\b[A-Za-z]|\d)$/i;

export function splitSentences(text: string, from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  let start = from;
  let quoted = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 96) quoted = !quoted;
    const east = code === 0x3002 || code === 0xff01 || code === 0xff1f;
    if (!east && code !== 46 && code !== 33 && code !== 63) continue;
    if (quoted) continue;
    let end = at + 1;
    while (end < to && /["')\]”’*_]/.test(text[end]!)) end++;
    if (!east && end < to && !/\s/.test(text[end]!)) continue;
    if (code === 46 && ABBREVIATION.test(text.slice(Math.max(start, at - 8), at))) {
      const next = /^\s+(\S)/.exec(text.slice(end, end + 6));
      if (!/\d$/.test(text.slice(start, at)) || !next || !/[A-Z]/.test(next[1]!)) continue;
    }
    const span = trimmed(text, start, end);
    if (span.to > span.from) spans.push(span);
    start = end;
    at = end - 1;
  }
  const rest = trimmed(text, start, to);
  if (rest.to > rest.from) spans.push(rest);
  return spans;
}
