import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignmentsOf, cellsOf, columnWidths, isDelimiterRow } from './table-layout.ts';

const words = (line: string) => cellsOf(line).map(({ from, to }) => line.slice(from, to));

test('cells stand between pipes, with or without the outer ones', () => {
  assert.deepEqual(words('| a | b |'), [' a ', ' b ']);
  assert.deepEqual(words('a | b'), ['a ', ' b']);
  assert.deepEqual(words('|a||b|\r'), ['a', '', 'b']);
});

test('a pipe behind a backslash is a word of its cell', () => {
  assert.deepEqual(words('| a \\| b | c |'), [' a \\| b ', ' c ']);
});

test('a delimiter row tells the alignment of columns', () => {
  assert.equal(isDelimiterRow('| --- | :-: | ---: |\r'), true);
  assert.equal(isDelimiterRow('| -- a | b |'), false);
  assert.deepEqual(alignmentsOf('| --- | :-: | --: |'), ['start', 'center', 'end']);
});

test('a column wants its longest cell as shown, and needs its longest word, within bounds', () => {
  assert.deepEqual(
    columnWidths(['| Time | Event |', '| --- | --- |', '| 14:05 UTC | [page](https://x.y/z) |']),
    [
      { wanted: 11, least: 6 },
      { wanted: 7, least: 6 },
    ],
  );
  assert.deepEqual(columnWidths([`| a | ${'x'.repeat(500)} |`]), [
    { wanted: 4, least: 4 },
    { wanted: 64, least: 14 },
  ]);
});
