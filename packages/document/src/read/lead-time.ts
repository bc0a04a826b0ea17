/** Finds the time that opens a line, and where the event's words begin after it. */
import { findTimes } from '../times/find-times.ts';
import type { FoundTime } from '../times/found-time.ts';

export interface LeadTime {
  readonly time: FoundTime;
  /** Where the event's words begin. */
  readonly textFrom: number;
  /** Words before the time beyond marks and prepositions: none. A label (`Detected:`) counts as words. */
  readonly dateOnly: boolean;
}

const REACH = 90;
const EARLY = 30;
/** A time that is only bounded: a sentence may begin so, a row only where a mark parts the words from it. */
const BOUNDED =
  /(?:^|[\s*_(])(?:before|between|after|until|vor|nach|bis|zwischen|antes|después|entre|hasta|avant|après|depuis|desde|após|depois)\b/i;
const AND = /^\s*(?:and|und|y|e|et|to|a)\s+(?:las?\s+)?$/i;
const PARTS = /^[\s*_`)\]]*(?:[—–→|]|[:：-](?=\s))/;
const DIGIT = /[0-9?]|\b(?:noon|midnight)\b/i;
const OPENING =
  /^(?:[\s*_~`[({<@#>|•·\-–—:,.≈+"'“]|\b(?:at|on|from|since|by|around|about|approx(?:imately)?\.?|circa|ca\.?|c\.|time|date|day \d{1,2}|t|um|gegen|ab|am|vers|le|à|a las?|el|às|em|before|between|after|until|shortly (?:before|after)|vor|nach|bis|zwischen|(?:antes|después) de(?: las?)?|entre(?: las?)?|hasta(?: las?)?|avant|après|depuis|desde(?: las?)?|antes das?|após(?: as)?|depois das?|update|updated?|edit|step \d{1,2}|\d{1,2}[.)])(?=[\s:(*_`]|$)|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|約|大約|약|午前|午後|上午|下午|오전|오후|:[a-z0-9_+-]{2,30}:|\p{Extended_Pictographic}|\ufe0f)*$/iu;
/** Marks that close the time, then marks that part it from the words; marks that open the words stay theirs. */
const CLOSING =
  /^(?:[*_`\])}]|~~)*(?:[\s>|:：,;–—→➜=⇒・-]|\.(?=\s)|\\(?=\n|$))*(?:(?:[*_`\])}]|~~)+(?=[\s:：–—-]|$)(?:[\s|:：,;–—→-])*)?/;

/**
 * The time at the head of `text[from, to)`, or null. Only marks, list numbers, week days and prepositions may
 * stand before it.
 */
export function leadTime(text: string, from: number, to: number): LeadTime | null {
  const head = text.slice(from, Math.min(to, from + EARLY));
  if (!DIGIT.test(head)) return null;
  const times = findTimes(text, from, Math.min(to, from + REACH));
  let [time] = times;
  if (!time || time.outer.from - from > EARLY) return null;
  const before = text.slice(from, time.outer.from);
  if (before !== '' && !OPENING.test(before)) return null;
  if (BOUNDED.test(before)) {
    const second = times[1];
    if (second?.clock && !time.until && AND.test(text.slice(time.to, second.from)))
      time = { ...time, to: second.to, outer: { from: time.outer.from, to: second.to }, until: second };
    if (!PARTS.test(text.slice(time.outer.to, Math.min(to, time.outer.to + 8)))) return null;
    time = { ...time, about: true };
  }
  if (time.weak && !acceptsWeak(text, time, to)) return null;
  let textFrom = Math.max(time.to, time.outer.to);
  const closing = CLOSING.exec(text.slice(textFrom, Math.min(to, textFrom + 40)));
  if (closing) textFrom += closing[0].length;
  return { time, textFrom: Math.min(textFrom, to), dateOnly: time.clock === null && time.epoch === null };
}

/** `11.50 …` and `1430 …` open a row only where a mark follows that parts them from the words. */
function acceptsWeak(text: string, time: FoundTime, to: number): boolean {
  if (time.unknown) return true;
  if (time.date !== null && time.clock === null)
    return /^[\s*_\])]*(?:[:：–—-]|$)/.test(text.slice(time.to, Math.min(to, time.to + 8)));
  return (
    time.clock !== null &&
    /^[\s*_\])`]*(?:[:：|–—-]|\s{2}|$)/.test(text.slice(time.to, Math.min(to, time.to + 8)))
  );
}
