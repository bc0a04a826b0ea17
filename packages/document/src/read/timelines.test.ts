import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Postmortem } from '../model.ts';
import { readDocument } from './read-document.ts';

function rows(text: string, name?: string): string[] {
  return readDocument(text, name === undefined ? {} : { name }).timeline.map(
    ({ stamp, until, text: words }) => `${stamp.at}${until ? `/${until.at}` : ''} ${words}`,
  );
}

function codes(document: Postmortem): string[] {
  return document.problems.map(({ code }) => code);
}

test('a table gives one entry a row, with the zone of its heading and the day of the head', () => {
  const text =
    '# Slow\n\n**Date**: 2024-05-02\n\n## Timeline (UTC)\n\n| Time | Event |\n|--|--|\n| 10:00 | Load rises |\n| ~10:05 | First `504` |\n';
  const { timeline } = readDocument(text);
  assert.deepEqual(
    timeline.map(({ stamp }) => stamp.at),
    ['2024-05-02T10:00:00Z', '2024-05-02T10:05:00Z'],
  );
  assert.deepEqual(
    timeline.map(({ text: words }) => words),
    ['Load rises', 'First 504'],
  );
  assert.equal(timeline[1]!.stamp.precision, 'about');
  assert.equal(text.slice(timeline[0]!.textSpan.from, timeline[0]!.textSpan.to), 'Load rises');
});

test('the time may stand in any column, and of two zone columns the one in UTC is taken', () => {
  const actor =
    '## Timeline\n\n| Actor | Time (UTC) | Action |\n|--|--|--|\n| Ana | 2024-05-02 10:00 | pages the team |\n';
  assert.deepEqual(rows(actor), ['2024-05-02T10:00:00Z pages the team']);
  const two =
    '## Timeline 2024-05-02\n\n| NZST | UTC | Event |\n|--|--|--|\n| 22:00 | 10:00 | Disk full |\n| 22:30 | 10:30 | Disk grown |\n';
  assert.deepEqual(rows(two), ['2024-05-02T10:00:00Z Disk full', '2024-05-02T10:30:00Z Disk grown']);
});

test('a table needs no outer pipes and a row without a time is no event', () => {
  const text =
    '## Timeline 2024-05-02 (UTC)\n\nTime | Event\n--- | ---\n10:00 | Load rises\n— | Somebody restarts\n10:20 | Load falls\n';
  assert.deepEqual(rows(text), ['2024-05-02T10:00:00Z Load rises', '2024-05-02T10:20:00Z Load falls']);
});

test('bullets, numbers and bold lines are read alike', () => {
  const day = '# 2024-05-02 Slow\n\n## Timeline\n\nAll times are UTC.\n\n';
  const expected = ['2024-05-02T10:00:00Z Load rises', '2024-05-02T10:20:00Z Load falls'];
  assert.deepEqual(rows(`${day}- 10:00 - Load rises\n- 10:20 - Load falls\n`), expected);
  assert.deepEqual(rows(`${day}1. **10:00**: Load rises\n2. **10:20**: Load falls\n`), expected);
  assert.deepEqual(rows(`${day}**10:00 Load rises**\n\n**10:20 Load falls**\n`), expected);
  assert.deepEqual(rows(`${day}* [10:00] Load rises\n* [10:20] Load falls\n`), expected);
  assert.deepEqual(rows(`${day}- \`10:00\` Load rises\n- {{ 10:20 }} Load falls\n`), expected);
});

test('plain lines that Markdown joins into one paragraph stay apart', () => {
  const text = '# Slow\n\nTimeline UTC:\n2024-05-02 10:00 Load rises\n2024-05-02 10:20 Load falls\nat last\n';
  assert.deepEqual(rows(text), [
    '2024-05-02T10:00:00Z Load rises',
    '2024-05-02T10:20:00Z Load falls at last',
  ]);
});

test('a line that only breaks off before a time is no new row', () => {
  const text =
    '## Timeline\n\nMay 2, 2024\n\n10:00 AM The probe failed. Violation began at\n9:58AM as the console says\n10:20 AM Load falls\n';
  assert.equal(rows(text).length, 2);
});

test('a heading for each event tells what stands below it', () => {
  const text =
    '# Slow\n\n## Timeline\n\nAll times in PST\n\n### 2024-05-02 17:00\n\nLoad rises.\n\n### 17:20\n\nLoad falls.\n\n- for good\n\n## Action items\n\n- Sleep\n';
  assert.deepEqual(rows(text), ['2024-05-03T00:00:00Z Load rises.', '2024-05-03T00:20:00Z Load falls.']);
  assert.equal(readDocument(text).timeline[0]!.layout, 'headings');
});

test('day lines carry the day, and months need no year when the document gives one', () => {
  const text =
    '# Slow\n\n**Date**: 2024-12-31\n\n## Timeline (UTC)\n\n**31 December**\n\n- 23:40 Load rises\n\n**1 January**\n\n- 00:10 Load falls\n';
  assert.deepEqual(rows(text), ['2024-12-31T23:40:00Z Load rises', '2025-01-01T00:10:00Z Load falls']);
});

test('midnight is crossed only on a drop of more than twelve hours', () => {
  const rolled = readDocument('## Timeline 2024-05-02 (UTC)\n\n- 23:40 Load rises\n- 00:10 Load falls\n');
  assert.deepEqual(
    rolled.timeline.map(({ stamp }) => stamp.at),
    ['2024-05-02T23:40:00Z', '2024-05-03T00:10:00Z'],
  );
  assert.equal(rolled.timeline[1]!.stamp.dateBasis, 'inferred');
  assert.deepEqual(codes(rolled), []);
  const slip = readDocument('## Timeline 2024-05-02 (UTC)\n\n- 15:33 Load rises\n- 13:40 Load falls\n');
  assert.equal(slip.timeline[1]!.stamp.at, '2024-05-02T13:40:00Z');
  assert.deepEqual(codes(slip), ['time-backwards']);
});

test('a log that tells the newest first is not out of order', () => {
  const text =
    '## Timeline (UTC)\n\n- 2024-05-02 12:00 over\n- 2024-05-02 11:00 better\n- 2024-05-02 10:30 worse\n- 2024-05-02 10:00 bad\n';
  assert.deepEqual(codes(readDocument(text)), []);
});

test('ranges end after they begin, over midnight too', () => {
  assert.deepEqual(rows('## Timeline 2024-05-02 (UTC)\n\n- 14:00–14:10 Restart\n- 23:50 - 00:20 Rebuild\n'), [
    '2024-05-02T14:00:00Z/2024-05-02T14:10:00Z Restart',
    '2024-05-02T23:50:00Z/2024-05-03T00:20:00Z Rebuild',
  ]);
});

test('without a zone the times stay local and a problem says so', () => {
  const document = readDocument('## Timeline 2024-05-02\n\n- 10:00 Load rises\n- 10:20 Load falls\n');
  assert.equal(document.timeline[0]!.stamp.at, '2024-05-02T10:00:00');
  assert.equal(document.zone, null);
  assert.deepEqual(codes(document), ['zone-missing']);
});

test('a zone handed in is used and marked as inferred', () => {
  const document = readDocument('## Timeline 2024-05-02\n\n- 10:00 Load rises\n', { zone: 'Europe/Berlin' });
  assert.equal(document.timeline[0]!.stamp.at, '2024-05-02T08:00:00Z');
  assert.equal(document.timeline[0]!.stamp.zoneBasis, 'inferred');
});

test('a chat permalink in a row proves the zone of the rows', () => {
  const text =
    '## Timeline 2023-06-12\n\n- 10:04 [First report](https://x.slack.com/archives/C0ABCDEF1/p1686560640469509)\n- 10:31 Cache found empty\n';
  const document = readDocument(text);
  assert.deepEqual(
    document.timeline.map(({ stamp }) => stamp.at),
    ['2023-06-12T09:04:00Z', '2023-06-12T09:31:00Z'],
  );
  assert.equal(document.timeline[1]!.stamp.zoneBasis, 'inferred');
});

test('days without any year are kept in order but placed on no day', () => {
  const document = readDocument(
    'Timeline UTC:\n31 Dec 23:50 Load rises\n31 Dec 23:59 Worse\n1 Jan 00:10 Load falls\n',
  );
  assert.deepEqual(
    document.timeline.map(({ stamp }) => stamp.at),
    [null, null, null],
  );
  assert.ok(codes(document).includes('date-missing'));
});

test('numeric days are read as the rest of the file writes them, else reported', () => {
  const told = readDocument(
    '## Timeline (UTC)\n\n- 20/06/2023 10:00 Load rises\n- 04/07/2023 10:20 Load falls\n',
  );
  assert.equal(told.timeline[1]!.stamp.at, '2023-07-04T10:20:00Z');
  assert.ok(!codes(told).includes('date-ambiguous'));
  const open = readDocument(
    '## Timeline (UTC)\n\n- 04/07/2023 10:00 Load rises\n- 04/07/2023 10:20 Load falls\n',
  );
  assert.ok(codes(open).includes('date-ambiguous'));
});

test('rows left over from a template are no events', () => {
  const document = readDocument(
    '## Timeline\n\n2015-10-21 (all times in UTC)\n\n- 14:51 Lorem ipsum fugiat.\n',
  );
  assert.deepEqual(document.timeline, []);
  assert.deepEqual(codes(document), ['sample-row']);
});

test('prose is a timeline where nothing else is', () => {
  const text = '# Slow\n\nOn May 2, 2024 at 10:00 UTC the load rose. It fell at 10:20 UTC after a restart.\n';
  const { timeline } = readDocument(text);
  assert.deepEqual(
    timeline.map(({ stamp, layout }) => [stamp.at, layout]),
    [
      ['2024-05-02T10:00:00Z', 'prose'],
      ['2024-05-02T10:20:00Z', 'prose'],
    ],
  );
});

test('citations and the time of learning belong to the row', () => {
  const { timeline } = readDocument(
    '## Timeline 2024-05-02 (UTC)\n\n- 10:00 Writes fail, noticed at 10:40 [^e7] [^e8]\n',
  );
  assert.deepEqual(timeline[0]!.citations, ['e7', 'e8']);
  assert.equal(timeline[0]!.knownAt?.at, '2024-05-02T10:40:00Z');
  assert.equal(timeline[0]!.text, 'Writes fail, noticed at 10:40');
});
