import './toasts.css';
import { CircleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { closeToast, currentSpoken, currentToasts, onAnnouncement, type Toast } from './announcements.ts';
import { Button, IconButton } from './button.tsx';

const shownMs = 9000;

/** The messages at the foot of the page, and the live region that reads them out. Once, in the frame. */
export function Toasts() {
  const toasts = useSyncExternalStore(onAnnouncement, currentToasts);
  const spoken = useSyncExternalStore(onAnnouncement, currentSpoken);
  return (
    <>
      <div role="status" aria-live="polite" className="unseen">
        {/* A space more or less makes the same words news. */}
        {spoken.text}
        {spoken.count % 2 === 1 ? ' ' : ''}
      </div>
      <section className="toasts no-print" aria-label="Messages">
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </section>
    </>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (held || toast.tone === 'problem') return;
    const timer = setTimeout(() => closeToast(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only holds it; its buttons act.
    <div
      ref={box}
      className={`toast toast-${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.tone === 'problem' && <CircleAlert aria-hidden="true" />}
      <p>{toast.text}</p>
      {toast.undo !== undefined && (
        <Button
          size="small"
          kind="quiet"
          onClick={() => {
            toast.undo?.run();
            closeToast(toast.id);
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <IconButton size="small" label="Close message" icon={<X />} onClick={() => closeToast(toast.id)} />
    </div>
  );
}
