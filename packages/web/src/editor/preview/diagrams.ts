/** Mermaid blocks drawn where they stand; the source comes back when the cursor enters. */
import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';

interface Block {
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

const found = StateEffect.define<readonly Block[]>();

class Diagram extends WidgetType {
  readonly source: string;
  constructor(source: string) {
    super();
    this.source = source;
  }

  override eq(other: Diagram): boolean {
    return other.source === this.source;
  }

  override get estimatedHeight(): number {
    return 240;
  }

  override toDOM(view: EditorView): HTMLElement {
    const figure = document.createElement('div');
    figure.className = 'md-diagram';
    const note = figure.appendChild(document.createElement('p'));
    note.textContent = 'Drawing the diagram…';
    figure.addEventListener('mousedown', (event) => {
      event.preventDefault();
      view.dispatch({ selection: { anchor: view.posAtDOM(figure) } });
      view.focus();
    });
    void show(this.source, figure, note).finally(() => view.requestMeasure());
    return figure;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

async function show(source: string, figure: HTMLElement, note: HTMLElement): Promise<void> {
  try {
    const { drawMermaid } = await import('./draw-mermaid.ts');
    const { address, width, height } = await drawMermaid(source, isDark());
    const image = document.createElement('img');
    image.src = address;
    image.width = width;
    image.height = height;
    image.alt = `Diagram: ${source.replace(/\s+/g, ' ').slice(0, 300)}`;
    await image.decode().catch(() => undefined);
    figure.replaceChildren(image);
  } catch (error) {
    figure.classList.add('md-diagram-wrong');
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    note.textContent = `This diagram cannot be drawn as it is written. ${said}`;
  }
}

function isDark(): boolean {
  const theme = document.documentElement.dataset['theme'];
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function decorate(blocks: readonly Block[], state: EditorState): DecorationSet {
  const touched = ({ from, to }: Block) =>
    state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  const ranges: Range<Decoration>[] = blocks.map((block) => {
    const widget = new Diagram(block.source);
    return touched(block)
      ? Decoration.widget({ widget, block: true, side: 1 }).range(block.to)
      : Decoration.replace({ widget, block: true }).range(block.from, block.to);
  });
  return Decoration.set(ranges, true);
}

interface Diagrams {
  readonly blocks: readonly Block[];
  readonly decorations: DecorationSet;
}

const diagrams = StateField.define<Diagrams>({
  create: () => ({ blocks: [], decorations: Decoration.none }),
  update(value, transaction) {
    let { blocks } = value;
    for (const effect of transaction.effects) if (effect.is(found)) ({ value: blocks } = effect);
    if (transaction.docChanged && blocks === value.blocks && blocks.length > 0) {
      blocks = blocks.flatMap((block) => {
        const from = transaction.changes.mapPos(block.from, 1);
        const to = transaction.changes.mapPos(block.to, -1);
        return to > from ? [{ ...block, from, to }] : [];
      });
    }
    if (blocks === value.blocks && transaction.selection === undefined) return value;
    if (blocks.length === 0 && value.blocks.length === 0) return value;
    return { blocks, decorations: decorate(blocks, transaction.state) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations),
});

/** Mermaid blocks in view, and those drawn before that are still of the text. */
function blocksInView(view: EditorView): readonly Block[] {
  const blocks = new Map<number, Block>();
  const { state } = view;
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name !== 'FencedCode') return;
        const info = node.node.getChild('CodeInfo');
        if (!info || !/^mermaid\b/i.test(state.sliceDoc(info.from, info.to))) return;
        // Only a closed one on lines of its own: a half-typed fence reaches to the end of the text.
        const closed = node.node.getChildren('CodeMark').length > 1;
        const line = state.doc.lineAt(node.from);
        if (!closed || line.from !== node.from) return;
        const end = state.doc.lineAt(node.to);
        const source = state.sliceDoc(line.to + 1, Math.max(line.to + 1, end.from - 1)).replaceAll('\r', '');
        if (source.trim() !== '') blocks.set(node.from, { from: node.from, to: end.to, source });
      },
    });
  }
  return [...blocks.values()];
}

const looker = ViewPlugin.fromClass(
  class {
    timer: ReturnType<typeof setTimeout> | undefined;
    readonly view: EditorView;
    constructor(view: EditorView) {
      this.view = view;
      this.later(0);
    }
    update(update: ViewUpdate): void {
      const treeGrew = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged) this.later(400);
      else if (update.viewportChanged || treeGrew) this.later(60);
    }
    later(ms: number): void {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), ms);
    }
    look(): void {
      const { view } = this;
      const known = view.state.field(diagrams).blocks;
      const seen = blocksInView(view);
      const { from, to } = view.viewport;
      const outside = known.filter((block) => block.to < from || block.from > to);
      const next = [...outside, ...seen].sort((a, b) => a.from - b.from);
      const same =
        next.length === known.length &&
        next.every((block, index) => {
          const other = known[index];
          return other?.from === block.from && other.to === block.to && other.source === block.source;
        });
      if (!same) view.dispatch({ effects: found.of(next) });
    }
    destroy(): void {
      clearTimeout(this.timer);
    }
  },
);

export const diagramPreview: Extension = [diagrams, looker];
