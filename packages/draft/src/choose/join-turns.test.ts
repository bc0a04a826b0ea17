import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryText } from '../tell/wording.ts';
import { joinTurns } from './join-turns.ts';
import { talk } from './talk.fixture.ts';

test('what one person says in several messages within a minute is one row that cites them all', () => {
  const rows = joinTurns(
    talk(['10:05 noor carts fail to save', '10:05:30 noor restarted the session store']),
  );
  assert.equal(rows.length, 1);
  assert.deepEqual(
    rows[0]?.events.map(({ id }) => id),
    ['e0000001', 'e0000002'],
  );
  assert.match(
    entryText(rows[0] as NonNullable<(typeof rows)[0]>),
    /carts fail.*restarted the session store/,
  );
});

test('a turn ends where somebody else speaks, where a minute has passed, and at the border of a thread', () => {
  assert.equal(
    joinTurns(talk(['10:05 noor carts fail', '10:05:20 pim looking', '10:05:40 noor still failing'])).length,
    3,
  );
  assert.equal(joinTurns(talk(['10:05 noor carts fail', '10:07 noor still failing'])).length, 2);
  assert.equal(joinTurns(talk(['10:05 noor carts fail', '10:05:30 >noor still failing'])).length, 2);
});
