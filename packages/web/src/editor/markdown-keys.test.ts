import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { insertLink, setHeading, toggleTasks, wrapWith } from './markdown-keys.ts';

/** Runs a command on a text in which `‹` and `›` stand round the selection; answers the same way. */
function run(marked: string, command: StateCommand): string {
  const anchor = marked.indexOf('‹');
  const head = marked.indexOf('›') - 1;
  let state = EditorState.create({
    doc: marked.replace(/[‹›]/g, ''),
    selection: EditorSelection.range(anchor, head),
  });
  command({ state, dispatch: (transaction) => (state = transaction.state) });
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  return `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;
}

test('bold goes round the selection and away again', () => {
  assert.equal(run('the ‹cache› was cold', wrapWith('**')), 'the **‹cache›** was cold');
  assert.equal(run('the **‹cache›** was cold', wrapWith('**')), 'the ‹cache› was cold');
  assert.equal(run('the ‹**cache**› was cold', wrapWith('**')), 'the ‹cache› was cold');
});

test('without a selection the word is taken', () => {
  assert.equal(run('the ca‹›che was cold', wrapWith('`')), 'the `ca‹›che` was cold');
});

test('italic inside bold adds a mark and does not break the bold', () => {
  assert.equal(run('**‹cache›**', wrapWith('*')), '***‹cache›***');
});

test('a link waits for its address, or for its words where the address is selected', () => {
  assert.equal(run('see ‹the page› now', insertLink), 'see [the page](‹›) now');
  assert.equal(run('see ‹https://x.example/a› now', insertLink), 'see [‹›](https://x.example/a) now');
});

test('a heading changes its level and goes back to words', () => {
  assert.equal(run('‹›Impact', setHeading(2)), '## ‹›Impact');
  assert.equal(run('### Imp‹›act', setHeading(2)), '## Imp‹›act');
  assert.equal(run('## Imp‹›act', setHeading(2)), 'Imp‹›act');
});

test('lines become tasks, tasks are ticked', () => {
  assert.equal(run('- a‹\nb›', toggleTasks), '- [ ] a‹\n- [ ] b›');
  assert.equal(run('- [ ] a‹›', toggleTasks), '- [x] a‹›');
});
