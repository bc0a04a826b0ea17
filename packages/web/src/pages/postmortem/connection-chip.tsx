import './connection-chip.css';
import { Check, CloudOff, LoaderCircle, Lock, TriangleAlert } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { download } from '../../history/download.ts';
import { connectionWords } from '../../live/connection-words.ts';
import { announce, showProblem, showToast } from '../../parts/announcements.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

const icons = {
  saved: Check,
  busy: LoaderCircle,
  waiting: CloudOff,
  locked: Lock,
  wrong: TriangleAlert,
} as const;

/** How it stands with the server, always in sight; more, and what can be done, behind a press. */
export function ConnectionChip({ session }: { session: OpenPostmortem }) {
  const { client } = session.live;
  const state = useSyncExternalStore(
    (listener) => client.subscribe(listener),
    () => client.state,
  );
  const notKept = useWatched(session.notKept);
  const { removedAt, fileName } = useWatched(session.detail);
  const words = connectionWords({ state, notKept, removed: removedAt !== null });
  const { tone, short } = useCalm(words.tone, words.short);
  const Icon = icons[tone];
  // Each save is no news; losing the connection and having it back is.
  const spoken = useRef(tone);
  useEffect(() => {
    if (spoken.current === tone) return;
    const quiet = (one: string) => one === 'saved' || one === 'busy';
    if (!quiet(tone) || !quiet(spoken.current)) announce(short);
    spoken.current = tone;
  }, [tone, short]);
  const lost = state.kind === 'offline' || state.kind === 'refused' || state.kind === 'connecting';
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={`connection connection-${tone}`} aria-label={`Connection: ${short}`}>
          <Icon aria-hidden="true" /> <span>{short}</span>
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu connection-more" align="end" sideOffset={4} collisionPadding={8}>
          <p>{words.long}</p>
          <div className="connection-buttons">
            {lost && (
              <Button size="small" onClick={() => client.reconnect()}>
                Try now
              </Button>
            )}
            {state.kind === 'refused' && state.reason === 'not-signed-in' && (
              <a href="/sign-in" target="_blank" rel="noreferrer" className={buttonLook({ size: 'small' })}>
                Sign in, in another tab
              </a>
            )}
            {state.kind === 'refused' && state.reason === 'other-history' && (
              <Button size="small" onClick={() => client.startOver()}>
                Take the server’s text
              </Button>
            )}
            {(tone === 'waiting' || tone === 'wrong') && (
              <>
                <Button
                  size="small"
                  onClick={() =>
                    void navigator.clipboard.writeText(session.text()).then(
                      () => showToast('The text is copied.'),
                      () => showProblem('The browser does not let the page copy: download the file.'),
                    )
                  }
                >
                  Copy the text
                </Button>
                <Button size="small" kind="quiet" onClick={() => download(session.text(), fileName)}>
                  Download
                </Button>
              </>
            )}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** “Saving…” for less than a moment is not shown: the eye would only be drawn from the text. Everything else is at once. */
function useCalm<T extends { tone: 'saved' | 'busy' | 'waiting' | 'locked' | 'wrong'; short: string }>(
  tone: T['tone'],
  short: string,
): { tone: T['tone']; short: string } {
  const [shown, setShown] = useState({ tone, short });
  useEffect(() => {
    const timer = setTimeout(() => setShown({ tone, short }), tone === 'busy' ? 600 : 0);
    return () => clearTimeout(timer);
  }, [tone, short]);
  return shown;
}
