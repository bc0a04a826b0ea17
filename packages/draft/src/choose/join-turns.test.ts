import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceEvent } from '@debrief/evidence';
import { entryText } from '../tell/wording.ts';
import { joinTurns } from './join-turns.ts';
import type { Row } from './rows.ts';
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

test('a deed that is said and that a tool records of the same person is one row', () => {
  const [said] = talk(['10:49:30 noor errors are gone, resolving the incident']);
  assert.ok(said);
  const record = (name: string): Row => ({
    ...said,
    at: said.at + 11_000,
    kind: 'resolve',
    reading: null,
    events: [
      {
        ...(said.events[0] as EvidenceEvent),
        id: 'e00000ff',
        source: 'pager',
        kind: 'resolved',
        actor: { id: 'P1', name, kind: 'person' },
        text: `${name} resolved incident #31`,
        refs: { incident: '31' },
      },
    ],
  });
  assert.equal(joinTurns([{ ...said, events: [...said.events] }, record('noor')])[0]?.events.length, 2);
  assert.equal(joinTurns([{ ...said, events: [...said.events] }, record('pim')]).length, 2);
});
