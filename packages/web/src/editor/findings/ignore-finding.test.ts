import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, readDocument } from '@debrief/document';
import { lint } from '@debrief/lint';
import { ignoreFinding } from './ignore-finding.ts';

const intro = '# Checkout was slow\n\n**Date**: 2024-01-15 | **Severity**: SEV2\n\n## What happened\n\n';

/** Silences the first finding of the rule, and answers with the new text and whether that finding is gone. */
function silence(text: string, rule: string): { text: string; gone: boolean } {
  const before = lint(readDocument(text)).findings.filter((finding) => finding.rule === rule);
  const [first] = before;
  assert.ok(first, `${rule} finds nothing in ${JSON.stringify(text)}`);
  const after = applyChanges(text, [ignoreFinding(text, first, 'quoted\n from the --> log')]);
  const left = lint(readDocument(after)).findings.filter((finding) => finding.rule === rule);
  return { text: after, gone: left.length < before.length };
}

test('in prose the comment stands at the end of the line, and silences the rule there', () => {
  const { text, gone } = silence(
    `${intro}It started around noon, after Ana carelessly typed it.\n`,
    'character-verdict',
  );
  assert.equal(gone, true);
  assert.match(text, /typed it\. <!-- debrief-ignore character-verdict: quoted from the → log -->\n$/);
});

test('in a table it stands in the last cell, and the row stays a row', () => {
  const table =
    '## Timeline\n\n| Time | Event |\r\n| --- | --- |\r\n| 14:05 UTC | Ana carelessly deleted it |\r\n';
  const { text, gone } = silence(intro + table, 'character-verdict');
  assert.equal(gone, true);
  assert.match(text, /deleted it <!-- debrief-ignore [^|]*--> \|\r\n$/);
});

test('a finding about a heading has it above the heading, one in code above the fence', () => {
  const heading = { rule: 'x', from: 10 };
  assert.deepEqual(ignoreFinding('a\n\nb\n\n## H\n', { ...heading, from: 7 }, 'why').from, 6);
  assert.deepEqual(ignoreFinding('a\n\n```\nx\ny\n```\n', { ...heading, from: 9 }, 'why').from, 3);
});

test('a finding about the whole document has it at the top, below front matter', () => {
  const text = '---\ntitle: a\n---\n\n# A\n\nWords.\n';
  assert.deepEqual(ignoreFinding(text, { rule: 'missing-section', from: 0 }, 'short one'), {
    from: 17,
    to: 17,
    insert: '<!-- debrief-ignore missing-section: short one -->\n',
  });
});
