import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopleOf, readPresence } from './presence.ts';

const ana = { id: 'anaanaana', name: 'Ana Silva', initials: 'AS', colour: 2 };
const me = { client: 1, person: { id: 'meememe', name: 'Me', initials: 'M', colour: 0 } };

test('people are known by the roster, tabs of one person are one', () => {
  const present = readPresence(
    new Map<number, unknown>([
      [1, { user: {} }],
      [2, { user: { id: ana.id, name: 'Somebody else' }, away: true }],
      [3, { user: { id: ana.id, name: 'Ana' } }],
      [4, { user: null }],
    ]),
    me,
    [ana],
  );
  assert.deepEqual(
    present.map(({ client, person, me: own }) => [client, person.name, own]),
    [
      [1, 'Me', true],
      [2, 'Ana Silva', false],
      [3, 'Ana Silva', false],
    ],
  );
  assert.deepEqual(
    peopleOf(present).map(({ client, away }) => [client, away]),
    [
      [1, false],
      [3, false],
    ],
  );
});

test('somebody whom the roster does not have yet has initials all the same', () => {
  const [one] = readPresence(new Map([[9, { user: { id: 'x1x1x1', name: 'Bo de Vries' } }]]), me, []);
  assert.equal(one?.person.initials, 'BV');
});
