import './workspace.css';
import type { Anchor } from '@debrief/wire';
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { anchorOf, placeOf } from '../../comments/anchors.ts';
import type { Thread } from '../../comments/threads.ts';
import { useThreads } from '../../comments/use-comments.ts';
import type { ViewMode } from '../../editor/create-editor.ts';
import { applyFix, goToFinding, silence } from '../../editor/findings/finding-actions.ts';
import { FindingCard } from '../../editor/findings/finding-card.tsx';
import type { Passage } from '../../editor/passages.ts';
import { usePageTitle } from '../../frame/page.tsx';
import { useShortcut } from '../../frame/use-shortcut.ts';
import { announce } from '../../parts/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { loadLater } from './load-later.ts';
import { recover } from './more-menu.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { Side } from './side.tsx';
import { Splitter, useSideWidth } from './splitter.tsx';
import { Toolbar } from './toolbar.tsx';
import { useDrawer } from './use-drawer.tsx';
import { useHead } from './use-head.ts';
import { useNarrow } from './use-narrow.ts';
import { useWatched } from './use-watched.ts';

const loadFindings = () => import('../../editor/findings/findings-panel.tsx');
const loadComments = () => import('../../comments/comments-panel.tsx');
const loadHistory = () => import('../../history/history-panel.tsx');
const TextEditor = loadLater(() => import('../../editor/text-editor.tsx'));
const FindingsPanel = loadLater(loadFindings);
const CommentsPanel = loadLater(loadComments);
const HistoryPanel = loadLater(loadHistory);

/** Fetches what is opened by one key or press, so that the keys after it go where they are meant. */
function fetchPanels(): void {
  for (const load of [loadComments, loadFindings, loadHistory]) void load().catch(() => {});
}

interface WorkspaceProps {
  session: OpenPostmortem;
  tab: string | null;
  onTab: (tab: string | null) => void;
  thread: string | null;
  onThread: (thread: string | null) => void;
  revision: string | null;
  onRevision: (revision: string | null) => void;
  drawerAsked: boolean;
}

/** The text in the middle, what belongs to it at the side, its records below. */
export function Workspace(props: WorkspaceProps) {
  const { session, tab, onTab, thread, onThread, revision, onRevision, drawerAsked } = props;
  const narrow = useNarrow();
  const ready = useWatched(session.ready);
  const readOnly = useWatched(session.readOnly);
  const { findings, current } = useWatched(session.findings);
  const { removedAt } = useWatched(session.detail);
  const threads = useThreads(session);
  const [mode, setMode] = useState<ViewMode>('preview');
  const [writing, setWriting] = useState<Anchor | 'whole' | null>(null);
  const drawer = useDrawer(session, drawerAsked);
  const [width, setWidth] = useSideWidth();
  usePageTitle(useHead(session).title);

  const toggleMode = useCallback(() => setMode((one) => (one === 'preview' ? 'source' : 'preview')), []);
  const comment = useCallback(() => {
    const { from, to } = session.selection.get();
    setWriting(to > from ? anchorOf(session.live.shared, from, to) : 'whole');
    onTab('comments');
  }, [session, onTab]);
  useShortcut('Mod /', 'Markdown source, or the preview', toggleMode, 'This page');
  const nextFinding = useCallback(
    (step: 1 | -1) => {
      const found = goToFinding(session, step);
      if (found) announce(found.message);
    },
    [session],
  );
  useShortcut('F8', 'Next finding', () => nextFinding(1), 'This page');

  const passages = useMemo<readonly Passage[]>(
    () => (ready ? passagesOf(session, threads ?? [], thread) : []),
    [session, ready, threads, thread],
  );

  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(fetchPanels, 300);
    return () => clearTimeout(timer);
  }, [ready]);

  const openThread = useCallback((id: string) => onThread(id), [onThread]);
  const shown = tab ?? (narrow ? null : 'findings');
  const sideOpen = shown !== null && shown !== 'none';
  return (
    <main id="content" tabIndex={-1} className={`postmortem${sideOpen ? ' postmortem-side' : ''}`}>
      <Toolbar
        session={session}
        mode={mode}
        onMode={toggleMode}
        onComment={comment}
        drawer={drawer.available ? { open: drawer.open, onToggle: drawer.toggle } : null}
      />
      {removedAt !== null && (
        <div className="postmortem-note" role="status">
          <p>This postmortem is in the bin. Nobody finds it in the library.</p>
          <Button size="small" onClick={() => void recover(session.id)}>
            Take it out
          </Button>
        </div>
      )}
      <div className="postmortem-body" ref={width.place}>
        <section
          id="postmortem-text"
          className="postmortem-text"
          aria-label="Text"
          hidden={narrow && sideOpen}
        >
          <div className="postmortem-editor">
            {ready ? (
              <Suspense fallback={<TextSkeleton />}>
                <TextEditor
                  live={session.live}
                  mode={mode}
                  readOnly={readOnly}
                  findings={findings}
                  current={current}
                  passages={passages}
                  renderFindings={(found, close) =>
                    found.map((finding) => (
                      <FindingCard
                        key={`${finding.rule} ${finding.from}`}
                        finding={finding}
                        readOnly={readOnly}
                        onFix={() => applyFix(session, finding) && close()}
                        onIgnore={(reason) => silence(session, finding, reason) && close()}
                      />
                    ))
                  }
                  onNextFinding={nextFinding}
                  onThread={openThread}
                  onMode={toggleMode}
                  onComment={comment}
                  onSelection={(from, to) => session.selection.set({ from, to })}
                  onEditor={(editor) => session.attach(editor)}
                  colourOf={(id) => session.roster.get().find((person) => person.id === id)?.colour ?? null}
                />
              </Suspense>
            ) : (
              <TextSkeleton />
            )}
          </div>
          {drawer.element}
        </section>
        {sideOpen && !narrow && <Splitter {...width} onWidth={setWidth} />}
        <Side
          session={session}
          tab={sideOpen ? shown : null}
          onTab={(id) => onTab(id ?? (narrow ? null : 'none'))}
          narrow={narrow}
          openThreads={threads?.filter(({ resolved }) => !resolved).length ?? null}
          findings={<FindingsPanel session={session} />}
          comments={
            <CommentsPanel
              session={session}
              threads={threads}
              open={thread}
              onOpen={onThread}
              writing={writing}
              onWriting={setWriting}
            />
          }
          history={<HistoryPanel session={session} open={revision} onOpen={onRevision} />}
        />
      </div>
    </main>
  );
}

/** Where threads hang at this moment; the editor moves the marks along with the typing. */
function passagesOf(session: OpenPostmortem, threads: readonly Thread[], open: string | null): Passage[] {
  return threads.flatMap(({ id, first, resolved }) => {
    const place = first.anchor && placeOf(first.anchor, session.live.shared);
    if (place === null || (resolved && id !== open)) return [];
    return [{ thread: id, ...place, suggestion: first.suggestion !== null, open: id === open }];
  });
}

function TextSkeleton() {
  return (
    <div className="text-skeleton">
      <Skeleton lines={9} label="Opening the text" />
    </div>
  );
}
