import { type EditorView, WidgetType } from '@codemirror/view';

/** The box of a task, in place of `[ ]`; a click writes the other mark into the text. */
export class TaskBox extends WidgetType {
  readonly done: boolean;
  constructor(done: boolean) {
    super();
    this.done = done;
  }

  override eq(other: TaskBox): boolean {
    return other.done === this.done;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = 'md-task-box';
    box.checked = this.done;
    box.disabled = view.state.readOnly;
    box.setAttribute('aria-label', this.done ? 'Done: mark as open' : 'Open: mark as done');
    box.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('click', (event) => {
      event.preventDefault();
      toggleTask(view, view.posAtDOM(box));
    });
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Ticks or unticks the task whose `[ ]` begins at `at`. */
export function toggleTask(view: EditorView, at: number): void {
  const mark = view.state.sliceDoc(at, at + 3);
  const insert = mark === '[ ]' ? 'x' : /^\[[xX]\]$/.test(mark) ? ' ' : null;
  if (insert === null || view.state.readOnly) return;
  view.dispatch({ changes: { from: at + 1, to: at + 2, insert }, userEvent: 'input.task' });
}
