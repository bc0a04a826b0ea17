import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosen, narrowingCount, searchOfView, toggled, viewQuery, widened } from './library-filter.ts';

test('a value is chosen, joined by another, and let go', () => {
  const one = toggled({ q: 'disk' }, 'service', 'checkout');
  assert.equal(one.service, 'checkout');
  const two = toggled(one, 'service', 'search');
  assert.deepEqual(chosen(two, 'service'), ['checkout', 'search']);
  assert.deepEqual(toggled(toggled(two, 'service', 'checkout'), 'service', 'search'), {
    q: 'disk',
    service: undefined,
  });
});

test('narrowings are counted one by one; words and order are none', () => {
  assert.equal(narrowingCount({ q: 'a', sort: 'date', state: 'draft,final', from: '2024-01-01' }), 3);
  assert.deepEqual(widened({ q: 'a', sort: 'date', state: 'draft', removed: 'true' }), {
    q: 'a',
    sort: 'date',
    removed: 'true',
  });
});

test('a saved view says the same whatever the order of its keys, and comes back as it was', () => {
  const search = { severity: '1,2', q: 'pool & retry', state: undefined };
  assert.equal(viewQuery(search), viewQuery({ q: 'pool & retry', severity: '1,2' }));
  assert.deepEqual(searchOfView(viewQuery(search)), { q: 'pool & retry', severity: '1,2' });
});
