import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceEvent } from '@debrief/evidence';
import { draftPostmortem } from '../draft-postmortem.ts';

function said(id: number, actor: EvidenceEvent['actor'], text: string): EvidenceEvent {
  return {
    id: `e000000${id}`,
    at: `2024-05-02T10:0${id}:00Z`,
    precision: 'second',
    source: 'slack',
    kind: 'message',
    ...(actor && { actor }),
    text,
    refs: { channel: 'ops' },
    raw: { file: 'ops.json', sha256: String(id) },
  };
}

function people(...events: readonly EvidenceEvent[]): string | undefined {
  return /^In the records: (.*)\.$/m.exec(draftPostmortem(events).markdown)?.[1];
}

test('one person under two names of two tools is listed once, by the whole name', () => {
  const handle = { id: 'U1', name: 'noor', fullName: 'Noor Vos (she/her)', kind: 'person' } as const;
  const whole = { id: 'P1', name: 'Noor Vos', kind: 'person' } as const;
  assert.equal(
    people(said(1, handle, 'carts are failing'), said(3, whole, 'errors are gone, all clear')),
    'Noor Vos',
  );
});

test('persons whom no record joins stay apart', () => {
  const one = { id: 'U1', name: 'noor', kind: 'person' } as const;
  const two = { id: 'P1', name: 'Noor Vos', kind: 'person' } as const;
  assert.equal(
    people(said(1, one, 'carts are failing'), said(3, two, 'errors are gone, all clear')),
    '@noor, Noor Vos',
  );
});
