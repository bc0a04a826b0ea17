import './event-list.css';
import type { EvidenceRow } from '@debrief/wire';
import { ExternalLink, Pin, PinOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { shownWall } from '../panels/timeline/shown-clock.ts';
import { IconButton } from '../parts/button.tsx';

interface EventListProps {
  readonly events: readonly EvidenceRow[];
  /** Ids that rows of the timeline cite. */
  readonly cited: ReadonlySet<string>;
  readonly readOnly: boolean;
  /** Wall time of an instant in the timeline’s zone. */
  readonly wallOf: (epoch: number) => number;
  /** The record that a citation opened. */
  readonly opened: string | null;
  readonly more: (() => void) | null;
  readonly onPin: (event: EvidenceRow) => void;
}

/** Events in order of time, by day. Each is dragged to the timeline, or pinned by its button. */
export function EventList({ events, cited, readOnly, wallOf, opened, more, onPin }: EventListProps) {
  const days = Map.groupBy(events, ({ at }) => Math.floor(wallOf(Date.parse(at)) / 86_400_000));
  return (
    <div className="events">
      {[...days].map(([day, rows]) => (
        <section key={day} aria-label={dayWords(day)}>
          <h3 className="events-day">{dayWords(day)}</h3>
          <ul>
            {rows.map((event) => (
              <EventRow
                key={event.id}
                event={event}
                cited={cited.has(event.id)}
                opened={event.id === opened}
                readOnly={readOnly}
                wall={wallOf(Date.parse(event.at))}
                onPin={onPin}
              />
            ))}
          </ul>
        </section>
      ))}
      {more !== null && <More onSeen={more} />}
    </div>
  );
}

interface EventRowProps {
  readonly event: EvidenceRow;
  readonly cited: boolean;
  readonly opened: boolean;
  readonly readOnly: boolean;
  readonly wall: number;
  readonly onPin: (event: EvidenceRow) => void;
}

export function EventRow({ event, cited, opened, readOnly, wall, onPin }: EventRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'center' });
  }, [opened]);
  return (
    <li
      ref={row}
      className={`event${opened ? ' event-opened' : ''}${cited ? ' event-cited' : ''}`}
      draggable={!readOnly}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'copy';
        dataTransfer.setData('application/x-debrief-event', JSON.stringify(event));
      }}
    >
      <time dateTime={event.at} title={event.at}>
        {shownWall(wall, false)}
      </time>
      <div className="event-words">
        <p>
          {event.actor !== null && <strong>{event.actor} </strong>}
          <span className="event-text">{event.text}</span>
        </p>
        <p className="event-place">
          {event.source} · {event.kind} · <code>{event.place}</code>
          {event.url !== null && /^https?:/.test(event.url) && (
            <a href={event.url} target="_blank" rel="noreferrer noopener">
              <ExternalLink aria-label="Open where it was recorded" size={12} />
            </a>
          )}
        </p>
      </div>
      {cited ? (
        <span className="event-in">
          <PinOff aria-hidden="true" size={14} /> in the timeline
        </span>
      ) : (
        !readOnly && (
          <IconButton size="small" label="Pin to the timeline" icon={<Pin />} onClick={() => onPin(event)} />
        )
      )}
    </li>
  );
}

/** Asks for the next page when it comes into sight; a button for those who do not scroll. */
function More({ onSeen }: { readonly onSeen: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onSeen);
  latest.current = onSeen;
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) latest.current();
    });
    if (button.current !== null) observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  return (
    <button ref={button} type="button" className="button button-quiet" onClick={onSeen}>
      More events
    </button>
  );
}

function dayWords(day: number): string {
  return new Date(day * 86_400_000).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
