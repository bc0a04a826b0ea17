import type { PostmortemDetail } from '@debrief/wire';
import type { LiveNotice } from '@debrief/wire/live';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { queryClient } from '../../api/client.ts';
import { peopleQuery, policyQuery, postmortemQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { refreshComments } from '../../comments/use-comments.ts';
import { announce } from '../../parts/announcements.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { OpenPostmortem } from './open-postmortem.ts';
import { Workspace } from './workspace.tsx';

const route = getRouteApi('/app/p/$id');

export default function PostmortemPage() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(postmortemQuery(id));
  return <Opened key={id} detail={data} />;
}

function Opened({ detail }: { detail: PostmortemDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  const people = useQuery(peopleQuery);
  const policy = useQuery(policyQuery);
  const [session, setSession] = useState<OpenPostmortem | null>(null);
  const asked = !policy.isPending && !people.isPending;
  const first = useRef({ detail, person, policy, people });
  first.current = { detail, person, policy, people };

  const { panel = null, comment = null, revision = null, line, draft } = search;
  const go = useCallback(
    (change: { panel?: string; comment?: string; revision?: string }) =>
      void navigate({ search: (before) => ({ ...before, line: undefined, ...change }), replace: true }),
    [navigate],
  );
  const onTab = useCallback((tab: string | null) => go({ panel: tab ?? undefined }), [go]);

  useEffect(() => {
    if (!asked) return;
    const { detail, person, policy, people } = first.current;
    const opened = new OpenPostmortem({
      detail,
      me: person,
      roster: people.data?.items ?? [],
      policy: policy.data?.yaml ?? '',
      say: announce,
      onNotice: (notice) => heard(detail.id, notice),
      onTab,
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [asked, onTab]);

  useEffect(() => session?.detail.set(detail), [session, detail]);
  useEffect(() => {
    if (people.data) session?.roster.set(people.data.items);
  }, [session, people.data]);

  useEffect(() => {
    if (session === null) return;
    if (line !== undefined && Number(line) >= 1) session.reveal({ line: Number(line) }, { focus: true });
  }, [session, line]);
  useReveal(session);

  if (session === null)
    return (
      <main id="content" tabIndex={-1} className="page" aria-busy="true">
        <h1 tabIndex={-1}>{detail.title || detail.fileName}</h1>
        <Skeleton lines={9} label="Opening the text" />
      </main>
    );
  const tab = panel ?? (comment !== null ? 'comments' : revision !== null ? 'history' : null);
  return (
    <Workspace
      session={session}
      tab={tab === 'evidence' ? null : tab}
      onTab={onTab}
      thread={comment}
      onThread={(thread) => go({ panel: 'comments', comment: thread ?? undefined })}
      revision={revision}
      onRevision={(one) => go({ panel: 'history', revision: one ?? undefined })}
      drawerAsked={tab === 'evidence' || draft !== undefined}
    />
  );
}

/** `#entry-3` and `#action-2` lead to a row of the timeline or of the actions. */
function useReveal(session: OpenPostmortem | null): void {
  const { hash } = window.location;
  useEffect(() => {
    const found = /^#(entry|action)-(\d{1,6})$/.exec(hash);
    if (session === null || found === null) return;
    const show = () => {
      if (!session.ready.get()) return;
      const { document } = session.model.get();
      const row = (found[1] === 'entry' ? document.timeline : document.actions)[Number(found[2])];
      if (row) session.reveal({ from: row.from, to: row.to }, { focus: true });
    };
    show();
    return session.ready.watch(show);
  }, [session, hash]);
}

/** What the server says of this postmortem while it is open. */
function heard(id: string, notice: LiveNotice): void {
  switch (notice.kind) {
    case 'comments':
      refreshComments(id);
      break;
    case 'evidence':
      void queryClient.invalidateQueries({ queryKey: ['evidence', id] });
      break;
    case 'saved':
      void queryClient.invalidateQueries({ queryKey: ['revisions', id] });
      break;
    case 'meta':
    case 'mode':
    case 'refused':
      void queryClient.invalidateQueries({ queryKey: postmortemQuery(id).queryKey });
      break;
    case 'storage':
    case 'going-away':
      break;
  }
}
