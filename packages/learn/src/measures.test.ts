import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { measureLibrary } from './library-measures.ts';
import { measureDocument } from './measures.ts';

const incident = (fields: string) => readDocument(`# T\n\n**Date**: 2024-01-15\n\n${fields}\n`);
const measure = (fields: string, name: string) =>
  measureDocument(incident(fields)).find((found) => found.name === name) ?? assert.fail(name);
const stated = (started: string, detected: string) =>
  `- **Started**: ${started}\n- **Detected**: ${detected}`;

test('two stated moments give a length with its anchors', () => {
  const found = measure(stated('2024-01-15 14:00 UTC', '2024-01-15 14:07 UTC'), 'detect');
  assert.deepEqual(
    [found.minutes, found.from, found.to, found.basis, found.missing],
    [7, 'started', 'detected', 'stated', null],
  );
});

test('zones are reckoned with', () => {
  assert.equal(measure(stated('2024-01-15 14:00 UTC', '2024-01-15 15:10 +01:00'), 'detect').minutes, 10);
});

test('a missing anchor is named and never filled in', () => {
  const found = measure('- **Started**: 2024-01-15 14:00 UTC', 'detect');
  assert.equal(found.minutes, null);
  assert.equal(found.missing, 'nothing says when it was detected');
  assert.equal(measureDocument(readDocument(''))[0]?.missing, 'nothing says when it started or was detected');
});

test('an end before its start gives no length', () => {
  const found = measure(stated('2024-01-15 14:00 UTC', '2024-01-15 13:00 UTC'), 'detect');
  assert.deepEqual([found.minutes, found.missing], [null, 'detected stands before started']);
});

test('a moment to the day, or one without a zone beside one with, gives no length', () => {
  assert.match(
    measure(stated('2024-01-14', '2024-01-15 13:00 UTC'), 'detect').missing ?? '',
    /to the day only/,
  );
  assert.match(
    measure(stated('2024-01-15T14:00:00Z', '2024-01-15 15:00'), 'detect').missing ?? 'measured',
    /no zone is known|measured/,
  );
});

const library = (minutes: readonly number[], lacking = 0) =>
  measureLibrary([
    ...minutes.map((length, at) => ({
      file: `${at}.md`,
      document: incident(
        stated('2024-01-15 10:00 UTC', `2024-01-15 10:${String(length).padStart(2, '0')} UTC`),
      ),
    })),
    ...Array.from({ length: lacking }, (_, at) => ({
      file: `none-${at}.md`,
      document: readDocument('# T\n'),
    })),
  ])[0] ?? assert.fail();

test('every point is kept, and what lacks an anchor is listed', () => {
  const detect = library([5, 9, 2], 2);
  assert.deepEqual(
    detect.points.map((point) => point.minutes),
    [5, 9, 2],
  );
  assert.deepEqual(
    detect.missing.map(({ file }) => file),
    ['none-0.md', 'none-1.md'],
  );
  assert.equal(detect.median, 5);
});

test('an interval needs eight points, and few of many is not called an answer', () => {
  assert.equal(library([1, 2, 3, 4, 5, 6, 7]).interval, null);
  assert.match(library([1, 2, 3]).caution ?? '', /too few/);
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];
  assert.ok(library(eight).interval !== null);
  assert.equal(library(eight).caution, null);
  assert.match(library(eight, 9).caution ?? '', /Cannot tell/);
});

test('equal libraries give equal figures', () => {
  const lengths = [3, 1, 4, 1, 5, 9, 2, 6, 5];
  assert.deepEqual(library(lengths), library(lengths));
});

test('an empty library measures nothing', () => {
  assert.deepEqual(measureLibrary([]), []);
});
