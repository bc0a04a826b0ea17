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

test('a column is as wide as its longest cell as shown, within bounds', () => {
  assert.deepEqual(
    columnWidths(['| Time | Event |', '| --- | --- |', '| 14:05 UTC | [page](https://x.y/z) |']),
    [11, 7],
  );
  assert.deepEqual(columnWidths([`| a | ${'x'.repeat(500)} |`]), [4, 64]);
});
