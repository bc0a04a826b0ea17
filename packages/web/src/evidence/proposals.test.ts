import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, builtInTemplates, readDocument } from '@debrief/document';
import { acceptProposals, isUntouched, proposalsOf } from './proposals.ts';

const document = readDocument(`# Basket outage

**Date**: 2026-03-04

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 14:05 | Alert fired [^e1] |

[^e1]: pager
`);
const draft = {
  markdown: '',
  questions: [],
  citations: { e1: 'pager', e2: 'slack, 2026-03-04T14:20:00Z', e3: 'slack, 2026-03-04T14:10:00Z' },
  entries: [
    { at: '2026-03-04T14:05:00Z', text: 'Alert fired', kind: 'alert', events: ['e1'] },
    { at: '2026-03-04T14:20:00Z', text: 'Rolled back | to 4.0', kind: 'act', events: ['e2'] },
    { at: '2026-03-04T14:10:00Z', text: 'Declared', kind: 'declare', events: ['e3'] },
  ],
};

test('rows that the document cites already are known', () => {
  assert.deepEqual(
    proposalsOf(document, draft).map(({ known }) => known),
    [true, false, false],
  );
});

test('accepted rows stand in order of time, each with its footnote, the rest untouched', () => {
  const chosen = proposalsOf(document, draft).filter(({ known }) => !known);
  const text = applyChanges(document.text, acceptProposals(document, chosen, draft.citations));
  const after = readDocument(text);
  assert.deepEqual(
    after.timeline.map(({ stamp, citations }) => [stamp.raw, citations]),
    [
      ['14:05', ['e1']],
      ['14:10', ['e3']],
      ['14:20', ['e2']],
    ],
  );
  assert.deepEqual(after.footnotes.map(({ label }) => label).toSorted(), ['e1', 'e2', 'e3']);
  assert.ok(text.startsWith(document.text.slice(0, document.text.indexOf('| 14:05'))));
});

test('a template as it came may be replaced, a document that people wrote may not', () => {
  const templates = builtInTemplates().map(({ markdown }) => markdown);
  for (const template of templates) assert.equal(isUntouched(readDocument(template), templates), true);
  assert.equal(isUntouched(readDocument(''), templates), true);
  assert.equal(isUntouched(document, templates), false);
  assert.equal(isUntouched(readDocument(`${templates[0]}\nMore.\n`), templates), false);
});
