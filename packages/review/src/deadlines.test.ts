import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, deadlinesFor } from './deadlines.ts';
import { fillPolicy } from './policy.ts';

const working = fillPolicy();

test('working days skip the weekend', () => {
  // 2024-01-12 is a Friday.
  assert.equal(addDays('2024-01-12', 1, working), '2024-01-15');
  assert.equal(addDays('2024-01-13', 2, working), '2024-01-16');
});

test('holidays are no working days, over the end of a year too', () => {
  const policy = fillPolicy({ deadlines: { holidays: ['2024-12-25', '2024-12-26', '2025-01-01'] } });
  assert.equal(addDays('2024-12-24', 1, policy), '2024-12-27');
  assert.equal(addDays('2024-12-31', 1, policy), '2025-01-02');
});

test('a weekend of another house is taken', () => {
  const policy = fillPolicy({ deadlines: { weekend: [5, 6] } });
  assert.equal(addDays('2024-01-11', 1, policy), '2024-01-14');
});

test('without a working day in the week every day counts', () => {
  const policy = fillPolicy({ deadlines: { weekend: [0, 1, 2, 3, 4, 5, 6] } });
  assert.equal(addDays('2024-02-27', 3, policy), '2024-03-01');
});

test('calendar days count every day, over a leap day', () => {
  const policy = fillPolicy({ deadlines: { workingDays: false } });
  assert.deepEqual(deadlinesFor('2024-02-28', policy), {
    draft: '2024-03-01',
    meeting: '2024-03-04',
    final: '2024-03-06',
  });
});

test('zero days is the same day, even on a Sunday', () => {
  assert.equal(addDays('2024-01-14', 0, working), '2024-01-14');
});

test('what is no date is refused with the words', () => {
  for (const words of ['', 'yesterday', '2024-13-01', '2024-02-31', '15.01.2024'])
    assert.throws(
      () => addDays(words, 1, working),
      (error: Error) => error.message.includes(`"${words}"`),
    );
});

test('a deadline never falls on a day off, and more days are never earlier', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const due = addDays(from, count, working);
      const weekday = new Date(`${due}T00:00:00Z`).getUTCDay();
      assert.ok(weekday !== 0 && weekday !== 6);
      assert.ok(due > from);
      assert.ok(addDays(from, count + 1, working) > due);
    }),
  );
});
