import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, runsOf, stepOf } from './edges.ts';

test('a hole of more than one and a half steps ends a run', () => {
  const samples = [0, 60, 120, 300, 360].map((at) => [at, 1] as const);
  assert.equal(stepOf([samples]), 60);
  assert.deepEqual(runsOf(samples, 60, 900), [
    { from: 0, to: 120, ended: 180 },
    { from: 300, to: 360, ended: 420 },
  ]);
});

test('a run that ends with the range has no end that anyone saw', () => {
  assert.deepEqual(
    runsOf(
      [
        [0, 1],
        [60, 1],
      ],
      60,
      60,
    ),
    [{ from: 0, to: 60, ended: null }],
  );
  assert.deepEqual(runsOf([[0, 1]], null, 0), [{ from: 0, to: 0, ended: null }]);
});

test('changes are the samples that differ from the one before', () => {
  assert.deepEqual(
    changesOf([
      [0, 1],
      [15, 1],
      [30, 0],
      [45, 1],
    ]),
    [
      { at: 30, from: 1, to: 0 },
      { at: 45, from: 0, to: 1 },
    ],
  );
});
