import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSearch, writeSearch } from './search-words.ts';

test('words go into the address as people write them, and come back', () => {
  const search = {
    line: '12',
    state: 'draft,final',
    q: 'a+b & 50 % "ö"',
    next: '/p/x?line=2',
    none: undefined,
  };
  const text = writeSearch(search);
  assert.match(text, /^\?line=12&state=draft,final&q=/);
  const back = Object.fromEntries(new URLSearchParams(text));
  assert.deepEqual(readSearch(back, ['line', 'state', 'q', 'next', 'none']), {
    line: '12',
    state: 'draft,final',
    q: 'a+b & 50 % "ö"',
    next: '/p/x?line=2',
  });
  assert.equal(writeSearch({}), '');
});

test('keys that a page does not know are left out', () => {
  assert.deepEqual(readSearch({ q: 'x', evil: 'y', sort: '' }, ['q', 'sort']), { q: 'x' });
});
