/** Questions that the records leave open, each in the section where its answer belongs. Asked of conditions, not of people. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Facts } from '../tell/facts.ts';
import { escapeInline, shownFile } from '../tell/markdown-text.ts';
import { shownName } from '../tell/wording.ts';
import { MINUTE, tellMinutes } from '../times/zone-clock.ts';
import { type Asking, ask, type Open } from './asking.ts';
import { askCauses, askIdeas, askWait } from './cause-questions.ts';
import type { Citations } from './citations.ts';
import type { Clock } from './times-shown.ts';

function askHead(asking: Asking): void {
  const { facts } = asking;
  for (const { file, dated, zoned } of facts.story.records.floating) {
    ask(
      asking,
      'timeline',
      `${zoned ? 'On which date' : `In which time zone${dated ? '' : ', and on which date,'}`} were the times of ${escapeInline(shownFile(file))} written? They are shown as they stand.`,
    );
  }
  if (facts.severity === null)
    ask(asking, 'summary', 'Which severity does this incident have? The records state none.');
  if (facts.quantities.length === 0)
    ask(asking, 'summary', 'In the words of somebody affected, what did not work, and for whom?');
}

const MOST_GAPS = 3;
/** Minutes. */
const LONG_SILENCE = 60;

function askGaps({ facts, clock, open }: Asking): void {
  const relief = facts.moments.mitigated?.at ?? Number.POSITIVE_INFINITY;
  // After the relief people watch and wait; only a long silence is worth asking about.
  const asked = facts.gaps.filter(({ from, minutes }) => from < relief || minutes >= LONG_SILENCE);
  const longest = [...asked].sort((a, b) => b.minutes - a.minutes).slice(0, MOST_GAPS);
  for (const gap of asked.filter((one) => longest.includes(one))) {
    const records = `${gap.leftOut} ${gap.leftOut === 1 ? 'record' : 'records'}`;
    const what = gap.leftOut > 0 ? `${records} of that time not chosen` : 'no record covers that time';
    open.push({
      kind: 'timeline',
      markdown: `What was going on between ${clock.sentence(gap.from)} and ${clock.sentence(gap.to)}, ${gap.minutes} minutes without a row? (${what})`,
    });
  }
}

function askTimeline(asking: Asking): void {
  const { facts, clock, cite } = asking;
  const { started, detected, resolved, declared } = facts.moments;
  askGaps(asking);
  const since = facts.story.since;
  if (!started) ask(asking, 'timeline', 'When did the impact begin, and which record shows it?');
  else if (since) {
    const who = shownName(since.row.events[0] as EvidenceEvent);
    ask(
      asking,
      'timeline',
      `The start at ${clock.sentence(since.at)} rests on the words of ${escapeInline(who ?? 'one message')} at ${clock.sentence(since.row.at)}${cite.of(since.row.events.slice(0, 1))}, read in ${facts.zone ?? 'the zone of the record'}. Which log or graph shows the first failure?`,
    );
  } else if (!facts.trigger && detected?.at === started.at) {
    ask(
      asking,
      'timeline',
      `The first sign in the records is at ${clock.sentence(started.at)}${cite.of(started.row.events.slice(0, 2))}. Had the impact begun before that, and what would show it?`,
    );
  }
  if (!resolved) ask(asking, 'timeline', 'When was service fully back, and what showed that it was?');
  if (!declared && detected) ask(asking, 'timeline', 'Was an incident declared, and if so, when and where?');
}

function askDetection(asking: Asking): void {
  const { facts, clock, cite } = asking;
  const { detected, started } = facts.moments;
  if (!detected) {
    ask(
      asking,
      'detection',
      'How did the first sign reach the team: an alert, a customer, a colleague, chance?',
    );
    return;
  }
  const at = `${clock.sentence(detected.at)}${cite.of(detected.row.events.slice(0, 2))}`;
  const alarm = detected.row.events.some(({ kind }) => kind === 'alert-fired' || kind === 'paged');
  const minutes = started ? Math.floor(detected.at / MINUTE) - Math.floor(started.at / MINUTE) : 0;
  const late = minutes > 0 ? `, ${tellMinutes(minutes)} after the start` : '';
  if (!alarm) {
    const event = detected.row.events[0];
    const who = event ? shownName(event) : null;
    ask(
      asking,
      'detection',
      `The first sign in the records is ${who ? `what ${escapeInline(who)} wrote` : 'a message'} at ${at}${late}, not an alert. What was on the screen then, and which alert, if any, watches this?`,
    );
  } else {
    ask(
      asking,
      'detection',
      `The first alert fired at ${at}${late}: was it clear from it what to do next, and what could have told sooner?`,
    );
  }
}

function askRest(asking: Asking): void {
  const { facts, clock } = asking;
  const { detected, mitigated } = facts.moments;
  const figure = facts.quantities[0];
  ask(
    asking,
    'customer-impact',
    figure
      ? 'Of how many in all are the figures above, and whom do they leave out?'
      : 'How many customers, users or requests were affected, out of how many, and how is that known?',
  );
  ask(
    asking,
    'business-impact',
    'Was money, a service level objective or data touched: yes, no, or not known yet? How is the figure estimated?',
  );
  if (facts.communications.length === 0)
    ask(asking, 'communication', 'What were customers and colleagues told, when, and through which channel?');
  const took =
    detected && mitigated ? Math.floor(mitigated.at / MINUTE) - Math.floor(detected.at / MINUTE) : 0;
  ask(
    asking,
    'went-well',
    took > 0
      ? `From the first sign (${clock.sentence(detected?.at ?? 0)}) to the first relief (${clock.sentence(mitigated?.at ?? 0)}) it took ${tellMinutes(took)}. What made it shorter than it could have been, what longer, and what was chance?`
      : 'What helped, what made the work harder than it had to be, and what was chance?',
  );
  ask(
    asking,
    'actions',
    facts.candidates.length > 0
      ? 'Which of the ideas voiced during the incident become actions, each with one owner, a due date and a factor it addresses?'
      : 'Which changes would prevent, detect or soften the next one, each with one owner, a due date and a factor it addresses?',
  );
}

/** All questions, in the order of a postmortem's sections. */
export function openQuestions(facts: Facts, clock: Clock, cite: Citations): readonly Open[] {
  const asking: Asking = { facts, clock, cite, open: [] };
  askHead(asking);
  askTimeline(asking);
  askCauses(asking);
  askWait(asking);
  askIdeas(asking);
  askDetection(asking);
  askRest(asking);
  return asking.open;
}
