import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionKind } from '../model.ts';
import { readDocument } from './read-document.ts';
import { kindOfHeading } from './section-kinds.ts';

function kinds(text: string): SectionKind[] {
  return readDocument(text)
    .sections.filter(({ level }) => level > 0)
    .map(({ kind }) => kind);
}

test('headings are known in many spellings and languages', () => {
  const cases: readonly (readonly [string, SectionKind])[] = [
    ['Timeline (all times PST) 01/16/2024', 'timeline'],
    ['What was the timeline?', 'timeline'],
    ['2. Timeline of events', 'timeline'],
    [':warning: Five Why’s', 'five-whys'],
    ['5 Whys Analysis', 'five-whys'],
    ['What went wrong and why?', 'root-cause'],
    ["What didn't go so well?", 'went-wrong'],
    ['Where we got lucky', 'lucky'],
    ['How are we making incidents like this less likely or less impactful?', 'actions'],
    ['タイムライン', 'timeline'],
    ['うまくいったこと', 'went-well'],
    ['4. Was aendern wir', 'actions'],
    ['Causa raíz', 'root-cause'],
    ['Ce qui s’est bien passé', 'went-well'],
    ['Linha do tempo', 'timeline'],
    ['근본 원인', 'root-cause'],
    ['改进措施', 'actions'],
  ];
  for (const [heading, kind] of cases) assert.equal(kindOfHeading(heading), kind, heading);
});

test('every syntax of heading opens a section', () => {
  const text =
    'Title\n=====\n\n## Summary ##\n\nx\n\n**Impact**\n\n- y\n\nWhat went well:\n\n- z\n\n- **Review actions**:\n  - w\n\n**Root Cause:** v\n';
  assert.deepEqual(kinds(text), ['title', 'summary', 'impact', 'went-well', 'actions', 'root-cause']);
});

test('a document may give every section an H1', () => {
  assert.deepEqual(kinds('# Overview\n\nx\n\n# Root cause\n\ny\n\n# Action items\n\n- z\n'), [
    'summary',
    'root-cause',
    'actions',
  ]);
});

test('a section reaches to the next of its level, and knows its parent', () => {
  const text =
    '# T\n\n## Lessons\n\n### What went well\n\n- a\n\n### What went wrong\n\n- b\n\n## Actions\n\n- c\n';
  const { sections } = readDocument(text);
  const lessons = sections.find(({ kind }) => kind === 'lessons')!;
  assert.ok(text.slice(lessons.from, lessons.to).endsWith('- b\n\n'));
  assert.equal(sections.find(({ kind }) => kind === 'went-wrong')!.parent, lessons);
});

test('unknown sections are kept', () => {
  const { sections } = readDocument('# T\n\n## Zebras\n\nx\n');
  assert.equal(sections.find(({ heading }) => heading === 'Zebras')?.kind, 'unknown');
});
