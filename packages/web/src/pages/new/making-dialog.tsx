import { Link, useNavigate } from '@tanstack/react-router';
import { Check, Circle, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { showToast } from '../../parts/announcements.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Progress } from '../../parts/progress.tsx';
import { countWords, sizeWords } from '../../text/counts.ts';
import { type MakingState, type MakingStep, makePostmortem, type NewPostmortem } from './make-postmortem.ts';

interface MakingDialogProps {
  wanted: NewPostmortem;
  onClose: () => void;
}

const order: readonly MakingStep[] = ['create', 'send', 'read', 'draft', 'done'];

/** Makes the postmortem while it is shown, step by step in sight; opens it at the end. */
export function MakingDialog({ wanted, onClose }: MakingDialogProps) {
  const [state, setState] = useState<MakingState>({
    step: 'create',
    id: null,
    sent: 0,
    events: 0,
    problems: [],
  });
  const [error, setError] = useState<string | null>(null);
  const navigate = useNavigate();
  const bytes = wanted.files.reduce((sum, file) => sum + file.size, 0);
  useEffect(() => {
    const ended = new AbortController();
    // After a moment: React mounts twice in development, and each would make one.
    const timer = setTimeout(() => {
      makePostmortem(wanted, { signal: ended.signal, onState: setState })
        .then(async (id) => {
          for (const list of ['library', 'facets', 'home']) {
            void queryClient.invalidateQueries({ queryKey: [list] });
          }
          await navigate({ to: '/p/$id', params: { id } });
        })
        .catch((failure: unknown) => {
          if (!ended.signal.aborted) setError(wordsOf(failure));
        });
    });
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [wanted, navigate]);
  const steps: readonly { readonly step: MakingStep; readonly words: string }[] = [
    { step: 'create', words: 'Make the document' },
    ...(wanted.files.length === 0
      ? []
      : ([
          {
            step: 'send',
            words: `Send ${countWords(wanted.files.length, 'record file')} (${sizeWords(bytes)})`,
          },
          {
            step: 'read',
            words:
              state.events === 0
                ? 'Read the records'
                : `Read the records: ${countWords(state.events, 'event')}`,
          },
          { step: 'draft', words: 'Write the draft' },
        ] satisfies { step: MakingStep; words: string }[])),
  ];
  const at = order.indexOf(state.step);
  const close = () => {
    if (error === null && state.id !== null && state.step !== 'done') {
      showToast('Stopped. What was made so far is in the library.');
    }
    onClose();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={error === null ? 'Making the postmortem' : 'It stopped on the way'}
      footer={
        <>
          {error !== null && state.id !== null && (
            <Link to="/p/$id" params={{ id: state.id }} className={buttonLook({ kind: 'primary' })}>
              Open it as it is
            </Link>
          )}
          <Button onClick={close}>{error === null ? 'Stop' : 'Close'}</Button>
        </>
      }
    >
      <ol className="making">
        {steps.map(({ step, words }) => {
          const where = order.indexOf(step);
          const now = where === at && error === null;
          return (
            <li key={step} aria-current={now ? 'step' : undefined} data-done={where < at || undefined}>
              {where < at ? (
                <Check aria-label="Done:" />
              ) : now ? (
                <LoaderCircle aria-label="Now:" />
              ) : (
                <Circle aria-hidden="true" />
              )}
              <span>{words}</span>
              {step === 'send' && now && <Progress label="Sent" value={state.sent} max={bytes} />}
            </li>
          );
        })}
      </ol>
      {state.problems.length > 0 && (
        <ul className="making-problems">
          {state.problems.slice(0, 20).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {error !== null && (
        <p role="alert" className="field-error">
          {error}
        </p>
      )}
    </Dialog>
  );
}
