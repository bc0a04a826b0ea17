import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeLike } from './time-like.ts';

const at = (iso: string) => Date.parse(`${iso}Z`);
const beside = (raw: string, iso: string) => ({ raw, wall: at(iso) });

test('a time takes the shape of its neighbour', () => {
  const noon = '2026-03-04T12:00:00';
  for (const [raw, words] of [
    ['14:05', '09:07'],
    ['14:05:10', '09:07:08'],
    ['14:05 UTC', '09:07 UTC'],
    ['2:05 PM', '9:07 AM'],
    ['02:05pm', '09:07am'],
    ['2026-03-04 14:05', '2026-03-04 09:07'],
    ['~14:05', '09:07'],
  ] as const)
    assert.equal(timeLike(beside(raw, noon), at('2026-03-04T09:07:08')), words);
});

test('midnight and noon on a 12-hour clock', () => {
  const beside12 = beside('2:05 pm', '2026-03-04T14:05:00');
  assert.equal(timeLike(beside12, at('2026-03-04T00:10:00')), '12:10 am');
  assert.equal(timeLike(beside12, at('2026-03-04T12:10:00')), '12:10 pm');
});

test('another day is named where the neighbour names none', () => {
  assert.equal(
    timeLike(beside('14:05 CET', '2026-03-04T14:05:00'), at('2026-03-05T01:00:00')),
    '2026-03-05 01:00 CET',
  );
  assert.equal(timeLike(null, at('2026-03-05T01:00:00')), '2026-03-05 01:00');
});
