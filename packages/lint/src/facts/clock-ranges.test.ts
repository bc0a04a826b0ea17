import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockRanges } from './clock-ranges.ts';

function read(text: string): string[] {
  return clockRanges(text).map(({ minutes, actual }) => `${minutes} stated, ${actual} told`);
}

test('a length in brackets before or after its range is read with it', () => {
  assert.deepEqual(read('down for 25 minutes (14:32 - 14:57 UTC).'), ['25 stated, 25 told']);
  assert.deepEqual(read('a 51-minute outage (09:22–10:03)'), ['51 stated, 41 told']);
  assert.deepEqual(read('from 14:32 to 14:57 (25 minutes)'), ['25 stated, 25 told']);
  assert.deepEqual(read('deployed at 14:23, but no alert fired until 14:31 (8 minutes).'), [
    '8 stated, 8 told',
  ]);
});

test('a range may cross midnight and use both halves of the day', () => {
  assert.deepEqual(read('from 23:50 to 00:10 (20 minutes)'), ['20 stated, 20 told']);
  assert.deepEqual(read('from 11:50 AM to 1:10 PM (80 minutes)'), ['80 stated, 80 told']);
});

test('lengths that speak of something else are left alone', () => {
  for (const text of [
    'from 14:32 to 14:57, when the 5 minute cache ran out',
    'from 14:32 to 14:57 UTC. The rollback took 12 minutes.',
    'versions 14.32 to 14.57 (25 minutes of build time)',
    'between 14:32 and 14:57 (5% of requests)',
  ]) {
    assert.deepEqual(read(text), [], text);
  }
});

test('a megabyte on one line is read', () => {
  assert.ok(Array.isArray(clockRanges('10:00 to '.repeat(120_000))));
});
