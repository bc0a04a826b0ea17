import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { coverageOf } from './coverage.ts';

const document = readDocument(`# Basket outage

## Contributing Factors

1. **F1**: The session pool has no upper bound
2. **F2**: No alert watches pool use
3. **F3**: Releases go to every host at once

## Action Items

| Action | Type | Factor | Status |
| --- | --- | --- | --- |
| Bound the session pool | Prevent | F1 | Open |
| Watch pool use with an alert | Detect | F2 | Open |
| Stage releases | Mitigate | F3 | Dropped |
| Tidy the wiki | | | Open |
`);
const coverage = coverageOf(document);

test('an action stands in the cell of its factor and its type', () => {
  assert.deepEqual(
    coverage.rows.map(({ cells }) => [cells.prevent.length, cells.detect.length, cells.mitigate.length]),
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ],
  );
});

test('a factor whose action was dropped is not covered; an action without factor is loose', () => {
  assert.deepEqual(
    coverage.rows.map(({ covered }) => covered),
    [true, true, false],
  );
  assert.deepEqual(
    coverage.loose.map(({ title }) => title.value),
    ['Tidy the wiki'],
  );
});
