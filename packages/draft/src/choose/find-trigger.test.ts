import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventKind, EvidenceEvent } from '@debrief/evidence';
import { draftPostmortem } from '../draft-postmortem.ts';

let next = 0;

function event(time: string, kind: EventKind, text: string, service?: string): EvidenceEvent {
  next += 1;
  return {
    id: `e${next.toString(16).padStart(7, '0')}`,
    at: `2024-05-06T${time}:00Z`,
    precision: 'second',
    source: kind === 'message' ? 'slack' : 'tool',
    kind,
    ...(kind === 'message' ? { actor: { id: 'ida', name: 'ida', kind: 'person' as const } } : {}),
    text,
    refs: { ...(service ? { service } : {}) },
    raw: { file: 'r.json', line: next, sha256: '0' },
  };
}

const BEFORE = [
  event('09:50', 'deploy', 'mail 3.1 deployed', 'mail'),
  event('10:00', 'deploy', 'basket 8.0 deployed', 'basket'),
  event('10:20', 'alert-fired', 'ErrorRate above 5 %'),
];

test('a rollback that names its service ties the start to that service’s deploy', () => {
  const { moments } = draftPostmortem([...BEFORE, event('10:40', 'rollback', 'mail back to 3.0', 'mail')]);
  assert.equal(moments.started?.at, '2024-05-06T09:50:00Z');
  assert.equal(moments.detected?.at, '2024-05-06T10:20:00Z');
});

test('words name the service as well', () => {
  const { moments } = draftPostmortem([...BEFORE, event('10:40', 'message', 'rolling back basket now')]);
  assert.equal(moments.started?.at, '2024-05-06T10:00:00Z');
});

test('a rollback of one of several services, unnamed, ties nothing: the start is the first sign', () => {
  const { moments } = draftPostmortem([...BEFORE, event('10:40', 'message', 'rolling back')]);
  assert.equal(moments.started?.at, '2024-05-06T10:20:00Z');
});

test('a question about a rollback ties nothing', () => {
  const { moments } = draftPostmortem([...BEFORE, event('10:40', 'message', 'should we roll back basket?')]);
  assert.equal(moments.started?.at, '2024-05-06T10:20:00Z');
});
