import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inspectReport } from './inspect-report.ts';
import { readDocument } from './read-document.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const report = (text: string) => inspectReport(readDocument(text));

test('factors nested below a numbered cause are read one by one', () => {
  const { factors, whys } = report(fixture('search-outage.md'));
  assert.deepEqual(
    factors.map(({ text }) => text),
    [
      'the disk change drained a node that held the only copy.',
      'Replica count was one',
      'The drain script does not look at shard health',
    ],
  );
  assert.deepEqual(
    whys.map(({ question, answer }) => [question, answer]),
    [
      ['Why did search fail?', 'The primary shard was missing'],
      ['Why was it missing?', 'Its node was drained'],
    ],
  );
});

test('a heading for each why holds answer and evidence', () => {
  const text =
    '# 5 Whys: login\n\n## Analysis\n\n### Why #1: Why did login fail?\n\n**Answer**: The key had expired.\n\n**Evidence**: The log shows it.\n\n---\n\n### Why #2: Why had it expired?\n\n**Answer**: Nobody was told.\n';
  assert.deepEqual(
    report(text).whys.map(({ question, answer, evidence, chain }) => [question, answer, evidence, chain]),
    [
      ['Why did login fail?', 'The key had expired.', 'The log shows it.', 0],
      ['Why had it expired?', 'Nobody was told.', null, 0],
    ],
  );
});

test('questions with the answer behind them, and tables, are whys', () => {
  const list =
    '## Five whys\n\n1. Why did login fail? The key had expired.\n2. Why had it expired? Nobody was told.\n';
  assert.deepEqual(
    report(list).whys.map(({ answer }) => answer),
    ['The key had expired.', 'Nobody was told.'],
  );
  const table =
    '## 5 Whys\n\n| # | Question | Answer | Evidence |\n|--|--|--|--|\n| 1 | Why did login fail? | The key had expired | log |\n';
  assert.deepEqual(
    report(table).whys.map(({ question, evidence }) => [question, evidence]),
    [['Why did login fail?', 'log']],
  );
});

test('several chains stay apart', () => {
  const text =
    '## Five whys\n\n### Login\n\n- Why did login fail? → The key had expired\n\n### Mail\n\n- Why was mail late? → The queue was full\n';
  assert.deepEqual(
    report(text).whys.map(({ chain }) => chain),
    [0, 1],
  );
});

test('impact items carry their quantities', () => {
  const { impact } = report(fixture('search-outage.md'));
  assert.deepEqual(
    impact.map(({ numbers }) => numbers.map(({ value, unit }) => [value, unit])),
    [
      [[8400, 'visitors']],
      [[3200, '$']],
      [
        [96, 'support tickets'],
        [1.1, '%'],
      ],
    ],
  );
});

test('primary, secondary and tertiary causes are factors; related incidents are listed', () => {
  const text =
    '## Root Causes Identified\n\n1. **Primary**: No tests\n2. **Secondary**: No page about the pool\n\n## Related incidents\n\n- [2023-11-20] Slow disks\n';
  const found = report(text);
  assert.deepEqual(
    found.factors.map(({ text: words }) => words),
    ['Primary: No tests', 'Secondary: No page about the pool'],
  );
  assert.deepEqual(
    found.related.map(({ text: words }) => words),
    ['[2023-11-20] Slow disks'],
  );
});
