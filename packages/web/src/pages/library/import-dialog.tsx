import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { wordsOf } from '../../api/problem-words.ts';
import { showToast } from '../../parts/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Progress } from '../../parts/progress.tsx';
import { countWords, sizeWords } from '../../text/counts.ts';
import { type ImportState, importFiles } from './import-files.ts';

interface ImportDialogProps {
  files: readonly File[];
  onClose: () => void;
}

/** Uploads and imports the files; says how far it is, what came of it, and which were refused and why. */
export function ImportDialog({ files, onClose }: ImportDialogProps) {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const [state, setState] = useState<ImportState>({ step: 'sending', sent: 0, made: [], refused: [] });
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    importFiles(files, { signal: ended.signal, onState: setState }).catch((failure: unknown) => {
      if (!ended.signal.aborted) setError(wordsOf(failure));
    });
    return () => ended.abort();
  }, [files]);
  const busy = state.step !== 'done' && error === null;
  const close = () => {
    if (busy) showToast(`Stopped. ${countWords(state.made.length, 'postmortem')} imported so far.`);
    onClose();
  };
  const title =
    error !== null
      ? 'The import broke off'
      : busy
        ? `Importing ${countWords(files.length, 'file')}`
        : `${countWords(state.made.length, 'postmortem')} imported`;
  return (
    <Dialog
      open
      onClose={close}
      title={title}
      footer={<Button onClick={close}>{busy ? 'Stop' : 'Close'}</Button>}
    >
      {error !== null && <p role="alert">{error}</p>}
      {busy && (
        <div className="import-progress">
          <Progress label="Import" value={state.sent} max={bytes} />
          <p className="muted" role="status">
            {state.step === 'sending'
              ? `${sizeWords(state.sent)} of ${sizeWords(bytes)} sent`
              : 'Reading the documents …'}
          </p>
        </div>
      )}
      {state.made.length > 0 && (
        <ul className="import-made">
          {state.made.slice(0, 200).map(({ id, title: name, fileName }) => (
            <li key={id}>
              <Link to="/p/$id" params={{ id }}>
                {name || fileName}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {state.refused.length > 0 && (
        <section className="import-refused">
          <h3>{countWords(state.refused.length, 'file')} not imported</h3>
          <ul>
            {state.refused.map(({ file, message }) => (
              <li key={file}>
                <strong>{file}</strong>: {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
