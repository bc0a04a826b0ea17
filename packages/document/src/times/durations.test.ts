import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDurations, parseDuration } from './durations.ts';

test('lengths of time are read in every spelling', () => {
  const cases: [string, number][] = [
    ['58m', 58],
    ['0h 55m', 55],
    ['673h 34m', 40_414],
    ['4d 1h 30m', 5850],
    ['2h 13m 30s', 133.5],
    ['5 minutes', 5],
    ['4 hours and 12 minutes', 252],
    ['約 58 分', 58],
    ['47-minute', 47],
    ['an hour and a half', 90],
    ['two and a half hours', 150],
    ['half an hour', 30],
    ['1.5 hours', 90],
    ['1h30m', 90],
    ['one hour, 12 minutes', 72],
    ['2時間30分', 150],
    ['3 시간', 180],
    ['1時間半', 90],
    ['eine halbe Stunde', 30],
    ['una hora', 60],
    ['30-45 minutes', 45],
    ['90 Minuten', 90],
    ['1,200 seconds', 20],
    ['2 days, 4 hours', 3120],
    ['2:13:30', 133.5],
    ['1:05', 65],
  ];
  for (const [text, minutes] of cases) assert.equal(parseDuration(text)?.minutes, minutes, text);
});

test('doubt and office hours are kept', () => {
  assert.equal(parseDuration('~41h')?.approximate, true);
  assert.equal(parseDuration('"~22 days end-to-end"')?.minutes, 31_680);
  assert.equal(parseDuration('about 2 hours')?.approximate, true);
  assert.equal(parseDuration('2 hours')?.approximate, false);
  assert.equal(parseDuration('30-45 minutes')?.approximate, true);
  const office = parseDuration('6h 15m (during support hours 09:00-17:00 M-F)');
  assert.equal(office?.officeHours, true);
  assert.equal(office?.minutes, 375);
  assert.equal(parseDuration('6h 15m')?.officeHours, false);
});

test('what is not known stays unknown', () => {
  for (const text of ['?', 'N/A', 'TBD', '', 'unknown', 'v3.2h', 'for 3 months'])
    assert.equal(parseDuration(text), null, text);
});

test('several lengths in a sentence stay several', () => {
  const found = findDurations('Detected after 12 minutes, mitigated in 1h 5m; 2h, 3h later all was well.');
  assert.deepEqual(
    found.map(({ minutes }) => minutes),
    [12, 65, 120, 180],
  );
  for (const { raw, from, to } of found) assert.equal(raw.length, to - from);
});

test('a line of a megabyte of digits or units is read', () => {
  for (const piece of ['1', '1h', '1 h ', 'an ', '1,', 'half an ']) {
    const text = piece.repeat(1_000_000 / piece.length);
    for (const { from, to } of findDurations(text)) assert.ok(from < to && to <= text.length);
  }
});
