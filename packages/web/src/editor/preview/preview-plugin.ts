/** The live preview: decorations of what is in view, made anew when the text, the view or the cursor moves. */
import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { decorateNode, type PreviewContext } from './inline-marks.ts';

/** Whether the cursor or selection touches a range; nothing is touched while the editor has no focus. */
export function touching(view: EditorView): (from: number, to: number) => boolean {
  if (!view.hasFocus) return () => false;
  const { ranges } = view.state.selection;
  return (from, to) => ranges.some((range) => range.from <= to && range.to >= from);
}

function decorate(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const tree = syntaxTree(view.state);
  const touches = touching(view);
  for (const { from, to } of view.visibleRanges) {
    const context: PreviewContext = {
      state: view.state,
      touches,
      from,
      to,
      add: (range) => {
        if (range.value.spec.class !== undefined || range.from < range.to) ranges.push(range);
      },
    };
    tree.iterate({ from, to, enter: (node) => decorateNode(node, context) });
  }
  return Decoration.set(ranges, true);
}

/** Whether an update can change what a preview shows. */
export function previewChanges(update: ViewUpdate): boolean {
  return (
    update.docChanged ||
    update.viewportChanged ||
    update.selectionSet ||
    update.focusChanged ||
    syntaxTree(update.startState) !== syntaxTree(update.state)
  );
}

export const previewPlugin = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    /** While a mouse button is down, marks stay as they are: text must not move under the pointer. */
    held = false;
    readonly release: () => void;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
      this.release = () => {
        if (!this.held) return;
        this.held = false;
        view.dispatch({});
      };
      view.dom.ownerDocument.addEventListener('mouseup', this.release);
      this.destroy = () => view.dom.ownerDocument.removeEventListener('mouseup', this.release);
    }
    readonly destroy: () => void;
    update(update: ViewUpdate): void {
      const mapped = update.docChanged ? this.decorations.map(update.changes) : this.decorations;
      if (this.held && !update.docChanged && !update.viewportChanged) this.decorations = mapped;
      else this.decorations = decorate(update.view);
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    eventHandlers: {
      mousedown() {
        this.held = true;
      },
    },
  },
);
