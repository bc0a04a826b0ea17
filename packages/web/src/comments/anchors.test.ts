import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Doc } from 'yjs';
import { anchorOf, placeOf } from './anchors.ts';

function opened(text: string) {
  const shared = new Doc().getText('text');
  shared.insert(0, text);
  const words = (place: { from: number; to: number } | null) =>
    place && shared.toString().slice(place.from, place.to);
  return { shared, words };
}

test('an anchor goes with its words, whatever is typed around them', () => {
  const { shared, words } = opened('First line\nthe cache was cold\n');
  const anchor = anchorOf(shared, 15, 20);
  assert.deepEqual([anchor.quote, anchor.line], ['cache', 2]);
  shared.insert(0, 'Before. ');
  shared.insert(shared.toString().indexOf('cache'), 'edge ');
  shared.insert(shared.toString().indexOf('cache') + 5, ' after');
  assert.equal(words(placeOf(anchor, shared)), 'cache');
});

test('words typed inside belong to it', () => {
  const { shared, words } = opened('the cache was cold');
  const anchor = anchorOf(shared, 4, 13);
  shared.insert(10, 'node ');
  assert.equal(words(placeOf(anchor, shared)), 'cache node was');
});

test('an anchor whose words are deleted is a point where they were', () => {
  const { shared } = opened('the cache was cold');
  const anchor = anchorOf(shared, 4, 9);
  shared.delete(3, 7);
  assert.deepEqual(placeOf(anchor, shared), { from: 3, to: 3 });
});

test('an anchor that says nothing has no place', () => {
  const { shared } = opened('text');
  assert.equal(placeOf({ from: '!!', to: 'AAAA', quote: '', line: 1 }, shared), null);
});
