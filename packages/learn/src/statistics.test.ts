import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { medianInterval, quantile, seededRandom } from './statistics.ts';

const eleven = [5, 7, 9, 12, 15, 21, 34, 60, 95, 240, 1440];
const twenty = [3, 8, 8, 10, 12, 19, 25, 31, 40, 44, 58, 61, 75, 90, 120, 121, 180, 300, 302, 900];

test('quantiles agree with those of NumPy', () => {
  assert.equal(quantile(eleven, 0.5), 21);
  assert.equal(quantile(eleven, 0.1), 7);
  assert.equal(quantile(eleven, 0.25), 10.5);
  assert.equal(quantile(eleven, 0.9), 240);
  assert.equal(quantile(twenty, 0.5), 51);
  assert.ok(Math.abs((quantile(twenty, 0.9) ?? 0) - 300.2) < 1e-9);
  assert.equal(quantile([], 0.5), null);
  assert.equal(quantile([4], 0.9), 4);
});

test('the interval agrees with SciPy’s BCa bootstrap to the neighbouring value', () => {
  // scipy.stats.bootstrap((values,), np.median, confidence_level=0.9, method='BCa', n_resamples=200000)
  const cases = [
    { values: eleven, low: 12, high: 95 },
    { values: twenty, low: 25, high: 90 },
  ];
  for (const { values, low, high } of cases) {
    const found = medianInterval(values, seededRandom(7), 20_000);
    assert.ok(found !== null);
    const rank = (value: number) => values.filter((other) => other < value).length;
    assert.ok(Math.abs(rank(found.low) - rank(low)) <= 1, `low ${found.low}, SciPy ${low}`);
    assert.ok(Math.abs(rank(found.high) - rank(high)) <= 1, `high ${found.high}, SciPy ${high}`);
  }
});

test('below eight values there is no interval', () => {
  assert.equal(medianInterval([1, 2, 3, 4, 5, 6, 7], seededRandom(1)), null);
  assert.ok(medianInterval([1, 2, 3, 4, 5, 6, 7, 8], seededRandom(1)) !== null);
});

test('equal values give an interval of no width', () => {
  assert.deepEqual(medianInterval(new Array(12).fill(30), seededRandom(1)), { low: 30, high: 30 });
});

test('equal seeds give equal intervals, whatever the order of the values', () => {
  const once = medianInterval(twenty, seededRandom(20));
  assert.deepEqual(medianInterval([...twenty].reverse(), seededRandom(20)), once);
});

test('the interval lies within the values and holds the median of most samples', () => {
  const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(values, (minutes) => {
      const interval = medianInterval(minutes, seededRandom(minutes.length), 400);
      assert.ok(interval !== null);
      assert.ok(interval.low <= interval.high);
      assert.ok(interval.low >= Math.min(...minutes) && interval.high <= Math.max(...minutes));
    }),
    { numRuns: 60 },
  );
});

test('the interval covers the true median about nine times in ten', () => {
  const random = seededRandom(99);
  let covered = 0;
  const rounds = 300;
  for (let i = 0; i < rounds; i++) {
    // Exponential with median ln 2: skewed, as durations are.
    const sample = Array.from({ length: 20 }, () => -Math.log(1 - random()));
    const interval = medianInterval(sample, random, 400);
    if (interval !== null && interval.low <= Math.LN2 && Math.LN2 <= interval.high) covered++;
  }
  assert.ok(covered / rounds > 0.84 && covered / rounds < 0.96, `${covered} of ${rounds}`);
});
