import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../read/read-document.ts';
import { applyChanges } from './changes.ts';
import { addFootnote } from './footnote-edits.ts';

const after = (text: string, label = 'e2', line = '[^e2]: slack, 2026-03-04T09:00:00Z') =>
  applyChanges(text, addFootnote(readDocument(text), label, line));

test('the first definition goes to the end, a blank line before it', () => {
  assert.equal(after('# One\n\nWords.\n'), '# One\n\nWords.\n\n[^e2]: slack, 2026-03-04T09:00:00Z\n');
});

test('a further definition stands after the last, with the line ends of the document', () => {
  assert.equal(
    after('# One\r\n\r\nWords [^e1].\r\n\r\n[^e1]: log\r\n'),
    '# One\r\n\r\nWords [^e1].\r\n\r\n[^e1]: log\r\n[^e2]: slack, 2026-03-04T09:00:00Z\r\n',
  );
});

test('a label that is defined stays as it is, and a definition is one line', () => {
  assert.deepEqual(addFootnote(readDocument('A [^e1].\n\n[^e1]: log\n'), 'e1', '[^e1]: other'), []);
  assert.ok(after('Words.\n', 'e2', '[^e2]: two\n# lines').endsWith('[^e2]: two # lines\n'));
});
