import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { isOverdue, missingOf, progressOf } from './action-words.ts';

const document = readDocument(`# Basket outage

## Action Items

| Action | Owner | Due | Status | Ticket |
| --- | --- | --- | --- | --- |
| Bound the pool | Ines | 2026-03-10 | Done | OPS-1 |
| Alert on pool use | | 2026-03-12 | Open | |
| Rehearse rollback | Bo | 2026-04-01 | Open | OPS-3 |
`);

test('an open action is overdue the day after its date', () => {
  assert.deepEqual(
    document.actions.map((action) => isOverdue(action, '2026-03-13')),
    [false, true, false],
  );
  assert.equal(isOverdue(document.actions[1]!, '2026-03-12'), false);
});

test('what is missing is named', () => {
  assert.deepEqual(missingOf(document.actions[1]!), ['an owner', 'a ticket']);
  assert.deepEqual(missingOf(document.actions[0]!), []);
});

test('progress counts', () => assert.equal(progressOf(document, '2026-03-13'), '1 of 3 done, 1 overdue'));
