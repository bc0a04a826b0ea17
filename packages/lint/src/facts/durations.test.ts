import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findClaims, fits } from './durations.ts';

function only(text: string) {
  const claims = findClaims(text);
  assert.equal(claims.length, 1, text);
  return claims[0]!;
}

test('a figure may be off by half of the last unit that was written', () => {
  assert.ok(fits(only('took 47 minutes'), 48));
  assert.ok(!fits(only('took 47 minutes'), 49));
  assert.ok(fits(only('took 2 hours'), 149));
  assert.ok(!fits(only('took 2 hours'), 151));
  assert.ok(!fits(only('took 2h 0m'), 125));
});

test('about forgives fifteen in a hundred', () => {
  assert.ok(fits(only('took about 40 minutes'), 46));
  assert.ok(!fits(only('took about 40 minutes'), 47));
});

test('under does not admit the figure itself', () => {
  for (const words of ['took <2 minutes', 'took less than 2 minutes', 'took under 2 minutes']) {
    assert.ok(fits(only(words), 1), words);
    assert.ok(!fits(only(words), 2), words);
  }
});

test('over asks for at least the figure, and not for twice as much', () => {
  assert.ok(fits(only('took over 30 minutes'), 38));
  assert.ok(!fits(only('took over 30 minutes'), 20));
  assert.ok(!fits(only('took over 30 minutes'), 90));
});

test('an ordinal is no length of time', () => {
  assert.deepEqual(findClaims('We deploy a second mitigation.'), []);
});

test('the stamps’ own precision is forgiven too', () => {
  assert.ok(fits(only('took 10 minutes'), 14, 5));
  assert.ok(!fits(only('took 10 minutes'), 16, 5));
});
