/** Front matter folded to one line at the beginning: it is for machines, and one click away for people. */
import { codeFolding, foldEffect, foldKeymap, unfoldEffect } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

/** What of the text is folded at the beginning; null where there is no front matter worth folding. */
export function frontMatterRange(state: EditorState): { from: number; to: number } | null {
  const { doc } = state;
  const mark = doc.line(1).text.trimEnd();
  if (mark !== '---' && mark !== '+++') return null;
  for (let number = 2; number <= Math.min(doc.lines, 400); number++) {
    const line = doc.line(number);
    if (line.text.trimEnd() === mark) {
      const first = doc.line(1);
      const from = first.to - (first.text.endsWith('\r') ? 1 : 0);
      return number > 3 ? { from, to: line.from + mark.length } : null;
    }
  }
  return null;
}

export const frontMatterFolding: Extension = [
  codeFolding({
    preparePlaceholder: (state, { from, to }) =>
      `${state.doc.lineAt(to).number - state.doc.lineAt(from).number - 1} lines of front matter`,
    placeholderDOM: (_view, onclick, words: string) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'md-folded';
      button.textContent = words;
      button.title = 'Show the front matter';
      button.addEventListener('click', onclick);
      return button;
    },
  }),
  keymap.of(foldKeymap),
];

export function foldFrontMatter(view: EditorView): void {
  const range = frontMatterRange(view.state);
  if (range) view.dispatch({ effects: foldEffect.of(range) });
}

export function unfoldFrontMatter(view: EditorView): void {
  const range = frontMatterRange(view.state);
  if (range) view.dispatch({ effects: unfoldEffect.of(range) });
}
