import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIds } from './ids.ts';

test('ids of one server differ and sort as they were made, also when the clock goes back', () => {
  const times = [1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_005, 1_600_000_000_000];
  let at = 0;
  const ids = createIds({ now: () => times[at++ % times.length] ?? 0 });
  const made = Array.from({ length: 2000 }, () => ids.id());
  assert.deepEqual([...made].sort(), made);
  assert.equal(new Set(made).size, made.length);
  assert.ok(made.every((id) => /^[a-z0-9]{22}$/.test(id)));
});
