/** Keys that write Markdown: bold, italic, code, link, headings, tasks. */
import { indentLess, indentMore, insertTab } from '@codemirror/commands';
import { markdownKeymap } from '@codemirror/lang-markdown';
import { type ChangeSpec, EditorSelection, type StateCommand } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';

/** Puts marks round each selection, or takes them away where they stand; without a selection, round the word. */
export function wrapWith(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const changes = state.changeByRange((range) => {
      const word = range.empty ? state.wordAt(range.head) : null;
      const { from, to } = word ?? range;
      const inside = state.sliceDoc(from, to);
      const before = state.sliceDoc(from - mark.length, from);
      const after = state.sliceDoc(to, to + mark.length);
      const isMore = (text: string) => mark === '*' && text === '*';
      const doubled = isMore(state.sliceDoc(from - 2, from - 1)) || isMore(state.sliceDoc(to + 1, to + 2));
      if (before === mark && after === mark && !doubled) {
        return {
          changes: [
            { from: from - mark.length, to: from },
            { from: to, to: to + mark.length },
          ],
          range: EditorSelection.range(range.anchor - mark.length, range.head - mark.length),
        };
      }
      if (inside.length > 2 * mark.length && inside.startsWith(mark) && inside.endsWith(mark)) {
        return {
          changes: { from, to, insert: inside.slice(mark.length, -mark.length) },
          range: EditorSelection.range(from, to - 2 * mark.length),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
      };
    });
    dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

/** Makes a link of the selection: an address becomes the target, words become the text. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes = state.changeByRange((range) => {
    const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range;
    const words = state.sliceDoc(from, to);
    const address = /^(?:https?:\/\/|mailto:)\S+$/.test(words);
    const insert = address ? `[](${words})` : `[${words}]()`;
    const cursor = address || words === '' ? from + 1 : from + insert.length - 1;
    return { changes: { from, to, insert }, range: EditorSelection.cursor(cursor) };
  });
  dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

/** Makes each selected line a heading of the level, or plain text where it is one already. */
export function setHeading(level: number): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const changes: ChangeSpec[] = [];
    for (const number of selectedLines(state.selection.ranges, (at) => state.doc.lineAt(at).number)) {
      const line = state.doc.line(number);
      const marks = /^(#{1,6})[ \t]+/.exec(line.text);
      const insert = marks?.[1]?.length === level ? '' : `${'#'.repeat(level)} `;
      changes.push({ from: line.from, to: line.from + (marks?.[0].length ?? 0), insert });
    }
    const selection = state.selection.map(state.changes(changes), 1);
    dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

/** Makes each selected line a task, or ticks and unticks those that are. */
export const toggleTasks: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes: ChangeSpec[] = [];
  for (const number of selectedLines(state.selection.ranges, (at) => state.doc.lineAt(at).number)) {
    const line = state.doc.line(number);
    const task = /^(\s*(?:[-*+]|\d+[.)])[ \t]+)\[([ xX])\]/.exec(line.text);
    if (task) {
      const at = line.from + (task[1]?.length ?? 0) + 1;
      changes.push({ from: at, to: at + 1, insert: task[2] === ' ' ? 'x' : ' ' });
    } else {
      const item = /^(\s*(?:[-*+]|\d+[.)])[ \t]+)/.exec(line.text);
      const at = line.from + (item?.[0].length ?? /^\s*/.exec(line.text)?.[0].length ?? 0);
      changes.push({ from: at, insert: item ? '[ ] ' : '- [ ] ' });
    }
  }
  dispatch(state.update({ changes, userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

function selectedLines(
  ranges: readonly { from: number; to: number }[],
  lineOf: (at: number) => number,
): readonly number[] {
  const numbers = new Set<number>();
  for (const { from, to } of ranges)
    for (let number = lineOf(from); number <= lineOf(to); number++) numbers.add(number);
  return [...numbers];
}

const inList: StateCommand = (target) => {
  const { state } = target;
  const line = state.doc.lineAt(state.selection.main.head);
  if (/^\s*(?:[-*+]|\d+[.)])\s/.test(line.text)) return indentMore(target);
  // Tab leaves the editor otherwise, as a reader of the keyboard expects; a tab is typed in code only.
  return /^(?:\t| {4})/.test(line.text) ? insertTab(target) : false;
};

export const formatKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: wrapWith('**'), preventDefault: true },
  { key: 'Mod-i', run: wrapWith('*'), preventDefault: true },
  { key: 'Mod-e', run: wrapWith('`'), preventDefault: true },
  { key: 'Mod-Shift-x', run: wrapWith('~~'), preventDefault: true },
  { key: 'Mod-k', run: insertLink, preventDefault: true, stopPropagation: true },
  { key: 'Mod-Alt-1', run: setHeading(1) },
  { key: 'Mod-Alt-2', run: setHeading(2) },
  { key: 'Mod-Alt-3', run: setHeading(3) },
  { key: 'Mod-Enter', run: toggleTasks },
  { key: 'Tab', run: inList, shift: indentLess },
  ...markdownKeymap,
];
