import './similar-dialog.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Layers } from 'lucide-react';
import { api } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { SeverityBadge, StateBadge } from '../../parts/badge.tsx';
import { DayText } from '../../parts/date-text.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';

/** Incidents most like this one, each with why. */
export default function SimilarDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['similar', id],
    queryFn: ({ signal }) => api('GET /api/postmortems/:id/similar', { params: { id }, signal }),
    staleTime: 60_000,
  });
  return (
    <Dialog open onClose={onClose} title="Similar incidents" kind="side">
      {error !== null && <p role="alert">{wordsOf(error)}</p>}
      {data === undefined && error === null && <Skeleton lines={6} label="Comparing incidents" />}
      {data?.items.length === 0 && (
        <EmptyState icon={<Layers />} title="Nothing like it yet">
          Incidents are compared by their services, factors and words. The more this one says, the better.
        </EmptyState>
      )}
      <ul className="similar">
        {data?.items.map(({ postmortem, why }) => (
          <li key={postmortem.id}>
            <Link to="/p/$id" params={{ id: postmortem.id }} onClick={onClose} className="similar-title">
              {postmortem.title || postmortem.fileName}
            </Link>
            <p className="similar-facts">
              <SeverityBadge level={postmortem.severity} raw={postmortem.severityRaw} />
              <StateBadge state={postmortem.state} />
              {postmortem.date !== null && <DayText date={postmortem.date} />}
            </p>
            <ul className="similar-why">
              {why.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
