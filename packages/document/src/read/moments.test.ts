import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inspectReport } from './inspect-report.ts';
import { readDocument } from './read-document.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

test('moments are read off the rows of the search outage and counted from its start', () => {
  const { moments, durations, timeline } = inspectReport(readDocument(fixture('search-outage.md')));
  assert.equal(moments.started?.at, '2024-03-09T21:58:00Z');
  assert.equal(moments.detected?.at, '2024-03-09T22:06:00Z');
  assert.equal(moments.acknowledged?.at, '2024-03-09T22:09:00Z');
  assert.equal(moments.declared?.at, '2024-03-09T22:14:00Z');
  assert.equal(moments.identified?.at, '2024-03-09T22:31:00Z');
  assert.equal(moments.mitigated?.at, '2024-03-09T22:47:00Z');
  assert.equal(moments.detected?.basis, 'inferred');
  assert.equal(durations.detectMinutes, 8);
  assert.equal(timeline.at(-1)!.at, '2024-03-10T00:02:00Z');
});

test('milestone fields are stated, with or without a colon, for the first incident of a log', () => {
  const document = readDocument(fixture('incident-log.md'));
  const { moments } = inspectReport(document);
  assert.equal(moments.detected?.basis, 'stated');
  assert.equal(moments.mitigated?.at, '2023-06-12T10:31:00Z');
  assert.equal(moments.resolved?.at, '2023-06-12T11:00:00Z');
  assert.deepEqual([...new Set(document.timeline.map(({ timeline }) => timeline))], [0, 1]);
  assert.deepEqual(
    document.durations.map(({ measures, minutes, timeline }) => [measures, minutes, timeline]),
    [
      ['repair', 87, 0],
      ['resolve', 116, 0],
      ['resolve', 25, 1],
    ],
  );
});

test('what is denied, planned or doubted is no moment', () => {
  const text = (row: string): string =>
    `## Timeline 2024-05-02 (UTC)\n\n- 10:00 Load rises\n- 10:20 ${row}\n`;
  for (const row of [
    'The incident is not resolved yet',
    'We hope the incident will be resolved soon',
    'Incident resolved?',
  ]) {
    assert.equal(readDocument(text(row)).moments.resolved, undefined, row);
  }
  assert.equal(readDocument(text('Incident resolved')).moments.resolved?.stamp.at, '2024-05-02T10:20:00Z');
});

test('a window in the summary states start and end', () => {
  const { moments } = readDocument(
    '# Slow\n\n**Date**: 2024-05-02\n\n## Summary\n\nPages were slow for 25 minutes (14:32 - 14:57 UTC).\n',
  );
  assert.equal(moments.started?.stamp.at, '2024-05-02T14:32:00Z');
  assert.equal(moments.resolved?.stamp.at, '2024-05-02T14:57:00Z');
  assert.equal(moments.started?.basis, 'stated');
});

test('an impact window in a field states start and end', () => {
  const { moments, duration } = readDocument(
    '## IMPACT TIME\n\nAug 30 at 11:15 to Aug 30 at 12:13\n\n## DURATION\n\n58m\n*All times are in Pacific Time (US & Canada).*\n\n# Hub down\n\n## Timeline\n\nAug 30, 2022\n\n11:15 AM Reported\n',
  );
  assert.equal(duration?.value, 58);
  assert.equal(moments.started?.basis, 'stated');
});
