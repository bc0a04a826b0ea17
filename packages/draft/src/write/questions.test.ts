import assert from 'node:assert/strict';
import { test } from 'node:test';
import { talk } from '../choose/talk.fixture.ts';
import { draftPostmortem } from '../draft-postmortem.ts';
import type { Draft } from '../types.ts';

function draftOf(lines: readonly string[]): Draft {
  return draftPostmortem(talk(lines).flatMap(({ events }) => events));
}

function asked(draft: Draft, section: string): string {
  return draft.questions
    .filter((question) => question.section === section)
    .map(({ text }) => text)
    .join('\n');
}

const EVENING = [
  '09:58 wren flag "big-chunks" to 100% for everyone now',
  '10:14 noor anyone else seeing 413s from the upload gateway?',
  '10:16 pim yes, about a third of the uploads on the graph since 10:02',
  '10:19 pim is it the disk on gw-3 again?',
  '10:22 noor no, the disk of gw-3 is fine',
  "10:25 noor opening an incident, sev2, I'm IC",
  '10:43 pim the new client sends bigger chunks than the proxy takes, that is the cause',
  '10:45 noor do we turn the flag off or raise the limit?',
  '10:46 wren turning it off is quicker, raising needs a reload',
  '10:49 wren flag big-chunks is off for everyone',
  '10:55 pim 413s dropping',
  '11:39 noor all good for half an hour, closing the incident',
];

test('the change shortly before the first sign is asked about, not called the cause', () => {
  const draft = draftOf(EVENING);
  assert.match(
    asked(draft, 'Proximate Cause'),
    /big-chunks.*was announced at 09:58.*16 minutes before the first sign: is it connected, what shows it/,
  );
  assert.doesNotMatch(draft.markdown, /caused by|because of “flag/);
});

test('a start that rests on somebody’s words is cited and asked about', () => {
  const draft = draftOf(EVENING);
  assert.equal(draft.moments.started?.at, '2024-05-02T10:02:00Z');
  assert.equal(draft.moments.detected?.at, '2024-05-02T10:14:00Z');
  assert.match(asked(draft, 'Timeline'), /start at 10:02 rests on the words of @pim at 10:16/);
});

test('an idea that was set aside, and the decision, are asked about by their words', () => {
  const response = asked(draftOf(EVENING), 'Response');
  assert.match(response, /At 10:19 “is it the disk on gw-3 again\?” was asked and then set aside/);
  assert.match(response, /decided at 10:45 \(“do we turn the flag off or raise the limit\?”\)/);
});

test('without any change in the records, the question says so', () => {
  const lines = EVENING.filter((line) => !/flag "/.test(line));
  assert.match(asked(draftOf(lines), 'Proximate Cause'), /^No deploy or change stands in the records/);
});

test('silence before the relief is asked about; the watch after it is not', () => {
  const timeline = asked(draftOf(EVENING), 'Timeline');
  assert.match(timeline, /between 10:25 and 10:43, 18 minutes/);
  assert.doesNotMatch(timeline, /and 11:39/);
});
