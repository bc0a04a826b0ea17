import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords, sizeWords } from './counts.ts';
import { ago, dateWords, dueWords, durationWords } from './dates.ts';

test('instants are told relative to now, and by date from a week on', () => {
  const now = Date.parse('2024-01-15T12:00:00Z');
  assert.equal(ago('2024-01-15T11:59:40.000Z', now), 'just now');
  assert.equal(ago('2024-01-15T11:18:00.000Z', now), '42 min ago');
  assert.equal(ago('2024-01-15T03:00:00.000Z', now), '9 h ago');
  assert.equal(ago('2024-01-14T11:00:00.000Z', now), 'yesterday');
  assert.equal(ago('2024-01-10T11:00:00.000Z', now), '5 days ago');
  assert.equal(ago('2023-11-02T11:00:00.000Z', now), '2 Nov 2023');
});

test('a due date says how near or how late it is', () => {
  const due = (date: string) => dueWords(date, '2024-03-30');
  assert.equal(due('2024-03-30'), 'today');
  assert.equal(due('2024-03-31'), 'tomorrow');
  assert.equal(due('2024-04-06'), 'in 7 days');
  assert.equal(due('2024-06-01'), '1 Jun 2024');
  assert.equal(due('2024-03-29'), '1 day late');
  assert.equal(due('2024-03-01'), '29 days late');
  assert.equal(due('2023-11-02'), 'late since 2 Nov 2023');
  assert.equal(due('next sprint'), 'next sprint');
});

test('calendar dates have no zone', () => {
  assert.equal(dateWords('2024-01-01'), '1 Jan 2024');
  assert.equal(dateWords('soon'), 'soon');
});

test('durations, counts and sizes', () => {
  assert.deepEqual([4, 60, 125, 4560, 4320].map(durationWords), [
    '4 min',
    '1 h',
    '2 h 05 min',
    '3 d 4 h',
    '3 d',
  ]);
  assert.equal(countWords(1, 'action'), '1 action');
  assert.equal(countWords(10_000, 'postmortem', undefined, true), '10,000+ postmortems');
  assert.deepEqual([999, 1200, 15_300_000].map(sizeWords), ['999 B', '1.2 kB', '15 MB']);
});
