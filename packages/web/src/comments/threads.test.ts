import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comment } from '@debrief/wire';
import { mentionBefore, mentionsIn, peopleFor, piecesOf, threadsOf } from './threads.ts';

const people = [
  { id: 'a1', name: 'Ana Silva' },
  { id: 'b1', name: 'Bo Anders' },
  { id: 'c1', name: 'Ana' },
];

const comment = (id: string, thread: string, at: string): Comment => ({
  id,
  thread,
  at,
  author: { id: 'a1', name: 'Ana Silva', initials: 'AS', colour: 0 },
  editedAt: null,
  text: id,
  mentions: [],
  anchor: { from: '', to: '', quote: '', line: 1 },
  suggestion: null,
  resolvedAt: null,
  resolvedBy: null,
  outcome: null,
});

test('threads stand in the order of the text, replies in the order of time', () => {
  const places: Record<string, number> = { t1: 90, t2: 10 };
  const threads = threadsOf(
    [comment('t1', 't1', '1'), comment('t2', 't2', '2'), comment('r2', 't1', '4'), comment('r1', 't1', '3')],
    ({ id }) => ({ from: places[id] ?? 0, to: 100 }),
  );
  assert.deepEqual(
    threads.map(({ id, replies }) => [id, replies.map((reply) => reply.id)]),
    [
      ['t2', []],
      ['t1', ['r1', 'r2']],
    ],
  );
});

test('a mention begins with @ after a blank and may have two words', () => {
  assert.deepEqual(mentionBefore('ask @An', 7), { from: 4, words: 'An' });
  assert.deepEqual(mentionBefore('@Ana Si', 7), { from: 0, words: 'Ana Si' });
  assert.equal(mentionBefore('mail a@b', 8), null);
});

test('people are offered by the beginning of their names first', () => {
  assert.deepEqual(
    peopleFor('an', people).map(({ name }) => name),
    ['Ana', 'Ana Silva', 'Bo Anders'],
  );
});

test('mentions are found by full names, longest first when shown', () => {
  assert.deepEqual(mentionsIn('thanks @ana silva', people), ['a1', 'c1']);
  assert.deepEqual(piecesOf('hi @Ana Silva!', people), [
    { text: 'hi ', mention: false },
    { text: '@Ana Silva', mention: true },
    { text: '!', mention: false },
  ]);
});
