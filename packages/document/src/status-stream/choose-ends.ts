/** Chooses, among all windows that a stream or report states, the one that is the incident's. */
import type { Problem, Span } from '../model.ts';
import type { FoundTime } from '../times/found-time.ts';
import type { StatedWindow } from '../times/windows.ts';

/** A chosen end and the number of the part (update) it stands in. */
export interface ChosenTime {
  readonly time: FoundTime;
  readonly part: number;
}

export interface ChosenEnds {
  readonly start: ChosenTime | null;
  readonly end: ChosenTime | null;
  /** Whether the last update says that it is over. */
  readonly isOver: boolean;
  readonly problems: readonly Problem[];
}

/** What is known about the stream as a whole. */
export interface StreamFacts {
  /** Zone of the times of posting, when they are those of a person's clock. */
  readonly zone: string | null;
  /** Whether a stated time counts at the first asking; those that fail count only when nothing else is stated. */
  readonly trusts: (time: FoundTime) => boolean;
}

const OVER =
  /\b(?:has|have) been (?:fully |completely )?(?:resolved|mitigated|restored)\b|\b(?:is|are|was|were) (?:now )?(?:fully |completely )?(?:resolved|mitigated|restored)\b|\boperating normally\b|\b(?:fully|completely) recovered\b|\b(?:restored|returned) to normal\b|\((?:available|resolved|completed)\)/i;
const NOT_OVER =
  /\b(?:until|once|when|before|if) (?:this|the) (?:issue|incident|problem)\w* (?:is|has been) (?:fully )?resolved/gi;
const STILL_GOING =
  /\((?:service_disruption|service_outage|service_information|investigating|identified|monitoring)\)/i;

type Trust = (time: FoundTime) => boolean;

/** True when the second window begins before the first ends, as far as the clocks of one day tell. */
function overlaps(first: StatedWindow, second: StatedWindow): boolean {
  const [a, b, c, d] = [first.start, first.end, second.start, second.end];
  if (!a?.clock || !b?.clock || !c?.clock || !d?.clock) return false;
  if (a.date || b.date || c.date || d.date) return false;
  const ordered = a.clock.ms < b.clock.ms && c.clock.ms < d.clock.ms;
  return ordered && a.clock.ms <= c.clock.ms && c.clock.ms <= b.clock.ms;
}

/** Whole windows of one part that can be the incident's: those in the stream's own zone, else all. */
function wholeWindows(windows: readonly StatedWindow[], zone: string | null, trusts: Trust): StatedWindow[] {
  const zoneOf = (window: StatedWindow) => (window.end?.zone ?? window.start?.zone)?.zone;
  const whole = windows.filter(
    ({ start, end }) =>
      start?.clock && end && trusts(start) && trusts({ ...end, date: end.date ?? start.date }),
  );
  const own = whole.filter((window) => zoneOf(window) === zone);
  const kept = own.length > 0 ? whole.filter((window) => (zoneOf(window) ?? zone) === zone) : whole;
  const between = kept.filter((window) => window.shape === 'between');
  return between.length > 0 ? between : kept;
}

interface Ends {
  start: ChosenTime | null;
  end: ChosenTime | null;
}

function fromFields(windowsOf: readonly (readonly StatedWindow[])[], trusts: Trust): Ends | null {
  for (let part = windowsOf.length - 1; part >= 0; part--) {
    const fields = windowsOf[part]!.filter(({ shape }) => shape === 'field');
    const start = fields.find((window) => window.start && trusts(window.start))?.start;
    const end = fields.findLast((window) => window.end && trusts(window.end))?.end;
    if (start && end) return { start: { time: start, part }, end: { time: end, part } };
  }
  return null;
}

function fromWindows(
  text: string,
  windowsOf: readonly (readonly StatedWindow[])[],
  facts: StreamFacts,
  trusts: Trust,
  problems: Problem[],
): Ends | null {
  for (let part = windowsOf.length - 1; part >= 0; part--) {
    const whole = wholeWindows(windowsOf[part]!, facts.zone, trusts);
    const first = whole[0];
    if (!first?.start || !first.end) continue;
    let end = first.end;
    for (const other of whole.slice(1)) {
      // Windows of later paragraphs speak of single services.
      if (!other.end || text.slice(first.to, other.from).includes('\n\n')) break;
      if (overlaps(first, other)) {
        if ((other.end.clock?.ms ?? 0) > (end.clock?.ms ?? 0)) end = other.end;
        continue;
      }
      problems.push({
        code: 'several-windows',
        message: 'Several separate impact windows are stated here; the moments are those of the first.',
        from: other.from,
        to: other.to,
      });
      break;
    }
    return { start: { time: first.start, part }, end: { time: end, part } };
  }
  return null;
}

function fromCues(windowsOf: readonly (readonly StatedWindow[])[], trusts: Trust): Ends {
  const ends: Ends = { start: null, end: null };
  for (let part = windowsOf.length - 1; part >= 0; part--) {
    const windows = windowsOf[part]!;
    const start = windows.find((window) => window.start && !window.end && trusts(window.start))?.start;
    // A clock alone is of the day that its own part states.
    const trusted = (time: FoundTime) => trusts(time) || (start !== undefined && time.date === null);
    const end = windows.findLast((window) => window.end && !window.start && trusted(window.end))?.end;
    if (start) ends.start ??= { time: start, part };
    if (end) ends.end ??= { time: end, part };
  }
  return ends;
}

/**
 * Ends of the incident. Labelled fields beat windows, windows beat single ends; later parts beat earlier ones; what
 * `facts.trusts` accepts beats what it does not. `parts` are in order of time, `windowsOf` holds the windows of each.
 */
export function chooseEnds(
  text: string,
  parts: readonly Span[],
  windowsOf: readonly (readonly StatedWindow[])[],
  facts: StreamFacts,
): ChosenEnds {
  const problems: Problem[] = [];
  const last = parts.at(-1);
  const lastText = last ? text.slice(last.from, last.to) : '';
  const isOver = OVER.test(lastText.replace(NOT_OVER, '')) && !STILL_GOING.test(lastText.slice(0, 40));
  const chosen: Ends = { start: null, end: null };
  for (const trusts of [facts.trusts, () => true]) {
    const both = fromFields(windowsOf, trusts) ?? fromWindows(text, windowsOf, facts, trusts, problems);
    const found = both ?? fromCues(windowsOf, trusts);
    chosen.start ??= found.start;
    chosen.end ??= found.end;
    // A window found only at the second asking belongs together: its end says nothing about another start.
    if (chosen.start) break;
  }
  return { ...chosen, isOver, problems };
}
