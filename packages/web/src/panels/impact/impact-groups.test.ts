import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { impactGroups, openQuestions } from './impact-groups.ts';

const document = readDocument(`# Basket outage

**Duration**: 40 minutes

## Impact

### Customer Impact

- 847 of 12,000 customers could not pay

### Business Impact

- 31 support tickets
`);

test('statements stand under whom they speak of', () => {
  assert.deepEqual(
    impactGroups(document).map(({ title, items }) => [title, items.length]),
    [
      ['Customers', 1],
      ['Business', 1],
    ],
  );
});

test('only what nobody tells is asked', () => {
  assert.deepEqual(openQuestions(document), ['Was data lost, or shown to the wrong people?']);
  assert.equal(openQuestions(readDocument('# New\n')).length, 5);
});
