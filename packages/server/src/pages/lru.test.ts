import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lru } from './lru.ts';

test('what was asked for last stays; weights are kept; what is too heavy is not kept at all', () => {
  const lru = new Lru<string>(10);
  lru.set('a', 'A', 2);
  lru.set('b', 'B', 2);
  lru.set('c', 'C', 2);
  lru.set('d', 'D', 2);
  lru.set('e', 'E', 2);
  assert.equal(lru.get('a'), 'A');
  lru.set('f', 'F', 2);
  assert.equal(lru.get('b'), undefined);
  assert.equal(lru.get('a'), 'A');
  lru.set('heavy', 'H', 3);
  assert.equal(lru.get('heavy'), undefined);
  lru.set('a', 'A2', 1);
  assert.equal(lru.get('a'), 'A2');
  assert.equal(lru.size, 5);
});
