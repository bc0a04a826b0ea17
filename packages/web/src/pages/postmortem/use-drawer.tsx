import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { showProblem } from '../../parts/announcements.ts';
import { DropArea } from '../../parts/drop-area.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Fallible } from './fallible.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { drawer } from './slots.ts';

interface DrawerState {
  readonly available: boolean;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly element: ReactNode;
}

/** The drawer of records: opened by its button, by a citation in the text, by files dropped on the page. */
export function useDrawer(session: OpenPostmortem, asked: boolean): DrawerState {
  const [open, setOpen] = useState(asked);
  /** What is told to the drawer when it is there. */
  const waiting = useRef<Event[]>([]);
  const there = useRef(false);
  const tell = (event: Event) => {
    if (there.current) window.dispatchEvent(event);
    else waiting.current.push(event);
    setOpen(true);
  };

  useEffect(() => {
    if (drawer === null) return;
    const cited = (event: Event) => {
      if (there.current || !(event instanceof CustomEvent)) return;
      waiting.current.push(new CustomEvent(event.type, { detail: event.detail }));
      setOpen(true);
    };
    window.addEventListener('debrief:citation', cited);
    return () => window.removeEventListener('debrief:citation', cited);
  }, []);

  const Drawer = drawer?.component;
  return {
    available: drawer !== null,
    open,
    toggle: () => setOpen(!open),
    element: Drawer && (
      <DropArea
        label="Let go to read them as records"
        onFiles={(files) =>
          session.readOnly.get()
            ? showProblem('Records are added by those who may change this postmortem.')
            : tell(new CustomEvent('debrief:records', { detail: files }))
        }
      >
        {open && (
          <section className="postmortem-drawer" aria-label={drawer?.title}>
            <Fallible name="Evidence">
              <Suspense fallback={<Skeleton lines={4} label="Opening the records" />}>
                <Drawer session={session} onClose={() => setOpen(false)} />
                <Mounted
                  onChange={(mounted) => {
                    there.current = mounted;
                    if (!mounted) return;
                    const events = waiting.current;
                    waiting.current = [];
                    for (const event of events) window.dispatchEvent(event);
                  }}
                />
              </Suspense>
            </Fallible>
          </section>
        )}
      </DropArea>
    ),
  };
}

/** Stands behind what loads: it is mounted when that is. */
function Mounted({ onChange }: { onChange: (mounted: boolean) => void }) {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    latest.current(true);
    return () => latest.current(false);
  }, []);
  return null;
}
