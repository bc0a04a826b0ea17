/**
 * What changed in the library, as the server tells it. One tab of this browser holds the connection and tells the
 * others: browsers allow six connections to a server, and a dozen open tabs would use them up.
 */
import type { LibraryChange as LibraryChangeShape } from '@debrief/wire';
import type { z } from 'zod';
import { askServer, onReturn, reportAnswer } from './connection.ts';

export type LibraryChange = z.infer<typeof LibraryChangeShape>;

type Listener = (change: LibraryChange | 'everything') => void;

/** Begins to listen; gives the way to stop. `everything`: news may have been missed, read all again. */
export function listenToLibrary(listener: Listener): () => void {
  const ended = new AbortController();
  const channel = new BroadcastChannel('debrief-library');
  channel.onmessage = ({ data }) => {
    const change = readChange(data);
    if (change !== null) listener(change);
  };
  const tell: Listener = (change) => {
    listener(change);
    channel.postMessage(change === 'everything' ? change : JSON.stringify(change));
  };
  const stopReturns = onReturn(() => listener('everything'));
  // Locks exist on https and localhost only; elsewhere each tab listens for itself.
  if (navigator.locks === undefined) void hold(tell, ended.signal);
  else {
    navigator.locks
      .request('debrief-library', { signal: ended.signal }, () => hold(tell, ended.signal))
      .catch(() => {
        // Ended while waiting for its turn.
      });
  }
  return () => {
    ended.abort();
    stopReturns();
    channel.close();
  };
}

/** Keeps an event stream open until the signal; opens it anew where the browser gives up. */
async function hold(tell: Listener, signal: AbortSignal): Promise<void> {
  let opened = 0;
  let waitMs = 1000;
  while (!signal.aborted) {
    const source = new EventSource('/api/events');
    await new Promise<void>((done) => {
      const end = () => {
        source.close();
        done();
      };
      signal.addEventListener('abort', end, { once: true });
      source.onopen = () => {
        opened += 1;
        waitMs = 1000;
        reportAnswer(200);
        if (opened > 1) tell('everything');
      };
      source.onmessage = ({ data }) => {
        const change = readChange(data);
        if (change !== null) tell(change);
      };
      source.onerror = () => {
        void askServer();
        // Otherwise the browser tries again by itself. Refused: the session may have ended, which a request tells.
        if (source.readyState === EventSource.CLOSED) {
          tell('everything');
          end();
        }
      };
    });
    if (signal.aborted) return;
    await new Promise((done) => setTimeout(done, waitMs));
    waitMs = Math.min(30_000, waitMs * 2);
  }
}

function readChange(data: unknown): LibraryChange | 'everything' | null {
  if (data === 'everything') return data;
  if (typeof data !== 'string') return null;
  try {
    // The server checked it against the same schema before sending.
    const change: LibraryChange = JSON.parse(data);
    return typeof change.postmortem === 'string' ? change : null;
  } catch {
    return null;
  }
}
