import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { fillTemplate } from './fill-template.ts';

const TEAM = `---
template: team
title: Ours
---
# Incident review: <!-- title -->

| our own | table |
| --- | --- |
| kept | kept |

**Date**: <!-- when -->
**Owner of the review**: <!-- name -->
**Time zone**: UTC

## What people saw

A sentence of our own that stays.

## Timeline

| When | What | Source |
| --- | --- | --- |

## Weather report

Kept as it is.

## Things to do

<!-- prompt -->
`;

const filled = fillTemplate(TEAM, {
  title: 'Search was slow',
  headLines: ['**Started**: 2024-01-01 10:00 UTC'],
  field: (label) => ({ date: '2024-01-01', 'time zone': 'Europe/Oslo' })[label] ?? null,
  body: (kind, _, own) => (kind === 'timeline' ? `${own.trim()}\n| 10:00 | x | y |` : null),
  questions: [
    { kind: 'timeline', markdown: 'When did it end?' },
    { kind: 'actions', markdown: 'Which changes follow?' },
  ],
});

test('sections keep their names and order; only the questions come in front', () => {
  const names = readDocument(filled.markdown)
    .sections.filter(({ level }) => level > 0 && level < 7)
    .map(({ heading }) => heading);
  assert.deepEqual(names, [
    'Incident review: Search was slow',
    'Open Questions',
    'What people saw',
    'Timeline',
    'Weather report',
    'Things to do',
  ]);
});

test('unknown sections and fields stay untouched, known fields are filled', () => {
  assert.match(filled.markdown, /A sentence of our own that stays\./);
  assert.match(filled.markdown, /Kept as it is\./);
  assert.match(filled.markdown, /\*\*Date\*\*: 2024-01-01/);
  assert.match(filled.markdown, /\*\*Time zone\*\*: Europe\/Oslo/);
  assert.match(filled.markdown, /\*\*Owner of the review\*\*: <!-- name -->/);
  assert.match(filled.markdown, /\| kept \| kept \|/);
});

test('questions name the section where the answer belongs', () => {
  assert.deepEqual(
    filled.asked.map(({ section }) => section),
    ['Timeline', 'Things to do'],
  );
});
