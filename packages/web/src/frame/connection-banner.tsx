import './connection-banner.css';
import { CloudOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { askServer, connection, onConnection } from '../api/connection.ts';
import { Button } from '../parts/button.tsx';

/** Says, as long as it is so, that the server does not answer, since when, and what that means. */
export function ConnectionBanner() {
  const { reachable, ailing, heardAt } = useSyncExternalStore(onConnection, connection);
  const silent = !reachable || ailing;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    // One lost request is no news.
    const timer = setTimeout(() => setShown(silent), silent ? 700 : 0);
    return () => clearTimeout(timer);
  }, [silent]);
  if (!shown || !silent) return null;
  const since = new Date(heardAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <div className="connection-banner" role="status">
      <CloudOff aria-hidden="true" />
      <p>
        {reachable
          ? 'The server answers, but cannot reach its library just now.'
          : navigator.onLine
            ? 'The server cannot be reached.'
            : 'This device is offline.'}{' '}
        You see what was here at {since}. Text you type in an open document is kept here and sent when it is
        back.
      </p>
      <Button size="small" onClick={() => void askServer()}>
        Try now
      </Button>
    </div>
  );
}
