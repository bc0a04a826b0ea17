import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseOf, contentWords, overlapOf } from './words.ts';

test('forms of one word meet', () => {
  for (const [a, b] of [
    ['documentation', 'documents'],
    ['docs', 'document'],
    ['deployments', 'deployed'],
    ['configuration', 'config'],
    ['connections', 'connection'],
    ['stopped', 'stop'],
    ['manages', 'management'],
    ['queries', 'query'],
  ] as const) {
    assert.equal(baseOf(a), baseOf(b), `${a} and ${b}`);
  }
});

test('different words stay apart', () => {
  for (const [a, b] of [
    ['alert', 'alias'],
    ['test', 'team'],
    ['release', 'rollback'],
    ['canary', 'cancel'],
  ] as const) {
    assert.notEqual(baseOf(a), baseOf(b), `${a} and ${b}`);
  }
});

test('likeness counts content words of the shorter text', () => {
  const overlap = overlapOf(
    contentWords('Extend the soak test length'),
    contentWords('Extend soak tests to 45 minutes'),
  );
  assert.equal(overlap, 3 / 4);
  assert.equal(overlapOf(contentWords('to the'), contentWords('anything')), 0);
});
