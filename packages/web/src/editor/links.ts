/** Links of the text: Ctrl or ⌘ with a click opens, the tip shows where to. Only web and mail addresses ever open. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';

/** The address that a click at `at` would open, with the link's place; null where there is none that is safe. */
export function linkAt(state: EditorState, at: number): { from: number; to: number; address: string } | null {
  for (let node = syntaxTree(state).resolveInner(at, 1); node.parent; node = node.parent) {
    const url = node.name === 'URL' ? node : node.name === 'Link' ? node.getChild('URL') : null;
    if (!url) continue;
    const written = state.sliceDoc(url.from, url.to).replace(/^<|>$/g, '');
    const address = /^[\w.+-]+@[\w-]+\.\w/.test(written) ? `mailto:${written}` : written;
    const whole = url.parent?.name === 'Link' ? url.parent : url;
    return isSafeAddress(address) ? { from: whole.from, to: whole.to, address } : null;
  }
  return null;
}

export function isSafeAddress(address: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

export const links: Extension = [
  EditorView.domEventHandlers({
    click(event, view) {
      if (!(event.ctrlKey || event.metaKey)) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const found = at === null ? null : linkAt(view.state, at);
      if (!found) return false;
      window.open(found.address, '_blank', 'noopener,noreferrer');
      return true;
    },
  }),
  hoverTooltip(
    (view, at) => {
      const found = linkAt(view.state, at);
      if (!found) return null;
      return {
        pos: found.from,
        end: found.to,
        above: false,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'md-tip';
          const link = dom.appendChild(document.createElement('a'));
          link.href = found.address;
          link.target = '_blank';
          link.rel = 'noopener noreferrer';
          link.textContent = found.address;
          return { dom };
        },
      };
    },
    { hoverTime: 400 },
  ),
];
