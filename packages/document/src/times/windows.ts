/**
 * Finds impact windows in English prose: "between 14:32 and 14:57 UTC", "from 09:10 until 09:44", "starting at 07:39",
 * "as of 16:48 both issues have been resolved", "25 minutes (14:32 - 14:57 UTC)".
 */
import type { Span } from '../model.ts';
import { findTimes } from './find-times.ts';
import type { FoundTime } from './found-time.ts';
import { shareMeridiem, shareYear } from './range-sharing.ts';

/** A stretch of time that prose states, or one end of it. The missing end is null. */
export interface StatedWindow extends Span {
  /** How it is written: `between … and …` or `from … to …`, a bare range, one end, or a labelled field. */
  readonly shape: 'between' | 'range' | 'start' | 'end' | 'field';
  readonly start: FoundTime | null;
  readonly end: FoundTime | null;
}

const OPENS =
  /\b(?:between|from)\s+(?:(?:approximately|about|around|roughly|as early as|the hours of)\s+)*$/i;
const JOINS =
  /^\s*,?\s*(?:and|&|to|until|till|through|[-–—])(?:[\s,]+(?:until|till|approximately|about|around|roughly|at|on))*\s*$/i;
const START_FIELD =
  /(?:^|[\n|*>-])[ \t*_]*(?:incident|impact|issue|outage|event|disruption)?[ \t]*(?:start|started|begin|began|beginning|onset)(?:[ \t]*(?:time|date|at))?[ \t*_]*[:|][\s*_]{0,8}$/i;
const END_FIELD =
  /(?:^|[\n|*>-])[ \t*_]*(?:incident|impact|issue|outage|event|disruption)?[ \t]*(?:end|ended|finish|finished|resolved|restored)(?:[ \t]*(?:time|date|at))?[ \t*_]*[:|][\s*_]{0,8}$/i;
const START_LEAD =
  /\b(?:start(?:ed|ing|s)?|began|begin(?:ning|s)?|commenc(?:ed|ing)|onset|(?:impact|outage|issue|incident)s?[ ](?:occurred|appeared))(?:[ ]+[\w’'-]+){0,4}?[ ,]+(?:(?:at|on|from|around|approximately|about|as early as|of)[ ]+){1,3}$/i;
/** "At 15:05 we began to see errors", "On Monday at 15:05 the store failed": the verb comes after the time. */
const VERB_AFTER_LEAD = /(?:^|[.!?\n*:>-])[ ]*(?:at|on)[ ]+(?:(?:approximately|about|around)[ ]+)?$/i;
const BEGAN_AFTER =
  /^[ ,]*(?!we (?:identified|found|began (?:investigat|roll|mitigat)))[^.\n]{0,160}?\b(?:(?:began|started)(?![^.\n]{0,40}\b(?:recover|improv|roll|investigat|mitigat|restor|subsid|signs|receiv|alert|report|deploy))|(?:experienced|impacted|became unavailable|were unable))\b/i;
const SINCE_LEAD = /\bsince[ ]+(?:(?:approximately|about|around)[ ]+)?$/i;
const END_WORDS =
  /\b(?:(?:fully |completely |been )*(?:resolv(?:ed|ing)|mitigated|restored|recovered|fixed|ended|resumed|processed|delivered|verified|completed?)|full recovery|complete resolution|resolution for all|return(?:ed|s)? to (?:normal|nominal|baseline|healthy)|back to normal|operating normally|recovery (?:was )?complete)\b/i;
const PARTLY =
  /\b(?:beg(?:a|i)n(?:ning|s)?|start(?:ed|ing|s)?|continu(?:ed|ing|e|es)|partial(?:ly)?|some|first|notifying|investigat\w+|not (?:yet )?|expect\w*|will|estimated|eta)\b/i;
const FOR_MOST =
  /\bfor (?:most|some|many|several|the (?:vast )?majority|a (?:subset|majority|part|number))\b/i;
const END_LEAD =
  /\b(?:as of|at|by|on|until|since|around|approximately|about)[ ]+(?:(?:about|around|approximately|approx\.?)[ ]+)?$/i;
const PLANNED =
  /\b(?:update[sd]?|information|details|report|news)\b[^.\n]{0,60}\bby[ ]+$|\b(?:expect|estimate|will|plan|schedul|target|eta\b)[^.\n]{0,80}$/i;
const SENTENCE_END = /[.!?。](?=[\s"”)])|[\n;|]/g;
const FIRST_END = /[.!?。](?=[\s"”)]|$)|[\n;|]/;
/** What may stand between a day and the clocks that are of it. */
const DAY_THEN_CLOCK =
  /^[ \t,]*(?:[a-z][a-z’' -]{0,40})?[ ,(]*(?:from|between|at|starting|beginning|until|to|and|by)?[ \t~]*$/i;
const REACH = 240;

/** The sentence round a span: from the last end of a sentence before it to the first after it, within reach. */
function sentenceAround(text: string, span: Span, from: number, to: number): Span {
  const floor = Math.max(from, span.from - REACH);
  const ceiling = Math.min(to, span.to + REACH);
  const before = text.slice(floor, span.from);
  let start = floor;
  for (const match of before.matchAll(SENTENCE_END)) start = floor + match.index + match[0].length;
  const after = text.slice(span.to, ceiling).search(FIRST_END);
  return { from: start, to: after < 0 ? ceiling : span.to + after };
}

/** Words that join two ends; a line may break among them, a paragraph may not. */
function joins(gap: string): boolean {
  return JOINS.test(gap) && !gap.includes('\n\n');
}

/** `between 9:55 AM and 12:25 PM PDT`, `from 18 July, 21:40 to …`: what only one end says, both mean. */
function joined(start: FoundTime, end: FoundTime): StatedWindow {
  const zone = start.zone ?? end.zone;
  const clock = start.clock && end.clock ? shareMeridiem(start.clock, end.clock) : start.clock;
  const first = { ...start, clock, zone, date: shareYear(start.date, end.date), until: null };
  return {
    from: start.from,
    to: end.to,
    shape: 'between',
    start: first,
    end: end.zone ? end : { ...end, zone },
  };
}

function endCue(
  text: string,
  time: FoundTime,
  lead: string,
  sentence: Span,
  previous: FoundTime | undefined,
  next: FoundTime | undefined,
): boolean {
  if (!END_LEAD.test(lead)) return false;
  const before = text.slice(sentence.from, time.from);
  if (PLANNED.test(before)) return false;
  const clauseEnd = next && next.from < sentence.to ? next.from : sentence.to;
  const after = text.slice(time.to, clauseEnd);
  const comma = before.lastIndexOf(',');
  const clause = Math.max(comma + 1, (previous?.to ?? 0) - sentence.from);
  const near = before.slice(Math.max(clause, before.length - 120));
  // "Resolved for most traffic at 18:33" is not the end yet.
  if (FOR_MOST.test(near)) return false;
  if (END_WORDS.test(near) && !PARTLY.test(near)) return true;
  const match = END_WORDS.exec(after);
  if (!match) return false;
  return !PARTLY.test(after.slice(0, match.index));
}

/** Times of the range; a clock right after a day in the same clause is of that day ("On 21 March from 21:08 to …"). */
function withDays(text: string, from: number, to: number): FoundTime[] {
  const times: FoundTime[] = [];
  let day: FoundTime | null = null;
  for (const time of findTimes(text, from, to)) {
    if (time.weak || (time.clock === null && time.date === null)) continue;
    if (time.date) {
      day = time;
      times.push(time);
      continue;
    }
    const near: boolean =
      day !== null &&
      !day.until &&
      DAY_THEN_CLOCK.test(text.slice(day.to, time.from)) &&
      time.from - day.to < 60;
    times.push(near && day ? { ...time, date: day.date } : time);
    if (!near) day = null;
  }
  return times;
}

/**
 * Windows, starts and ends that prose states between `from` and `to`, in order. Times that only announce the next
 * update are left out. Ends carry the zone and year that the other end states.
 */
export function findWindows(text: string, from = 0, to = text.length): StatedWindow[] {
  const times = withDays(text, from, to);
  const result: StatedWindow[] = [];
  for (let index = 0; index < times.length; index++) {
    const time = times[index]!;
    const next = times[index + 1];
    const lead = text.slice(Math.max(index > 0 ? times[index - 1]!.to : from, time.from - 90), time.from);
    if (time.until) {
      const shape = OPENS.test(lead) ? 'between' : 'range';
      result.push({ from: time.from, to: time.to, shape, start: { ...time, until: null }, end: time.until });
      continue;
    }
    const opens = OPENS.test(lead) || (next !== undefined && /\bbetween[ ]+\S{0,12}[ ]?$/i.test(lead));
    if (opens && next && next.from - time.to < 48 && joins(text.slice(time.to, next.from))) {
      if ((time.clock === null) === (next.clock === null)) {
        result.push(joined(time, next));
        index++;
        continue;
      }
    }
    if (!time.clock) continue;
    const sentence = sentenceAround(text, time, from, to);
    const spot = { from: time.from, to: time.to };
    if (START_FIELD.test(lead)) result.push({ ...spot, shape: 'field', start: time, end: null });
    else if (END_FIELD.test(lead)) result.push({ ...spot, shape: 'field', start: null, end: time });
    else if (PLANNED.test(text.slice(sentence.from, time.from))) continue;
    else if (START_LEAD.test(lead) || (SINCE_LEAD.test(lead) && !END_WORDS.test(lead))) {
      const recovering =
        /\b(?:recover\w*|improv\w+|mitigat\w+|roll\w* ?(?:back|out)|restor\w+|deploy\w*|investigat\w+|work|fix|failover)\b/i.test(
          text.slice(Math.max(sentence.from, time.from - 60), time.from),
        );
      if (!recovering) result.push({ ...spot, shape: 'start', start: time, end: null });
    } else if (VERB_AFTER_LEAD.test(lead) && BEGAN_AFTER.test(text.slice(time.to, sentence.to))) {
      result.push({ ...spot, shape: 'start', start: time, end: null });
    } else if (endCue(text, time, lead, sentence, times[index - 1], next)) {
      result.push({ ...spot, shape: 'end', start: null, end: time });
    }
  }
  return result;
}
