/** The editor as a component. It loads on its own: nothing else of the app needs CodeMirror's view. */
import './editor.css';
import type { Finding } from '@debrief/lint';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { cspNonce } from '../design/csp-nonce.ts';
import type { LiveText } from '../live/live-text.ts';
import { createEditor, type Editor, type ViewMode } from './create-editor.ts';
import { setFindings } from './findings/findings-view.ts';
import { type Passage, setPassages } from './passages.ts';

interface TextEditorProps {
  live: LiveText;
  mode: ViewMode;
  readOnly: boolean;
  findings: readonly Finding[] | null;
  /** Whether the findings are of the text as it stands: others are moved along, not set anew. */
  current: boolean;
  passages: readonly Passage[];
  /** What the tip over findings shows. */
  renderFindings: (findings: readonly Finding[], close: () => void) => React.ReactNode;
  onNextFinding: (step: 1 | -1) => void;
  onThread: (thread: string) => void;
  onMode: () => void;
  onComment: () => void;
  onSelection: (from: number, to: number) => void;
  onEditor: (editor: Editor | null) => void;
  /** The colour of a colleague, by id. */
  colourOf: (id: string) => number | null;
}

/** After so many failures the editor is left as it is. */
const mostCrashes = 5;

export default function TextEditor(props: TextEditorProps) {
  const [crashes, setCrashes] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { live, mode, readOnly, findings, current, passages } = props;

  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const now = () => latest.current;
    const made = createEditor({
      live,
      parent,
      mode: now().mode,
      readOnly: now().readOnly,
      nonce: cspNonce,
      findings: {
        draw(tip, found, close) {
          const root = createRoot(tip);
          root.render(now().renderFindings(found, close));
          // React must not be unmounted while CodeMirror is in the middle of its own update.
          return () => setTimeout(() => root.unmount());
        },
        next(step) {
          now().onNextFinding(step);
          return true;
        },
      },
      colourOf: (id) => now().colourOf(id),
      onThread: (thread) => now().onThread(thread),
      onMode: () => now().onMode(),
      onComment: () => now().onComment(),
      onSelection: (from, to) => now().onSelection(from, to),
      onCrash(error) {
        console.error(error);
        // A part that failed is switched off, and the text with it: another editor shows the shared text as it is.
        setTimeout(() => setCrashes(Math.min(crashes + 1, mostCrashes)));
      },
    });
    editor.current = made;
    now().onEditor(made);
    return () => {
      editor.current = null;
      latest.current.onEditor(null);
      made.destroy();
    };
  }, [live, crashes]);

  const shownMode = useRef(mode);
  useEffect(() => {
    if (shownMode.current === mode) return;
    shownMode.current = mode;
    editor.current?.setMode(mode);
  }, [mode]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor has to be told too.
  useEffect(() => {
    editor.current?.setReadOnly(readOnly);
  }, [readOnly, crashes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor has to be told too.
  useEffect(() => {
    if (findings !== null && current) editor.current?.view.dispatch({ effects: setFindings.of(findings) });
  }, [findings, current, crashes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor has to be told too.
  useEffect(() => {
    editor.current?.view.dispatch({ effects: setPassages.of(passages) });
  }, [passages, crashes]);

  return <div ref={place} className="writing" />;
}
