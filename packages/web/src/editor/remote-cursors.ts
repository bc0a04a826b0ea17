/**
 * Where colleagues are in the text: their cursor with name, their selection. Looked up once a frame at most, and only
 * drawn in view, so that two hundred people cost no more than those that one can see.
 */
import { type Extension, type Range, StateEffect } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  type RelativePosition,
  type Text as SharedText,
} from 'yjs';

const moved = StateEffect.define<null>();

class Caret extends WidgetType {
  readonly name: string;
  readonly colour: number;
  constructor(name: string, colour: number) {
    super();
    this.name = name;
    this.colour = colour;
  }
  override eq(other: Caret): boolean {
    return other.name === this.name && other.colour === this.colour;
  }
  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = `remote-caret person-${this.colour}`;
    caret.setAttribute('aria-hidden', 'true');
    const label = caret.appendChild(document.createElement('span'));
    label.className = 'remote-name';
    label.textContent = this.name;
    return caret;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

interface Stated {
  readonly anchor: RelativePosition;
  readonly head: RelativePosition;
  readonly name: string;
  readonly colour: number;
}

/** What another client says of itself, if it can be read: it comes from another browser. */
function readState(state: unknown, colourOf: ColourOf): Stated | null {
  if (typeof state !== 'object' || state === null) return null;
  const { cursor, user } = state as { cursor?: unknown; user?: unknown };
  if (typeof cursor !== 'object' || cursor === null || !('anchor' in cursor) || !('head' in cursor))
    return null;
  const { id, name, colour } = (typeof user === 'object' && user !== null ? user : {}) as Record<
    string,
    unknown
  >;
  try {
    return {
      anchor: createRelativePositionFromJSON(cursor.anchor),
      head: createRelativePositionFromJSON(cursor.head),
      name: typeof name === 'string' && name !== '' ? name.slice(0, 60) : 'Somebody',
      colour: within(
        (typeof id === 'string' ? colourOf(id) : null) ?? (typeof colour === 'number' ? colour : 7),
      ),
    };
  } catch {
    return null;
  }
}

/** One of the eight colours of people. */
function within(colour: number): number {
  return ((Math.trunc(colour) % 8) + 8) % 8;
}

/** The colour of the person with that id; null where it is not known. */
export type ColourOf = (id: string) => number | null;

export function remoteCursors(shared: SharedText, awareness: Awareness, colourOf: ColourOf): Extension {
  const { doc } = shared;
  const offsetOf = (position: RelativePosition): number | null => {
    const found = doc && createAbsolutePositionFromRelativePosition(position, doc);
    return found && found.type === shared ? found.index : null;
  };

  const decorate = (view: EditorView): DecorationSet => {
    const ranges: Range<Decoration>[] = [];
    const { from: top, to: end } = view.viewport;
    const length = view.state.doc.length;
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const stated = readState(state, colourOf);
      const anchor = stated && offsetOf(stated.anchor);
      const head = stated && offsetOf(stated.head);
      if (!stated || anchor === null || head === null || anchor > length || head > length) continue;
      const from = Math.max(top, Math.min(anchor, head));
      const to = Math.min(end, Math.max(anchor, head));
      if (to > from)
        ranges.push(Decoration.mark({ class: `remote-selection person-${stated.colour}` }).range(from, to));
      if (head >= top && head <= end) {
        const widget = new Caret(stated.name, stated.colour);
        ranges.push(Decoration.widget({ widget, side: head > anchor ? -1 : 1 }).range(head));
      }
    }
    return Decoration.set(ranges, true);
  };

  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      readonly view: EditorView;
      frame: number | null = null;
      own: { anchor: number; head: number } | null = null;
      readonly changed: (changes: { added: number[]; updated: number[]; removed: number[] }) => void;

      constructor(view: EditorView) {
        this.view = view;
        this.decorations = decorate(view);
        this.changed = ({ added, updated, removed }) => {
          if (![...added, ...updated, ...removed].some((id) => id !== awareness.clientID)) return;
          this.frame ??= requestAnimationFrame(() => {
            this.frame = null;
            view.dispatch({ effects: moved.of(null) });
          });
        };
        awareness.on('change', this.changed);
      }

      update(update: ViewUpdate): void {
        if (update.selectionSet || update.docChanged || update.focusChanged) this.say(update);
        const others = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(moved)));
        if (others || update.viewportChanged) this.decorations = decorate(update.view);
        else if (update.docChanged) this.decorations = this.decorations.map(update.changes);
      }

      /** Tells the others where one is; a cursor stays where it was while the window is not in front. */
      say({ view }: ViewUpdate): void {
        if (!view.hasFocus || awareness.getLocalState() === null) return;
        const { anchor, head } = view.state.selection.main;
        // The shared text has the change when all plugins have seen this update.
        queueMicrotask(() => {
          if (anchor > shared.length || head > shared.length) return;
          if (this.own?.anchor === anchor && this.own.head === head) return;
          this.own = { anchor, head };
          awareness.setLocalStateField('cursor', {
            anchor: createRelativePositionFromTypeIndex(shared, anchor),
            head: createRelativePositionFromTypeIndex(shared, head),
          });
        });
      }

      destroy(): void {
        awareness.off('change', this.changed);
        if (this.frame !== null) cancelAnimationFrame(this.frame);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
