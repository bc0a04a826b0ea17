/** Footnote citations as chips; their definition shows on hover, and a click asks for the record. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { type EditorView, hoverTooltip, WidgetType } from '@codemirror/view';

/** A footnote that was clicked: its label and the words of its definition (empty when there is none). */
export interface CitationAsked {
  readonly label: string;
  readonly text: string;
}

export class CitationChip extends WidgetType {
  readonly label: string;
  constructor(label: string) {
    super();
    this.label = label;
  }

  override eq(other: CitationChip): boolean {
    return other.label === this.label;
  }

  override toDOM(view: EditorView): HTMLElement {
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = 'md-citation';
    chip.tabIndex = -1;
    chip.textContent = this.label;
    chip.setAttribute('aria-label', `Citation ${this.label}`);
    chip.addEventListener('mousedown', (event) => event.preventDefault());
    chip.addEventListener('click', () => {
      const detail: CitationAsked = { label: this.label, text: definitionOf(view.state, this.label) ?? '' };
      window.dispatchEvent(new CustomEvent('debrief:citation', { detail }));
    });
    return chip;
  }

  override ignoreEvent(event: Event): boolean {
    return event.type !== 'mouseover' && event.type !== 'mousemove';
  }
}

/** The words behind `[^label]:`, without line ends; null when the text has no such definition. */
export function definitionOf(state: EditorState, label: string): string | null {
  const text = state.doc.toString();
  const opening = `[^${label}]:`;
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
    if (at > 0 && text[at - 1] !== '\n') continue;
    const end = text.indexOf('\n', at);
    return text.slice(at + opening.length, end < 0 ? text.length : end).trim();
  }
  return null;
}

export const citationHover = hoverTooltip(
  (view, at) => {
    const node = syntaxTree(view.state).resolveInner(at, 1);
    if (node.name !== 'FootnoteReference') return null;
    const label = view.state.sliceDoc(node.from + 2, node.to - 1);
    const text = definitionOf(view.state, label);
    return {
      pos: node.from,
      end: node.to,
      above: true,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'md-tip';
        const name = dom.appendChild(document.createElement('strong'));
        name.textContent = label;
        const words = dom.appendChild(document.createElement('p'));
        words.textContent =
          text ?? `Nothing in this document says what ${label} is. Add a line that begins with [^${label}]:`;
        return { dom };
      },
    };
  },
  { hoverTime: 250 },
);
