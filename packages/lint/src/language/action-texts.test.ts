import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { actionTexts, taskStart } from './action-texts.ts';
import { buildProse } from './build-prose.ts';

function tasks(text: string): string[] {
  const document = readDocument(text);
  return actionTexts(document, buildProse(document)).map(({ words }) => words.slice(taskStart(words)));
}

test('a task begins at its verb, whatever stands before it', () => {
  for (const [words, verb] of [
    ['we should also look into retries', 'look into retries'],
    ['todo: fix the probe', 'fix the probe'],
    ['the storage team must rotate keys', 'rotate keys'],
    ['in the future, we need to split it', 'split it'],
    ['#12: add a test', 'add a test'],
    ['improve it', 'improve it'],
  ] as const)
    assert.equal(words.slice(taskStart(words)), verb);
});

test('actions give their titles, and table headings give nothing', () => {
  assert.deepEqual(
    tasks('# T\n\n## Action items\n\n| Action | Owner |\n| --- | --- |\n| Fix the probe | @li |\n'),
    ['fix the probe'],
  );
});

test('a short text without headings is read sentence by sentence, a document with headings is not', () => {
  assert.deepEqual(tasks('Fix the probe.\n'), ['fix the probe.']);
  assert.deepEqual(tasks('# T\n\n## Root cause\n\nFix the probe.\n'), []);
});
