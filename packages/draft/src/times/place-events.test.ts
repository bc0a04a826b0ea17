import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceEvent } from '@debrief/evidence';
import { draftPostmortem } from '../draft-postmortem.ts';
import { placeEvents } from './place-events.ts';

let next = 0;

function pasted(time: string, name: string, text: string, date: string | null = null): EvidenceEvent {
  next += 1;
  return {
    id: `ea${next.toString(16).padStart(6, '0')}`,
    at: null,
    local: { date, time },
    precision: 'minute',
    source: 'slack-paste',
    kind: 'message',
    actor: { id: name, name, kind: 'person' },
    text,
    refs: {},
    raw: { file: 'paste.txt', line: next, sha256: '0' },
  };
}

function commit(at: string, name: string, revision: string, text: string): EvidenceEvent {
  next += 1;
  return {
    id: `eb${next.toString(16).padStart(6, '0')}`,
    at,
    precision: 'second',
    source: 'git-log',
    kind: 'commit',
    actor: { id: name, name, kind: 'person' },
    text,
    refs: { revision },
    raw: { file: 'log.txt', line: next, sha256: '0' },
  };
}

const LOG = [
  commit(
    '2023-06-01T21:10:12Z',
    'Ines Prado',
    '1f2e3d4c5b6a79880102030405060708090a0b0c',
    'Raise the worker limit',
  ),
  commit(
    '2023-06-02T02:41:30Z',
    'Ines Prado',
    'aa11bb22cc33dd44ee55ff660718293a4b5c6d7e',
    'Revert "Raise the worker limit"',
  ),
  commit('2023-06-02T09:00:00Z', 'Tom Okafor', 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'Tidy the readme'),
];

test('a pasted log takes the zone and the day under which it agrees with the commits', () => {
  const { placed, inferred, floating } = placeEvents(
    [
      ...LOG,
      pasted('22:30', 'inesprado', 'workers are crashing, queue is growing'),
      pasted('22:41', 'inesprado', 'reverting, see aa11bb22cc33'),
      pasted('22:43', 'deploybot', 'aa11bb2 is live'),
      pasted('00:10', 'tom', 'queue drained, all fine again'),
    ],
    null,
  );
  assert.deepEqual(floating, []);
  assert.equal(inferred[0]?.zone, '-04:00');
  const talk = placed
    .filter(({ event }) => event.source === 'slack-paste')
    .map(({ at }) => new Date(at).toISOString());
  assert.deepEqual(talk, [
    '2023-06-02T02:30:00.000Z',
    '2023-06-02T02:41:00.000Z',
    '2023-06-02T02:43:00.000Z',
    '2023-06-02T04:10:00.000Z',
  ]);
});

test('without anything to agree with, wall times stay as written and the draft asks', () => {
  const draft = draftPostmortem([
    pasted('14:02', 'ana', 'the portal is down, 502s for everybody'),
    pasted('14:09', 'ana', 'restarted the proxy'),
    pasted('14:12', 'ana', 'back to normal'),
  ]);
  assert.deepEqual(
    draft.entries.map(({ at }) => at.slice(-8)),
    ['14:02:00', '14:09:00', '14:12:00'],
  );
  assert.ok(draft.questions.some(({ text }) => /time zone/i.test(text)));
  assert.ok(draft.problems.some(({ message }) => /zone/.test(message)));
  assert.doesNotMatch(draft.markdown, /1970/);
});

test('a zone that is given places dated wall times', () => {
  const { placed } = placeEvents([pasted('14:02', 'ana', 'down', '2024-07-01')], 'Europe/Berlin');
  assert.equal(new Date(placed[0]?.at ?? 0).toISOString(), '2024-07-01T12:02:00.000Z');
});

test('a log whose lines have no day takes it from the name of its file, or from the beginning that is given', () => {
  const line = pasted('09:10', 'noor', 'carts fail');
  const named = { ...line, raw: { ...line.raw, file: 'records/chat-2024-05-02.txt' } };
  const at = (event: EvidenceEvent, since: number | null): number | undefined =>
    placeEvents([event], 'America/New_York', since).placed.find(({ floating }) => !floating)?.at;
  assert.equal(at(named, null), Date.parse('2024-05-02T13:10:00Z'));
  assert.equal(at(line, Date.parse('2024-05-02T12:00:00Z')), Date.parse('2024-05-02T13:10:00Z'));
  assert.equal(at(line, null), undefined);
});

test('a second channel pasted below the first begins on the same day', () => {
  const lines = [pasted('13:26', 'noor', 'carts fail'), pasted('23:55', 'noor', 'all done')].map((event) => ({
    ...event,
    refs: { channel: 'ops' },
  }));
  const other = { ...pasted('14:17', 'pim', 'nodes are unhappy'), refs: { channel: 'nodes' } };
  const named = [...lines, other].map((event) => ({
    ...event,
    raw: { ...event.raw, file: '2024-05-02.txt' },
  }));
  const order = placeEvents(named, 'UTC').placed.map(({ event }) => event.local?.time);
  assert.deepEqual(order, ['13:26', '14:17', '23:55']);
});
