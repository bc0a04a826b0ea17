import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventKind, EvidenceEvent } from '@debrief/evidence';
import { draftPostmortem } from '../draft-postmortem.ts';

function titleOf(...told: readonly (readonly [EventKind, string, EvidenceEvent['refs']?])[]): string {
  const events = told.map(
    ([kind, text, refs], index): EvidenceEvent => ({
      id: `e${(index + 1).toString(16).padStart(7, '0')}`,
      at: `2024-05-02T10:0${index}:00Z`,
      precision: 'second',
      source: kind === 'topic' ? 'slack' : 'pager',
      kind,
      actor: { id: 'U1', name: 'noor', kind: 'person' },
      text,
      refs: refs ?? {},
      raw: { file: 'x.json', sha256: String(index) },
    }),
  );
  return /^# Postmortem: (.*)$/m.exec(draftPostmortem(events).markdown)?.[1] ?? '';
}

test('a draft is named for what the declaration, the topic or the alert says was wrong', () => {
  assert.equal(titleOf(['declared', 'INC-31 "Carts do not save" declared (major)']), 'Carts do not save');
  assert.equal(
    titleOf(['topic', '@noor set the channel topic: SEV2 | carts do not save | lead noor']),
    'Carts do not save',
  );
  assert.equal(
    titleOf([
      'alert-fired',
      'Alert CartErrors fired (critical) for cart: 9 % of saves fail',
      { alert: 'CartErrors' },
    ]),
    '9 % of saves fail',
  );
  assert.equal(
    titleOf(['alert-fired', 'Alert CartErrors fired', { alert: 'CartErrors', service: 'cart' }]),
    'CartErrors on cart',
  );
});

test('a page, a person or a key is no title', () => {
  assert.equal(
    titleOf(['paged', 'Paged Noor Vos (push)', { service: 'cart' }]),
    'Incident of 2024-05-02: cart',
  );
  assert.equal(
    titleOf([
      'alert-fired',
      'Triggered incident "Saves fail"',
      { alert: '9b7a2cad-4ea0-4dbb-b45a-4ec0cc55fc15' },
    ]),
    'Saves fail',
  );
});
