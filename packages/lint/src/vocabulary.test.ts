import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { lint } from './lint.ts';
import type { LintConfig } from './rule.ts';
import { defaultConfig } from './settings.ts';

function found(text: string, vocabulary: LintConfig['vocabulary'], rule: string): string[] {
  const { findings } = lint(readDocument(text), { config: { ...defaultConfig, vocabulary } });
  return findings.filter((finding) => finding.rule === rule).map(({ from, to }) => text.slice(from, to));
}

const impact = '# Tills froze\n\n## Impact\n\nSome tills froze. Wobbly service (again) in the north.\n';

test('a phrase that the house adds is found as whole words, whatever its case and marks', () => {
  assert.deepEqual(
    found(impact, { 'vague-quantity': { add: ['wobbly service (again)'] } }, 'vague-quantity'),
    ['Some tills', 'Wobbly service (again)'],
  );
  assert.deepEqual(found(impact, { minimising: { add: ['ill', 'tills fro'] } }, 'minimising'), []);
});

test('a phrase that the house allows silences the rule there and nowhere else', () => {
  assert.deepEqual(found(impact, { 'vague-quantity': { allow: ['some tills'] } }, 'vague-quantity'), []);
  assert.deepEqual(found(impact, { minimising: { allow: ['some tills'] } }, 'vague-quantity'), [
    'Some tills',
  ]);
  assert.deepEqual(found(impact, { 'vague-quantity': { allow: ['north'] } }, 'vague-quantity'), [
    'Some tills',
  ]);
});

test('words added to a rule about tasks count among the actions only', () => {
  const text =
    '# T\n\n## Root cause\n\nWe eyeballed it.\n\n## Action items\n\n- Eyeballed dashboards stay.\n';
  assert.deepEqual(found(text, { 'vague-action': { add: ['eyeballed'] } }, 'vague-action'), ['Eyeballed']);
});
