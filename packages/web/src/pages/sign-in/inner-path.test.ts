import assert from 'node:assert/strict';
import { test } from 'node:test';
import { innerPath } from './inner-path.ts';

test('a path of the app is kept with its search and line', () => {
  assert.equal(innerPath('/p/abc?line=12#entry-3'), '/p/abc?line=12#entry-3');
});

test('addresses of other sites, and what a browser would read as one, lead home', () => {
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil',
    undefined,
  ]) {
    assert.equal(innerPath(next), '/');
  }
});
