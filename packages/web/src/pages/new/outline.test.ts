import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineOf } from './outline.ts';

test('headings are found with their level; those in code and comments are not', () => {
  const text = [
    '# Title',
    '<!-- what',
    '# not this -->',
    '## Impact <!-- who felt it? -->',
    '```sh',
    '# nor this',
    '```',
    '### Numbers ###',
  ].join('\n');
  assert.deepEqual(
    outlineOf(text).map(({ level, line }) => [level, line]),
    [
      [1, 0],
      [2, 3],
      [3, 7],
    ],
  );
  assert.deepEqual(
    outlineOf(text).map((item) => item.text),
    ['Title', 'Impact', 'Numbers'],
  );
});
