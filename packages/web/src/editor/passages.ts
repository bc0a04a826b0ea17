/** Passages of the text that comments hang on, and the short flash of a place that a link or list leads to. */
import { type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A passage that a thread hangs on. */
export interface Passage {
  readonly thread: string;
  readonly from: number;
  readonly to: number;
  readonly suggestion: boolean;
  /** The thread that is open at the side. */
  readonly open: boolean;
}

export const setPassages = StateEffect.define<readonly Passage[]>();
const flash = StateEffect.define<{ from: number; to: number } | null>();

const passages = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setPassages)) continue;
      const length = transaction.newDoc.length;
      return Decoration.set(
        effect.value
          .filter(({ from, to }) => from < to && to <= length)
          .map(({ thread, from, to, suggestion, open }) =>
            Decoration.mark({
              class: `passage${suggestion ? ' passage-suggestion' : ''}${open ? ' passage-open' : ''}`,
              attributes: { 'data-thread': thread },
            }).range(from, to),
          ),
        true,
      );
    }
    return transaction.docChanged ? value.map(transaction.changes) : value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const flashMark = Decoration.mark({ class: 'flash' });
const flashLine = Decoration.line({ class: 'flash-line' });

const flashes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(flash)) continue;
      if (effect.value === null) return Decoration.none;
      const { from, to } = effect.value;
      const line = transaction.newDoc.lineAt(from);
      const whole = flashLine.range(line.from);
      return Decoration.set(to > from ? [whole, flashMark.range(from, to)] : [whole], true);
    }
    return transaction.docChanged ? value.map(transaction.changes) : value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** `open` is called with the thread of a passage that was clicked. */
export function passageMarks(open: (thread: string) => void): Extension {
  return [
    // Within code and links, whose own ground would hide theirs.
    Prec.high(passages),
    flashes,
    EditorView.domEventHandlers({
      click(event) {
        const target = event.target instanceof Element ? event.target.closest('[data-thread]') : null;
        const thread = target?.getAttribute('data-thread');
        if (thread) open(thread);
        return false;
      },
    }),
  ];
}

/** Scrolls to a place and marks it for a moment. */
export function revealPlace(view: EditorView, from: number, to: number, focus: boolean): void {
  const length = view.state.doc.length;
  const range = { from: Math.min(from, length), to: Math.min(Math.max(from, to), length) };
  view.dispatch({
    effects: [EditorView.scrollIntoView(range.from, { y: 'center' }), flash.of(range)],
    ...(focus ? { selection: { anchor: range.from, head: range.to } } : {}),
  });
  if (focus) view.focus();
  setTimeout(() => {
    if (view.dom.isConnected) view.dispatch({ effects: flash.of(null) });
  }, 2200);
}
