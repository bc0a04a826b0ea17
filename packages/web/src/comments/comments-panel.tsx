import './comments-panel.css';
import type { Anchor } from '@debrief/wire';
import { MessageSquare, MessageSquarePlus, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { OpenPostmortem } from '../pages/postmortem/open-postmortem.ts';
import { useWatched } from '../pages/postmortem/use-watched.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { anchorOf, placeOf } from './anchors.ts';
import { Composer } from './composer.tsx';
import { ThreadCard } from './thread-card.tsx';
import type { Thread } from './threads.ts';
import { sendComment } from './use-comments.ts';

interface CommentsPanelProps {
  session: OpenPostmortem;
  threads: readonly Thread[] | null;
  /** The thread that is open. */
  open: string | null;
  onOpen: (thread: string | null) => void;
  /** Begins a comment on what is selected: set by the key and the button in the text. */
  writing: Anchor | 'whole' | null;
  onWriting: (writing: Anchor | 'whole' | null) => void;
}

/** Threads in the order of the text; what is selected can be commented on or worded otherwise. */
export default function CommentsPanel(props: CommentsPanelProps) {
  const { session, threads, open, onOpen, writing, onWriting } = props;
  const people = useWatched(session.roster);
  const readOnly = useWatched(session.readOnly);
  const ready = useWatched(session.ready);
  const selection = useWatched(session.selection);
  const [resolvedShown, setResolvedShown] = useState(false);
  if (threads === null) return <Skeleton lines={5} label="Loading the comments" />;
  const waiting = threads.filter((thread) => !thread.resolved || thread.id === open);
  const resolved = threads.filter((thread) => thread.resolved && thread.id !== open);
  const selected = selection.to > selection.from;
  const card = (thread: Thread) => (
    <ThreadCard
      key={thread.id}
      session={session}
      thread={thread}
      people={people}
      readOnly={readOnly}
      open={thread.id === open}
      onOpen={() => {
        onOpen(thread.id);
        const { anchor } = thread.first;
        if (anchor) session.reveal(placeOf(anchor, session.live.shared) ?? { line: anchor.line });
      }}
    />
  );
  return (
    <div className="comments">
      <header className="comments-head">
        <Button
          size="small"
          icon={<MessageSquarePlus aria-hidden="true" />}
          disabled={!ready}
          onClick={() =>
            onWriting(selected ? anchorOf(session.live.shared, selection.from, selection.to) : 'whole')
          }
        >
          {selected ? 'Comment on the selection' : 'Comment on the whole'}
        </Button>
      </header>
      {writing !== null && (
        <NewThread
          key={writing === 'whole' ? 'whole' : writing.from + writing.to}
          session={session}
          anchor={writing === 'whole' ? null : writing}
          onDone={(thread) => {
            onWriting(null);
            if (thread !== null) onOpen(thread);
          }}
        />
      )}
      {waiting.map(card)}
      {waiting.length === 0 && writing === null && (
        <EmptyState
          icon={<MessageSquare />}
          title={threads.length === 0 ? 'No comments yet' : 'Nothing is open'}
        >
          Select words in the text to comment on them, or to suggest others.
        </EmptyState>
      )}
      {resolved.length > 0 && (
        <details
          className="comments-resolved"
          open={resolvedShown}
          onToggle={(event) => setResolvedShown(event.currentTarget.open)}
        >
          <summary>
            {resolved.length === 1 ? '1 resolved thread' : `${resolved.length} resolved threads`}
          </summary>
          {resolvedShown && resolved.map(card)}
        </details>
      )}
    </div>
  );
}

interface NewThreadProps {
  session: OpenPostmortem;
  anchor: Anchor | null;
  onDone: (thread: string | null) => void;
}

function NewThread({ session, anchor, onDone }: NewThreadProps) {
  const people = useWatched(session.roster);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  return (
    <section className="new-thread" aria-label="New comment">
      {anchor !== null && (
        <blockquote className="new-thread-quote">
          {anchor.quote.length > 240 ? `${anchor.quote.slice(0, 240)}…` : anchor.quote}
        </blockquote>
      )}
      {suggestion !== null && (
        <label className="new-thread-words">
          Other words for it
          <textarea
            className="input"
            rows={3}
            value={suggestion}
            // biome-ignore lint/a11y/noAutofocus: the person asked for this field by the button before it.
            autoFocus
            onChange={(event) => setSuggestion(event.target.value)}
          />
        </label>
      )}
      <Composer
        label={suggestion === null ? 'Comment' : 'Why'}
        action={suggestion === null ? 'Comment' : 'Suggest'}
        people={people}
        autoFocus={suggestion === null}
        mayBeEmpty={suggestion !== null && suggestion !== anchor?.quote}
        onCancel={() => onDone(null)}
        onSend={async (text, mentions) => {
          const sent = await sendComment(session.id, {
            text,
            mentions,
            anchor: anchor ?? undefined,
            suggestion: suggestion ?? undefined,
          });
          if (sent) onDone(sent.thread);
          return sent !== null;
        }}
      />
      {anchor !== null && suggestion === null && (
        <Button
          size="small"
          kind="quiet"
          icon={<PencilLine aria-hidden="true" />}
          onClick={() => setSuggestion(anchor.quote)}
        >
          Suggest other words
        </Button>
      )}
    </section>
  );
}
