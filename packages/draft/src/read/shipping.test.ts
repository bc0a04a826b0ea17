import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceEvent } from '@debrief/evidence';
import { sameShipping, shippingOf } from './shipping.ts';

function event(parts: Partial<EvidenceEvent>): EvidenceEvent {
  return {
    id: 'e0000001',
    at: '2024-05-02T10:00:00Z',
    precision: 'second',
    source: 'slack',
    kind: 'message',
    actor: { id: 'B1', name: 'shipper', kind: 'bot' },
    text: '',
    refs: {},
    raw: { file: 'x.json', sha256: '0' },
    ...parts,
  };
}

test('a bot’s words tell how far a deploy is, of what and to which version', () => {
  assert.deepEqual(shippingOf(event({ text: 'search-api v31 is live in production\n12 of 12 pods' })), {
    phase: 'finished',
    undoes: false,
    service: 'search-api',
    version: 'v31',
  });
  assert.deepEqual(shippingOf(event({ text: 'Rolling back search-api to v30 (asked by @noor)' })), {
    phase: 'started',
    undoes: true,
    service: 'search-api',
    version: 'v30',
  });
  assert.equal(shippingOf(event({ text: 'Deploy of search-api 2.4.1 failed' }))?.phase, 'failed');
});

test('what people say, and what bots say of other things, is no deploy', () => {
  const person = { id: 'U1', name: 'noor', kind: 'person' } as const;
  assert.equal(shippingOf(event({ text: 'search-api v31 is live', actor: person })), null);
  assert.equal(shippingOf(event({ text: 'Build 912 finished' })), null);
  assert.equal(shippingOf(event({ text: 'The release party has started' })), null);
});

test('a tool’s record and a bot’s post about one step are the same step', () => {
  const record = shippingOf(
    event({
      kind: 'deploy-started',
      source: 'github',
      text: 'Deployment of search-api v31 (a1b2c3d4) to production started',
      refs: { service: 'search-api' },
    }),
  );
  const post = shippingOf(event({ text: 'Deploying search-api v31 to production' }));
  const done = shippingOf(event({ text: 'search-api v31 is live in production' }));
  assert.ok(record && post && done);
  assert.equal(sameShipping(record, post), true);
  assert.equal(sameShipping(record, done), false);
});
