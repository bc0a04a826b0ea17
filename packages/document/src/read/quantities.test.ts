import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findQuantities } from './quantities.ts';

const numbers = (text: string) =>
  findQuantities(text, 0, text.length).map(({ value, unit, approximate }) => [value, unit, approximate]);

test('numbers come with their units', () => {
  assert.deepEqual(numbers('847 of 12,000 customers and about 5 % of requests'), [
    [847, '', false],
    [12_000, 'customers', false],
    [5, '%', true],
  ]);
});

test('classes of answers, dates and versions are no quantities', () => {
  assert.deepEqual(numbers('the 5xx share of checkout-api and 4xx on 2026-03-04'), []);
});
