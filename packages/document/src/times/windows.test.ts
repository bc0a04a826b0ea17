import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWindows } from './windows.ts';

function read(text: string): string[] {
  return findWindows(text).map(({ shape, start, end }) =>
    `${shape}: ${start?.clock?.raw ?? '-'} → ${end?.clock?.raw ?? '-'} ${(start ?? end)?.zone?.name ?? ''}`.trim(),
  );
}

test('windows are read in prose', () => {
  assert.deepEqual(read('Requests failed between 14:32 and 14:57 UTC.'), ['between: 14:32 → 14:57 UTC']);
  assert.deepEqual(read('Requests failed from 09:10 until 09:44.'), ['between: 09:10 → 09:44']);
  assert.deepEqual(read('It lasted 25 minutes (14:32 - 14:57 UTC).'), ['range: 14:32 → 14:57 UTC']);
  assert.deepEqual(read('Between approximately 03:00 EDT and 09:55 EDT on 21 Jul 2021, sign-in failed.'), [
    'between: 03:00 → 09:55 EDT',
  ]);
  assert.deepEqual(read('Between 08:00 UTC and until 13:20 UTC on 29 July 2022, links were slow.'), [
    'between: 08:00 → 13:20 UTC',
  ]);
  assert.deepEqual(read('Requests failed between 14:32\nand 14:57 UTC.'), ['between: 14:32 → 14:57 UTC']);
  assert.deepEqual(read('between 9:10 and 11:20 PM'), ['between: 9:10 → 11:20 PM']);
});

test('single ends are read by their cues', () => {
  assert.deepEqual(read('Starting at 5:35 AM PDT we lost power.'), ['start: 5:35 AM → - PDT']);
  assert.deepEqual(read('The issue started occurring intermittently at 08:26 US/Pacific.'), [
    'start: 08:26 → - US/Pacific',
  ]);
  assert.deepEqual(read('As of 4:48 PM PST both issues have been resolved.'), ['end: - → 4:48 PM PST']);
  assert.deepEqual(read('The cause was found at 10:00. Service was restored at 10:19 UTC.'), [
    'end: - → 10:19 UTC',
  ]);
  assert.deepEqual(
    read('Recovery began at 7:36 PM, and by 9:22 PM the backlog was successfully delivered.'),
    ['end: - → 9:22 PM'],
  );
});

test('plans and partial recovery are no ends', () => {
  assert.deepEqual(read('We will provide an update by 16:00 UTC.'), []);
  assert.deepEqual(read('We expect the issue to be resolved by 16:00 UTC.'), []);
  assert.deepEqual(read('It has been resolved for most traffic at 16:00 UTC.'), []);
  assert.deepEqual(read('At 16:00 UTC we began to see the first services restored.'), []);
});

test('a day before the window is the day of the window', () => {
  const [window] = findWindows('On Tuesday 21 March 2017 from 21:08 to 22:43 US/Pacific, calls failed.');
  assert.deepEqual(window?.start?.date?.readings, [{ year: 2017, month: 3, day: 21 }]);
});

test('a megabyte without a sentence end is read', () => {
  for (const piece of ['between 12:30 and ', 'at 12:30 restored ', 'starting ']) {
    const text = piece.repeat(800_000 / piece.length);
    for (const { from, to } of findWindows(text)) assert.ok(from < to && to <= text.length, piece);
  }
});
