import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventIds } from './event-ids.ts';

test('ids are stable, and a short one that is taken gives way to a longer one', () => {
  const ids = new EventIds();
  const given = new Set<string>();
  let longer = 0;
  for (let index = 0; index < 60_000; index += 1) {
    const id = ids.idFor('slack', `17100000${index}.000100/U0ANA00000`);
    assert.match(id, /^e[0-9a-f]{7,}$/);
    assert.ok(!given.has(id), id);
    given.add(id);
    if (id.length > 8) longer += 1;
  }
  // 60,000 of 2^28: about seven pairs are expected to meet.
  assert.ok(longer > 0 && longer < 30, `${longer}`);
  assert.equal(new EventIds().idFor('slack', 'a'), new EventIds().idFor('slack', 'a'));
  assert.notEqual(new EventIds().idFor('slack', 'a'), new EventIds().idFor('irc', 'a'));
});
