/** Puts the editor together: the shared text, the grammar, the preview, findings, comments, colleagues. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { dropCursor, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import type { LiveText } from '../live/live-text.ts';
import { type FindingsHandlers, findingsView } from './findings/findings-view.ts';
import { postmortemLanguage } from './grammar.ts';
import { lineEnds } from './line-ends.ts';
import { links } from './links.ts';
import { formatKeys } from './markdown-keys.ts';
import { passageMarks, revealPlace } from './passages.ts';
import { citationHover } from './preview/citation-chip.ts';
import { diagramPreview } from './preview/diagrams.ts';
import { foldFrontMatter, frontMatterFolding, unfoldFrontMatter } from './preview/front-matter.ts';
import { previewPlugin } from './preview/preview-plugin.ts';
import { tablePlugin } from './preview/table-plugin.ts';
import { type ColourOf, remoteCursors } from './remote-cursors.ts';

export type ViewMode = 'preview' | 'source';

export interface EditorOptions {
  readonly live: LiveText;
  readonly parent: HTMLElement;
  readonly mode: ViewMode;
  readonly readOnly: boolean;
  readonly nonce: string;
  readonly findings: FindingsHandlers;
  readonly colourOf: ColourOf;
  readonly onThread: (thread: string) => void;
  readonly onMode: () => void;
  /** Comment on what is selected. */
  readonly onComment: () => void;
  readonly onSelection: (from: number, to: number) => void;
  /** A part of the editor failed: what it shows may no longer be the shared text. */
  readonly onCrash: (error: unknown) => void;
}

export interface Editor {
  readonly view: EditorView;
  setMode(mode: ViewMode): void;
  setReadOnly(readOnly: boolean): void;
  /** Scrolls to a place and marks it for a moment; `focus` selects it too. */
  reveal(from: number, to: number, focus: boolean): void;
  /** Puts the cursor somewhere and the keyboard into the text. */
  moveTo(at: number): void;
  /** Opens the search within the text. */
  find(): void;
  destroy(): void;
}

/** Names of classes only: every colour is a token of the style sheet. */
const highlight = HighlightStyle.define([
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-strike' },
  { tag: tags.heading, class: 'md-heading-words' },
  { tag: tags.monospace, class: 'md-mono' },
  { tag: tags.url, class: 'md-url' },
  { tag: tags.processingInstruction, class: 'md-mark' },
  { tag: tags.comment, class: 'md-comment' },
]);

const previewMode: Extension = [
  previewPlugin,
  tablePlugin,
  citationHover,
  diagramPreview,
  frontMatterFolding,
  EditorView.editorAttributes.of({ class: 'writing-preview' }),
];
const sourceMode: Extension = EditorView.editorAttributes.of({ class: 'writing-source' });
const modeOf = (mode: ViewMode): Extension => (mode === 'preview' ? previewMode : sourceMode);
const readOnlyOf = (readOnly: boolean): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of(readOnly ? { 'aria-readonly': 'true' } : {}),
];

/** Files let go over the text belong to the page, which reads them as records: they are not poured into the text. */
const filesAreRecords = EditorView.domEventHandlers({
  drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0,
});

export function createEditor(options: EditorOptions): Editor {
  const { live, parent, nonce } = options;
  const mode = new Compartment();
  const readOnly = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: live.rope,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.exceptionSink.of(options.onCrash),
        lineEnds(live.text()),
        readOnly.of(readOnlyOf(options.readOnly)),
        yCollab(live.shared, null, { undoManager: live.undo }),
        remoteCursors(live.shared, live.awareness, options.colourOf),
        postmortemLanguage,
        syntaxHighlighting(highlight),
        mode.of(modeOf(options.mode)),
        findingsView(options.findings),
        passageMarks(options.onThread),
        links,
        closeBrackets(),
        highlightSelectionMatches({ minSelectionLength: 3 }),
        search({ top: true }),
        dropCursor(),
        filesAreRecords,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': 'Text of the postmortem',
          spellcheck: 'true',
          autocorrect: 'on',
          autocapitalize: 'sentences',
        }),
        keymap.of([
          {
            key: 'Mod-/',
            run: () => {
              options.onMode();
              return true;
            },
          },
          {
            key: 'Mod-Alt-m',
            run: () => {
              options.onComment();
              return true;
            },
          },
          ...yUndoManagerKeymap,
          ...formatKeys,
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (!update.selectionSet && !update.docChanged) return;
          const { from, to } = update.state.selection.main;
          options.onSelection(from, to);
        }),
      ],
    }),
  });
  if (options.mode === 'preview') foldFrontMatter(view);
  return {
    view,
    setMode(next) {
      if (next === 'source') unfoldFrontMatter(view);
      view.dispatch({ effects: mode.reconfigure(modeOf(next)) });
      if (next === 'preview') foldFrontMatter(view);
    },
    setReadOnly: (value) => view.dispatch({ effects: readOnly.reconfigure(readOnlyOf(value)) }),
    reveal: (from, to, focus) => revealPlace(view, from, to, focus),
    moveTo(at) {
      view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) } });
      view.focus();
    },
    find: () => void openSearchPanel(view),
    destroy: () => view.destroy(),
  };
}
