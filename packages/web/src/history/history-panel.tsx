import '../parts/field.css';
import './history-panel.css';
import type { Revision } from '@debrief/wire';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft, Download, History, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { api, queryClient } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import type { OpenPostmortem } from '../pages/postmortem/open-postmortem.ts';
import { useWatched } from '../pages/postmortem/use-watched.ts';
import { showProblem, showToast } from '../parts/announcements.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button } from '../parts/button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { momentWords } from '../text/dates.ts';
import { DiffWords } from './diff-words.tsx';
import { download } from './download.ts';
import { diffTexts, hunksOf } from './word-diff.ts';

const revisionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['revisions', id],
    queryFn: ({ signal, pageParam }) =>
      api('GET /api/postmortems/:id/revisions', {
        params: { id },
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

interface HistoryPanelProps {
  session: OpenPostmortem;
  /** The revision that is open, of the address. */
  open: string | null;
  onOpen: (revision: string | null) => void;
}

/** Who changed what and when; each change can be read and gone back to. */
export default function HistoryPanel({ session, open, onOpen }: HistoryPanelProps) {
  const revisions = useInfiniteQuery(revisionsQuery(session.id));
  if (open !== null) return <OneRevision session={session} revision={open} onBack={() => onOpen(null)} />;
  if (revisions.isPending) return <Skeleton lines={6} label="Loading the history" />;
  if (revisions.isError)
    return (
      <EmptyState icon={<History />} title="The history did not load">
        {wordsOf(revisions.error)}
      </EmptyState>
    );
  const items = revisions.data.pages.flatMap((page) => page.items);
  return (
    <div className="history">
      <ol className="history-list">
        {items.map((revision) => (
          <li key={revision.id}>
            <RevisionRow revision={revision} onOpen={() => onOpen(revision.id)} />
          </li>
        ))}
      </ol>
      {revisions.hasNextPage && (
        <Button
          kind="quiet"
          busy={revisions.isFetchingNextPage}
          onClick={() => void revisions.fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </div>
  );
}

function authorsOf({ authors }: Revision): string {
  const names = authors.map(({ name }) => name);
  if (names.length === 0) return 'Debrief';
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function RevisionRow({ revision, onOpen }: { revision: Revision; onOpen: () => void }) {
  return (
    <button type="button" className="revision" onClick={onOpen}>
      <span className="revision-people">
        {revision.authors.slice(0, 3).map((person) => (
          <Avatar key={person.id} person={person} size="small" silent />
        ))}
      </span>
      <span className="revision-words">
        <strong>{authorsOf(revision)}</strong> {revision.reason}
        <span className="muted">
          <DateText instant={revision.at} /> · version {revision.version} ·{' '}
          <span className="revision-added">+{revision.added}</span>{' '}
          <span className="revision-removed">−{revision.removed}</span>
          <span className="unseen"> characters</span>
        </span>
      </span>
    </button>
  );
}

function OneRevision({
  session,
  revision,
  onBack,
}: {
  session: OpenPostmortem;
  revision: string;
  onBack: () => void;
}) {
  const { id } = session;
  const readOnly = useWatched(session.readOnly);
  const [against, setAgainst] = useState<'before' | 'now'>('before');
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['revision', id, revision],
    queryFn: ({ signal }) =>
      api('GET /api/postmortems/:id/revisions/:revision', { params: { id, revision }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const hunks = useMemo(() => {
    if (!data) return [];
    const [from, to] = against === 'before' ? [data.before, data.text] : [data.text, session.text()];
    return hunksOf(diffTexts(from, to));
  }, [data, against, session]);
  if (error)
    return (
      <EmptyState
        icon={<History />}
        title="This version did not load"
        actions={<Button onClick={onBack}>Back</Button>}
      >
        {wordsOf(error)}
      </EmptyState>
    );
  if (!data) return <Skeleton lines={8} label="Loading the version" />;
  const restore = async () => {
    setBusy(true);
    try {
      const before = session.text();
      const made = await api('POST /api/postmortems/:id/revisions/:revision/restore', {
        params: { id, revision },
      });
      refresh(id);
      onBack();
      showToast(`Version ${data.version} is the present text again.`, {
        label: 'Undo',
        run: () => void putBack(id, before, made.version),
      });
    } catch (problem) {
      showProblem(wordsOf(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="history">
      <header className="revision-head">
        <Button size="small" kind="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
          All versions
        </Button>
        <h3>
          Version {data.version}: {authorsOf(data)} {data.reason}
        </h3>
        <p className="muted">{momentWords(data.at)}</p>
        <div className="revision-tools">
          <select
            className="input select"
            aria-label="Compare"
            value={against}
            onChange={(event) => setAgainst(event.target.value === 'now' ? 'now' : 'before')}
          >
            <option value="before">What it changed</option>
            <option value="now">What changed since</option>
          </select>
          {!readOnly && (
            <Button
              size="small"
              busy={busy}
              icon={<RotateCcw aria-hidden="true" />}
              onClick={() => void restore()}
            >
              Restore
            </Button>
          )}
          <Button
            size="small"
            kind="quiet"
            icon={<Download aria-hidden="true" />}
            onClick={() => download(data.text, session.detail.get().fileName)}
          >
            Download
          </Button>
        </div>
      </header>
      {hunks.length === 0 && <p className="history-same">The two texts are the same.</p>}
      {hunks.map(({ line, pieces }) => (
        <section key={line} className="hunk">
          <button type="button" className="hunk-line" onClick={() => session.reveal({ line })}>
            Line {line}
          </button>
          <DiffWords pieces={pieces} label={`Change at line ${line}`} />
        </section>
      ))}
    </div>
  );
}

/** Takes a restore back: the text that stood before it, merged with what was typed since. */
async function putBack(id: string, text: string, seen: number): Promise<void> {
  try {
    await api('PUT /api/postmortems/:id/text', {
      params: { id },
      body: { text, reason: 'took a restore back' },
      headers: { 'if-match': `"v${seen}"` },
    });
    refresh(id);
  } catch (problem) {
    showProblem(wordsOf(problem));
  }
}

function refresh(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['revisions', id] });
}
