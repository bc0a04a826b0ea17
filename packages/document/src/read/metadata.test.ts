import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDocument } from './read-document.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

test('bold label lines, one a line or several in a row, are the head', () => {
  const lines = readDocument(
    '# Cache storm\n\n**Date**: 2024-01-15 | **Duration**: 12 min | **Severity**: SEV3\n',
  );
  assert.equal(lines.date?.value, '2024-01-15');
  assert.equal(lines.duration?.value, 12);
  assert.equal(lines.severity?.value, 3);
  const head = readDocument(fixture('search-outage.md'));
  assert.deepEqual(
    head.authors.map(({ value }) => value),
    ['@ines', '@tomek'],
  );
  assert.equal(head.status?.value, 'in-review');
  assert.equal(head.severity?.raw, 'SEV2');
});

test('bullets, bare lines, tables, quotes and a heading a field are the head too', () => {
  const heads = [
    '# T\n\n- **Severity**: SEV-2\n- **Status**: Final\n',
    '# T\n\nSeverity: SEV-2\nStatus: Final\n',
    '# T\n\n| Item | Detail |\n|--|--|\n| Severity | SEV-2 |\n| Status | Final |\n',
    '# T\n\n| | |\n|--|--|\n| **Severity** | SEV-2 |\n| **Status** | Final |\n',
    '# T\n\n> **Severity:** SEV-2\n> **Status:** Final\n',
    '# T\n\n## Severity\n\nSEV-2\n\n## Status\n\nFinal\n',
    '---\nseverity: SEV-2\nstatus: Final\n---\n\n# T\n',
    '+++\nseverity = "SEV-2"\nstatus = "Final"\n+++\n\n# T\n',
    '# T\n\n| 項目 | 値 |\n|--|--|\n| 重大度 | SEV-2 |\n| ステータス | 完了 |\n',
  ];
  for (const head of heads) {
    const { severity, status } = readDocument(head);
    assert.equal(severity?.value, 2, head);
    assert.equal(status?.value, 'final', head);
  }
});

test('every value knows its place', () => {
  const text = '# T\n\n**Date**: 2024-01-15\n**Authors:** Mara Lind (on call), Oke Brandt\n';
  const { date, authors } = readDocument(text);
  assert.equal(text.slice(date!.from, date!.to), '2024-01-15');
  assert.deepEqual(
    authors.map(({ value }) => value),
    ['Mara Lind', 'Oke Brandt'],
  );
  assert.equal(text.slice(authors[1]!.from, authors[1]!.to), 'Oke Brandt');
});

test('the state of the document and of the incident are different things', () => {
  assert.equal(readDocument('# T\n\n**Status**: Resolved\n').status?.value, null);
  assert.equal(readDocument('# T\n\n**Status**: Resolved\n').incidentStatus?.value, 'resolved');
  assert.equal(readDocument('# T\n\n**Status**: Draft | In Review | Final\n').status?.value, null);
});

test('the example date of a template’s prompt is no date of the incident', () => {
  assert.equal(readDocument('# T\n\n**Date**: <!-- 2024-01-15 -->\n').date, null);
  assert.equal(
    readDocument('# T\n\n**Date**: <!-- such as 2024-01-15 --> 2024-03-02\n').date?.value,
    '2024-03-02',
  );
});

test('the incident’s date wins over the day of publication', () => {
  const { date, title } = readDocument(fixture('printer-queue.md'));
  assert.equal(date?.value, '2022-11-18');
  assert.equal(title?.value, 'Label printers stopped');
  assert.equal(readDocument('# T\n', { name: '2024-02-03-t.md' }).date?.value, '2024-02-03');
});

test('stated figures are read with what they measure', () => {
  const text =
    '# T\n\n## Stats\n\n- Time to detection: 1415 minutes\n- Time to recovery: ?\n- **Time to repair**: 33h 15m (during support hours 10:00-17:00 M-F)\n';
  assert.deepEqual(
    readDocument(text).durations.map(({ measures, minutes, officeHours }) => [
      measures,
      minutes,
      officeHours,
    ]),
    [
      ['detect', 1415, false],
      ['resolve', null, false],
      ['repair', 1995, true],
    ],
  );
});

test('a rule on the first line is no front matter', () => {
  assert.equal(readDocument('---\n\n# Heading\n\ntext\n\n---\n').title?.value, 'Heading');
});

test('footnotes know where they are cited', () => {
  const { footnotes } = readDocument(fixture('search-outage.md'));
  assert.deepEqual(
    footnotes.map(({ label, references }) => [label, references.length]),
    [
      ['e1', 1],
      ['e2', 1],
    ],
  );
});
