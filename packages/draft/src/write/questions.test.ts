import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceEvent } from '@debrief/evidence';
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

test('an alarm that waited, and what passed meanwhile, is asked about', () => {
  const pager = (id: number, clock: string, kind: EvidenceEvent['kind'], text: string): EvidenceEvent => ({
    id: `e000000${id}`,
    at: `2024-05-02T${clock}:00Z`,
    precision: 'second',
    source: 'pager',
    kind,
    actor: { id: 'P1', name: 'Noor Vos', kind: kind === 'acknowledged' ? 'person' : 'system' },
    text,
    refs: { incident: '31', service: 'ledger' },
    raw: { file: 'pager.json', sha256: String(id) },
  });
  const draft = draftPostmortem([
    pager(1, '02:14', 'alert-fired', 'Triggered incident #31 "replication lags"'),
    pager(2, '02:29', 'escalated', 'Escalated to level 2'),
    pager(3, '02:31', 'acknowledged', 'Noor Vos acknowledged incident #31'),
    pager(4, '03:05', 'resolved', 'Noor Vos resolved incident #31'),
  ]);
  assert.match(
    asked(draft, 'Response'),
    /first sign at 02:14 was acknowledged at 02:31, 17 minutes later, after an escalation at 02:29/,
  );
});
