/** Questions that the records leave open, each in the section where its answer belongs. Asked of conditions, not of people. */
import type { SectionKind } from '@debrief/document';
import type { Facts } from '../tell/facts.ts';
import { escapeInline, shownFile } from '../tell/markdown-text.ts';
import type { Said } from '../tell/said.ts';
import { entryText } from '../tell/wording.ts';
import { tellMinutes } from '../times/zone-clock.ts';
import type { Citations } from './citations.ts';
import type { Clock } from './times-shown.ts';

/** A question for people, as Markdown on one line, with the kind of section it belongs to. */
export interface Open {
  readonly kind: SectionKind;
  readonly markdown: string;
}

interface Asking {
  readonly facts: Facts;
  readonly clock: Clock;
  readonly cite: Citations;
  readonly open: Open[];
}

function ask(asking: Asking, kind: SectionKind, markdown: string): void {
  asking.open.push({ kind, markdown });
}

function quoted(said: Said, clock: Clock): string {
  return `${clock.sentence(said.at)} (“${escapeInline(said.words)}”)`;
}

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
  ask(asking, 'summary', 'In the words of somebody affected, what did not work, and for whom?');
}

function askTimeline(asking: Asking): void {
  const { facts, clock, cite } = asking;
  const { moments } = facts;
  for (const gap of facts.gaps) {
    const what =
      gap.leftOut > 0
        ? `${gap.leftOut} ${gap.leftOut === 1 ? 'record' : 'records'} of that time ${gap.leftOut === 1 ? 'was' : 'were'} not chosen`
        : 'no record covers that time';
    ask(
      asking,
      'timeline',
      `What was going on between ${clock.sentence(gap.from)} and ${clock.sentence(gap.to)}, ${gap.minutes} minutes without a row? (${what})`,
    );
  }
  if (!moments.started) ask(asking, 'timeline', 'When did the impact begin, and which record shows it?');
  else if (!facts.trigger && moments.detected?.at === moments.started.at) {
    ask(
      asking,
      'timeline',
      `The first sign in the records is at ${clock.sentence(moments.started.at)}${cite.of(moments.started.row.events)}. Had the impact begun before that, and what would show it?`,
    );
  }
  if (!moments.resolved) ask(asking, 'timeline', 'When was service fully back, and what showed that it was?');
  if (!moments.declared && moments.detected)
    ask(asking, 'timeline', 'Was an incident declared, and if so, when and where?');
}

function askCauses(asking: Asking): void {
  const { facts, clock, cite } = asking;
  ask(
    asking,
    'what-happened',
    'By which path did the change or condition lead to what people saw: which component, which value?',
  );
  if (facts.trigger) {
    const name = escapeInline(entryText(facts.trigger.row));
    ask(
      asking,
      'trigger',
      `The start is tied to this: ${name}${cite.of(facts.trigger.row.events)}. What in it set the incident off, and what kept it from showing earlier?`,
    );
  } else
    ask(
      asking,
      'trigger',
      'What changed shortly before the first sign: a deploy, a flag, a configuration, the load, a dependency?',
    );
  ask(
    asking,
    'contributing-factors',
    'Which other conditions had to hold for this to happen, to last as long as it did, or to be hard to see? Name at least two.',
  );
  ask(
    asking,
    'five-whys',
    'Which chain of conditions explains it, each answer being the subject of the next question, down to something that can be changed by design?',
  );
  const found = facts.moments.identified;
  for (const guess of facts.hypotheses.slice(0, 4)) {
    if (found && guess.at >= found.at) continue;
    ask(
      asking,
      'response',
      `The idea at ${quoted(guess, clock)}${cite.of([guess.event])}: what spoke for it, and what led away from it or confirmed it?`,
    );
  }
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
  const alarm = detected.row.events.some(({ kind }) => kind === 'alert-fired' || kind === 'paged');
  if (!alarm) {
    ask(
      asking,
      'detection',
      `The first sign in the records is a message at ${clock.sentence(detected.at)}${cite.of(detected.row.events)}, not an alert. What was on the screen then, and which alert, if any, watches this?`,
    );
  } else {
    ask(
      asking,
      'detection',
      `What did the first alert show at ${clock.sentence(detected.at)}${cite.of(detected.row.events)}, and was it clear from it what to do next?`,
    );
  }
  if (started && detected.at - started.at >= 5 * 60_000) {
    const minutes = Math.floor(detected.at / 60_000) - Math.floor(started.at / 60_000);
    ask(
      asking,
      'detection',
      `What could have been seen in the ${tellMinutes(minutes)} between the start and the first sign, and where?`,
    );
  }
}

function askRest(asking: Asking): void {
  const { facts, clock, cite } = asking;
  const decision = facts.decisions[0];
  if (decision) {
    ask(
      asking,
      'response',
      `When it was decided at ${quoted(decision, clock)}${cite.of([decision.event])}, which other options were on the table, and what was known at that moment?`,
    );
  } else
    ask(asking, 'response', 'Which decisions shaped the response, and what was known when they were made?');
  ask(
    asking,
    'customer-impact',
    'How many customers, users or requests were affected, out of how many, and how is that known?',
  );
  ask(
    asking,
    'business-impact',
    'Was money, a service level objective or a contract touched? How is the figure estimated?',
  );
  ask(asking, 'technical-impact', 'Was data lost or exposed: yes, no, or not known yet?');
  if (facts.communications.length === 0) {
    ask(asking, 'communication', 'What were customers and colleagues told, when, and through which channel?');
  }
  ask(asking, 'went-well', 'What helped, and would be worth keeping or spreading?');
  ask(asking, 'went-wrong', 'What made the work harder than it had to be?');
  ask(asking, 'lucky', 'What kept this from being worse that nobody had planned?');
  ask(
    asking,
    'actions',
    facts.candidates.length > 0
      ? 'Which of the ideas voiced during the incident become actions, each with one owner, a due date and a factor it addresses?'
      : 'Which changes would prevent, detect or soften the next one, each with one owner, a due date and a factor it addresses?',
  );
  if (facts.related.length === 0)
    ask(asking, 'related', 'Have incidents like this been searched for? "None found" is an answer.');
}

/** All questions, in the order of a postmortem's sections. */
export function openQuestions(facts: Facts, clock: Clock, cite: Citations): readonly Open[] {
  const asking: Asking = { facts, clock, cite, open: [] };
  askHead(asking);
  askTimeline(asking);
  askCauses(asking);
  askDetection(asking);
  askRest(asking);
  return asking.open;
}
