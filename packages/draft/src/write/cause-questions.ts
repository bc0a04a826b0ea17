/** Questions of cause and of judgement: what changed, what was thought, what was decided. */
import type { Trigger } from '../choose/find-trigger.ts';
import { cut, escapeInline, tidy } from '../tell/markdown-text.ts';
import { shipmentName, stepOf } from '../tell/shipment.ts';
import { MINUTE, tellMinutes } from '../times/zone-clock.ts';
import { type Asking, ask, quoted } from './asking.ts';

const MOST_IDEAS = 2;
const FEW_WORDS = 6;
/** What somebody thinks of it is no condition. */
const OWN_VIEW = /\b(?:i|i'm|my|me|imo|we should)\b/i;

/** What is known of the change, as one clause: "X finished at 13:58, 9 minutes before the first sign (14:07), and was undone at 14:28". */
function tellSuspect({ facts, clock, cite }: Asking, suspect: Trigger): string {
  const { row, finished, undoing } = suspect;
  const name = escapeInline(shipmentName(row));
  const end = finished ?? row;
  const detected = facts.moments.detected?.at ?? end.at;
  const minutes = Math.floor(detected / MINUTE) - Math.floor(end.at / MINUTE);
  const step = stepOf(suspect);
  const before = minutes > 0 ? `, ${tellMinutes(minutes)} before the first sign` : ' with the first sign';
  const undone = undoing
    ? `, and was undone from ${clock.sentence(undoing.at)} on${cite.of(undoing.events.slice(0, 1))}`
    : '';
  return `${name} ${step} at ${clock.sentence(end.at)}${cite.of(end.events.slice(0, 2))}${before}${undone}`;
}

/** How it came about: the change before it, the conditions that were named. */
export function askCauses(asking: Asking): void {
  const { facts, clock, cite } = asking;
  if (facts.findings.length === 0)
    ask(
      asking,
      'what-happened',
      'By which path did the change or condition lead to what people saw: which component, which value?',
    );
  if (facts.suspect) {
    ask(
      asking,
      'trigger',
      `${tellSuspect(asking, facts.suspect)}: is it connected, what shows it, and what kept it from showing earlier?`,
    );
  } else
    ask(
      asking,
      'trigger',
      'No deploy or change stands in the records shortly before the first sign. What did change: a flag, a configuration, the load, a dependency, a date?',
    );
  const later = facts.findings.filter(
    ({ at, words }) =>
      at > (facts.moments.identified?.at ?? at) &&
      words.split(' ').length >= FEW_WORDS &&
      !OWN_VIEW.test(words),
  );
  for (const said of later.slice(0, MOST_IDEAS)) {
    ask(
      asking,
      'contributing-factors',
      `Said at ${quoted(said, clock)}${cite.of([said.event])}: since when was that so, what made it reasonable then, and what did it add to this incident?`,
    );
  }
  if (later.length < MOST_IDEAS)
    ask(
      asking,
      'contributing-factors',
      `Which ${later.length > 0 ? 'other ' : ''}conditions had to hold for this to happen, to last as long as it did, or to be hard to see? Name at least two.`,
    );
}

/** Minutes from the first alarm to its acknowledgement from which on the wait is worth a question. */
const LONG_WAIT = 10;

/** How long the first alarm waited for somebody, and which escalations passed meanwhile. */
export function askWait(asking: Asking): void {
  const { facts, clock, cite } = asking;
  const { detected, acknowledged } = facts.moments;
  if (!detected || !acknowledged) return;
  const minutes = Math.floor(acknowledged.at / MINUTE) - Math.floor(detected.at / MINUTE);
  const escalated = facts.rows.filter(
    (row) =>
      row.at >= detected.at &&
      row.at <= acknowledged.at &&
      row.events.some(({ kind }) => kind === 'escalated'),
  );
  if (minutes < LONG_WAIT && escalated.length === 0) return;
  const first = escalated[0];
  const through = first
    ? `, after an escalation at ${clock.sentence(first.at)}${cite.of(first.events.slice(0, 1))}`
    : '';
  ask(
    asking,
    'response',
    `The first sign at ${clock.sentence(detected.at)} was acknowledged at ${clock.sentence(acknowledged.at)}${cite.of(acknowledged.row.events.slice(0, 1))}, ${tellMinutes(minutes)} later${through}. Which way did the call take, and what would have reached somebody sooner?`,
  );
}

/** What was thought and decided on the way. */
export function askIdeas(asking: Asking): void {
  const { facts, clock, cite } = asking;
  for (const row of facts.dropped.slice(0, MOST_IDEAS)) {
    const words = row.reading?.statements.find(({ question }) => question)?.text ?? '';
    const answer = row.events.at(-1);
    ask(
      asking,
      'response',
      `At ${clock.sentence(row.at)} “${escapeInline(cut(tidy(words), 120))}” was asked and then set aside${cite.of(row.events)}. What pointed there${answer ? ', and what settled it' : ''}?`,
    );
  }
  const found = facts.moments.identified;
  const open = facts.hypotheses.filter((guess) => !found || guess.at < found.at);
  for (const guess of open.slice(0, Math.max(0, MOST_IDEAS - facts.dropped.length))) {
    ask(
      asking,
      'response',
      `The idea at ${quoted(guess, clock)}${cite.of([guess.event])}: what spoke for it, and what led away from it or confirmed it?`,
    );
  }
  const decision = facts.decisions[0];
  if (decision)
    ask(
      asking,
      'response',
      `When it was decided at ${quoted(decision, clock)}${cite.of([decision.event])}, which other options were on the table, and what was known at that moment?`,
    );
}
