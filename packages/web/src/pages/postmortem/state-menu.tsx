import './state-menu.css';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { type AnswerOf, postmortemQuery } from '../../api/queries.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { StateBadge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Menu, MenuItem } from '../../parts/menu.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

type State = 'draft' | 'in-review' | 'final';
type Gate = AnswerOf<'GET /api/postmortems/:id/gate'>;

const states: readonly State[] = ['draft', 'in-review', 'final'];
const verbs: Readonly<Record<State, string>> = {
  draft: 'Back to draft',
  'in-review': 'Ask for review',
  final: 'Make it final',
};

/** Where the review stands, and the way on: what stands between is shown with its place in the text. */
export function StateMenu({ session, state }: { session: OpenPostmortem; state: State }) {
  const readOnly = useWatched(session.readOnly);
  const [asked, setAsked] = useState<State | null>(null);
  if (readOnly) return <StateBadge state={state} />;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button type="button" className="state-button">
            <span className="unseen">State of the review: </span>
            <StateBadge state={state} />
            <ChevronDown aria-hidden="true" />
          </button>
        }
      >
        {states
          .filter((one) => one !== state)
          .map((one) => (
            <MenuItem key={one} onSelect={() => setAsked(one)}>
              {verbs[one]}…
            </MenuItem>
          ))}
      </Menu>
      {asked !== null && (
        <MoveDialog session={session} from={state} to={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface MoveDialogProps {
  session: OpenPostmortem;
  from: State;
  to: State;
  onClose: () => void;
}

function MoveDialog({ session, from, to, onClose }: MoveDialogProps) {
  const { id } = session;
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['gate', id],
    queryFn: ({ signal }) => api('GET /api/postmortems/:id/gate', { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const move = async () => {
    setBusy(true);
    try {
      await moveTo(session, to);
      onClose();
      showToast(`${verbs[to]}: done.`, {
        label: 'Undo',
        run: () => void moveTo(session, from).catch(tell),
      });
    } catch (problem) {
      tell(problem);
      void queryClient.invalidateQueries({ queryKey: ['gate', id] });
    } finally {
      setBusy(false);
    }
  };
  const obstacles = data === undefined ? [] : obstaclesOf(data, to);
  return (
    <Dialog
      open
      onClose={onClose}
      title={verbs[to]}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={data === undefined || obstacles.length > 0}
            onClick={() => void move()}
          >
            {verbs[to]}
          </Button>
        </>
      }
    >
      {error !== null && <p role="alert">{wordsOf(error)}</p>}
      {data === undefined && error === null && <Skeleton lines={4} label="Looking at the document" />}
      {data !== undefined && (
        <div className="gate">
          {obstacles.length > 0 ? (
            <>
              <p>
                {obstacles.length === 1 ? 'One thing stands' : `${obstacles.length} things stand`} between
                this document and “{to === 'final' ? 'Final' : 'In review'}”:
              </p>
              <ul className="gate-obstacles">
                {obstacles.map(({ code, message, line }) => (
                  <li key={`${code} ${line} ${message}`}>
                    <CircleAlert aria-hidden="true" />
                    <span>{message}</span>
                    {line !== null && (
                      <Button
                        size="small"
                        kind="quiet"
                        onClick={() => {
                          onClose();
                          session.reveal({ line }, { focus: true });
                        }}
                      >
                        Line {line}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p>
              {to === 'draft'
                ? 'It goes back to its authors; nothing is lost.'
                : 'Nothing stands in the way.'}
            </p>
          )}
          {to !== 'draft' && (
            <details open={obstacles.length === 0}>
              <summary>The checklist</summary>
              <ul className="gate-checklist">
                {data.checklist.map((item) => (
                  <li key={item.id}>
                    {item.met ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
                    <span>
                      <span className="unseen">{item.met ? 'Met: ' : 'Not yet: '}</span>
                      {item.title} <span className="muted">{item.because}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </Dialog>
  );
}

function obstaclesOf(gate: Gate, to: State): Gate['toFinal'] {
  return to === 'draft' ? [] : to === 'in-review' ? gate.toInReview : gate.toFinal;
}

function tell(problem: unknown): void {
  showProblem(wordsOf(problem));
}

async function moveTo(session: OpenPostmortem, state: State): Promise<void> {
  const { id } = session;
  const summary = await api('POST /api/postmortems/:id/state', { params: { id }, body: { state } });
  session.detail.set({ ...session.detail.get(), ...summary });
  void queryClient.invalidateQueries({ queryKey: postmortemQuery(id).queryKey });
}
