import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenBuckets } from './token-bucket.ts';

test('so many at once, then so many a second, each key for itself', () => {
  let now = 0;
  const buckets = new TokenBuckets({ burst: 2, perSecond: 0.5, now: () => now });
  assert.deepEqual([buckets.take('a'), buckets.take('a'), buckets.take('a')], [0, 0, 2]);
  assert.equal(buckets.take('b'), 0);
  now = 1000;
  assert.equal(buckets.take('a'), 1);
  now = 2000;
  assert.equal(buckets.take('a'), 0);
  now = 60_000;
  assert.deepEqual([buckets.take('a'), buckets.take('a'), buckets.take('a')], [0, 0, 2]);
  buckets.forget('a');
  assert.equal(buckets.take('a'), 0);
});

test('many keys do not fill the memory; those that were quiet go first', () => {
  const buckets = new TokenBuckets({ burst: 1, perSecond: 0, now: () => 0 });
  for (let key = 0; key <= 20_000; key++) buckets.take(String(key));
  assert.notEqual(buckets.take('20000'), 0);
  assert.equal(buckets.take('0'), 0);
});
