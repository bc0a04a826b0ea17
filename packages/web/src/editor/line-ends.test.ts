import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { EditorSelection, EditorState, type TransactionSpec } from '@codemirror/state';
import { postmortemLanguage } from './grammar.ts';
import { endsInCrlf, lineEnds } from './line-ends.ts';

function editor(doc: string, head = 0): EditorState {
  return EditorState.create({
    doc,
    selection: EditorSelection.cursor(head),
    extensions: [EditorState.lineSeparator.of('\n'), lineEnds(doc), postmortemLanguage],
  });
}

const after = (state: EditorState, spec: TransactionSpec) => state.update(spec).state;

test('a file with CRLF keeps it: what is typed in between leaves every other character alone', () => {
  const text = '# A\r\n\r\n- one\r\n- two\r\n';
  const state = editor(text, 12);
  assert.equal(state.doc.toString(), text);
  assert.equal(
    after(state, { changes: { from: 12, insert: '!' } }).doc.toString(),
    text.replace('one', 'one!'),
  );
});

test('Enter in a CRLF file gives CRLF and continues the list', () => {
  let state = editor('- one\r\n- two\r\n', 5);
  insertNewlineContinueMarkup({ state, dispatch: (transaction) => (state = transaction.state) });
  assert.equal(state.doc.toString(), '- one\r\n- \r\n- two\r\n');
  assert.equal(state.selection.main.head, 9);
});

test('text pasted with other line ends takes those of the file', () => {
  const crlf = after(editor('a\r\nb\r\n', 1), { changes: { from: 1, insert: '\nx\r\ny\n' } });
  assert.equal(crlf.doc.toString(), 'a\r\nx\r\ny\r\n\r\nb\r\n');
  const lf = after(editor('a\nb\n', 1), { changes: { from: 1, insert: '\r\nx\r\n' } });
  assert.equal(lf.doc.toString(), 'a\nx\n\nb\n');
});

test('the cursor never stands behind a carriage return', () => {
  const state = after(editor('ab\r\ncd'), { selection: EditorSelection.range(0, 3) });
  assert.deepEqual([state.selection.main.anchor, state.selection.main.head], [0, 2]);
  assert.equal(after(editor('ab\r\n'), { selection: { anchor: 4 } }).selection.main.head, 4);
});

test('the arrow key goes from the end of a line to the next one, and back in front of the hidden character', () => {
  const move = (state: EditorState, head: number) =>
    after(state, { selection: { anchor: head }, userEvent: 'select' }).selection.main.head;
  assert.equal(move(editor('ab\r\ncd', 2), 3), 4);
  assert.equal(move(editor('ab\r\ncd', 4), 3), 2);
  assert.equal(move(editor('ab\r\ncd', 1), 3), 2);
});

test('who deletes half of a line end deletes both; the end of a line alone stays', () => {
  const left = (from: number, to: number) =>
    after(editor('ab\r\ncd\r\n', from), { changes: { from, to }, userEvent: 'delete' }).doc.toString();
  assert.equal(left(2, 3), 'abcd\r\n');
  assert.equal(left(3, 4), 'abcd\r\n');
  assert.equal(left(2, 4), 'abcd\r\n');
  assert.equal(left(1, 3), 'a\r\ncd\r\n');
  assert.equal(left(3, 5), 'abd\r\n');
});

test('a lone carriage return in a file is kept', () => {
  const text = 'a\rb\nc\n';
  assert.equal(after(editor(text), { changes: { from: 4, insert: 'x' } }).doc.toString(), 'a\rb\nxc\n');
});

test('the line end that most lines have is the file’s', () => {
  assert.equal(endsInCrlf('a\r\nb\r\nc\n'), true);
  assert.equal(endsInCrlf('a\nb\r\nc\n'), false);
  assert.equal(endsInCrlf(''), false);
});
