import './checklist-panel.css';
import { checklist } from '@debrief/review';
import type { GateShape } from '@debrief/wire';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useMemo } from 'react';
import type { z } from 'zod';
import { api } from '../../api/client.ts';
import type { PanelProps } from '../../pages/postmortem/slots.ts';
import { useWatched } from '../../pages/postmortem/use-watched.ts';
import '../panel.css';

type Obstacle = z.infer<typeof GateShape>['toFinal'][number];

/** The checklist of eight, read off the text as it stands, and what stands before In Review and Final. */
export default function ChecklistPanel({ session }: PanelProps) {
  const { document } = useWatched(session.model);
  const { version } = useWatched(session.detail);
  const items = useMemo(() => checklist(document), [document]);
  const gate = useQuery({
    queryKey: ['gate', session.id, version],
    queryFn: ({ signal }) => api('GET /api/postmortems/:id/gate', { params: { id: session.id }, signal }),
    placeholderData: (before) => before,
  });
  const met = items.filter((item) => item.met).length;
  const later = gate.data?.toFinal.filter(
    (obstacle) =>
      !gate.data.toInReview.some(({ code, line }) => code === obstacle.code && line === obstacle.line),
  );
  return (
    <div className="panel">
      <section aria-labelledby="checklist-heading">
        <h3 id="checklist-heading">
          {met} of {items.length}
        </h3>
        <ul className="checklist">
          {items.map((item) => (
            <li key={item.id} className={item.met ? 'checklist-met' : undefined}>
              {item.met ? (
                <CircleCheck aria-label="Met" size={18} />
              ) : (
                <CircleDashed aria-label="Not met" size={18} />
              )}
              <span>
                <strong>{item.title}</strong>
                <span className="panel-note">{item.because}</span>
              </span>
            </li>
          ))}
        </ul>
        <p className="panel-note">Read off the document; nobody ticks it by hand.</p>
      </section>
      {gate.isError && (
        <p className="panel-note">What stands before the next state cannot be asked at the moment.</p>
      )}
      {gate.data !== undefined && gate.data.state === 'draft' && (
        <Obstacles title="Before In Review" obstacles={gate.data.toInReview} session={session} />
      )}
      {gate.data !== undefined && gate.data.state !== 'final' && later !== undefined && (
        <Obstacles title="Before Final" obstacles={later} session={session} />
      )}
    </div>
  );
}

interface ObstaclesProps extends PanelProps {
  readonly title: string;
  readonly obstacles: readonly Obstacle[];
}

function Obstacles({ title, obstacles, session }: ObstaclesProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {obstacles.length === 0 ? (
        <p className="panel-note">Nothing stands in the way.</p>
      ) : (
        <ul className="obstacles">
          {obstacles.map(({ code, message, line }) => (
            <li key={`${code} ${line} ${message}`}>
              {line === null ? (
                message
              ) : (
                <button type="button" className="obstacle" onClick={() => session.reveal({ line })}>
                  {message} <span className="muted">line {line}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
