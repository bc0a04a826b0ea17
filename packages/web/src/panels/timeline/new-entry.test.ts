import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, readDocument } from '@debrief/document';
import { pinEvent, typedEntry } from './new-entry.ts';

const document = readDocument(`# Basket outage

**Date**: 2026-03-04

## Timeline

All times in Europe/Berlin.

| Time | Event |
| --- | --- |
| 14:05 | Alert fired |
| 14:40 | Rolled back |

## Lessons
`);
const event = {
  id: 'e1a2b3c',
  file: 'abc123',
  at: '2026-03-04T13:20:00Z',
  until: null,
  source: 'slack',
  kind: 'message',
  actor: 'Ines',
  text: 'pool is at 100 %\n# not a heading | no cell',
  url: 'https://chat.example.com/p1',
  place: 'export.zip!/ops/2026-03-04.json:3',
  sha256: 'ab12',
};

test('a pinned event becomes a row in its place, in the zone of the timeline, and cites its record', () => {
  const text = applyChanges(document.text, pinEvent(document, event));
  const after = readDocument(text);
  assert.deepEqual(
    after.timeline.map((entry) => [entry.stamp.raw, entry.citations.length]),
    [
      ['14:05', 0],
      ['14:20', 1],
      ['14:40', 0],
    ],
  );
  assert.match(text, /\[\^e1a2b3c\]: slack, 2026-03-04T13:20:00Z, .*sha256:ab12/);
  assert.equal(after.sections.length, document.sections.length);
  assert.deepEqual(pinEvent(after, event), []);
});

test('a typed time goes to its place; words that are no time are refused with advice', () => {
  const text = applyChanges(document.text, typedEntry(document, '14:10', 'Page acknowledged'));
  assert.deepEqual(
    readDocument(text).timeline.map((entry) => entry.stamp.raw),
    ['14:05', '14:10', '14:40'],
  );
  assert.throws(() => typedEntry(document, 'soon', 'x'), /not read as a time/);
});

test('an event starts a timeline in a document that has none', () => {
  const empty = readDocument('# New\n');
  const after = readDocument(applyChanges(empty.text, pinEvent(empty, event)));
  assert.equal(after.timeline.length, 1);
  assert.equal(after.timeline[0]?.stamp.at, '2026-03-04T13:20:00Z');
});
