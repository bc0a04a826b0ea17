import './thread-card.css';
import type { Comment, Person } from '@debrief/wire';
import { Check, Link2, MoreHorizontal, Pencil, RotateCcw, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { DiffWords } from '../history/diff-words.tsx';
import { diffTexts } from '../history/word-diff.ts';
import type { OpenPostmortem } from '../pages/postmortem/open-postmortem.ts';
import { showProblem, showToast } from '../parts/announcements.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Badge } from '../parts/badge.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Menu, MenuItem } from '../parts/menu.tsx';
import { placeOf } from './anchors.ts';
import { Composer } from './composer.tsx';
import { piecesOf, type Thread } from './threads.ts';
import { changeComment, removeComment, sendComment } from './use-comments.ts';

interface ThreadCardProps {
  session: OpenPostmortem;
  thread: Thread;
  people: readonly Person[];
  readOnly: boolean;
  open: boolean;
  onOpen: () => void;
}

/** One thread: what it hangs on, what was said, what can be done. */
export function ThreadCard({ session, thread, people, readOnly, open, onOpen }: ThreadCardProps) {
  const { first, replies, resolved } = thread;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const { id } = session;
  const address = `${location.origin}/p/${id}?comment=${thread.id}`;
  const resolve = async (value: boolean) => {
    const done = await changeComment(id, first.id, { resolved: value });
    if (done && value)
      showToast('Resolved.', {
        label: 'Undo',
        run: () => void changeComment(id, first.id, { resolved: false }),
      });
  };
  return (
    <article
      ref={card}
      className={`thread${open ? ' thread-open' : ''}${resolved ? ' thread-resolved' : ''}${
        first.anchor === null ? ' thread-whole' : ''
      }`}
      aria-label={`Thread of ${first.author.name}`}
    >
      {first.anchor !== null && (
        <button type="button" className="thread-quote" onClick={onOpen}>
          <span className="unseen">Show in the text: </span>
          {first.anchor.quote === '' ? `Line ${first.anchor.line}` : shortened(first.anchor.quote)}
        </button>
      )}
      <div className="thread-tools">
        {resolved ? (
          <Button
            size="small"
            kind="quiet"
            icon={<RotateCcw aria-hidden="true" />}
            onClick={() => void resolve(false)}
          >
            Reopen
          </Button>
        ) : (
          <IconButton size="small" label="Resolve" icon={<Check />} onClick={() => void resolve(true)} />
        )}
        <IconButton
          size="small"
          label="Copy link to this thread"
          icon={<Link2 />}
          onClick={() =>
            void navigator.clipboard.writeText(address).then(
              () => showToast('Link copied.'),
              () => showProblem(`The browser does not let the page copy. The link is ${address}`),
            )
          }
        />
      </div>
      {[first, ...replies].map((comment) => (
        <Said key={comment.id} comment={comment} session={session} people={people} />
      ))}
      {first.suggestion !== null && <Suggestion session={session} comment={first} readOnly={readOnly} />}
      {open && !resolved && (
        <Composer
          label="Reply"
          action="Reply"
          people={people}
          onSend={async (text, mentions) =>
            (await sendComment(id, { text, mentions, thread: thread.id })) !== null
          }
        />
      )}
      {!open && !resolved && (
        <button type="button" className="thread-reply" onClick={onOpen}>
          Reply…
        </button>
      )}
    </article>
  );
}

function shortened(quote: string): string {
  const plain = quote.replace(/\s+/g, ' ').trim();
  return plain.length > 140 ? `${plain.slice(0, 140)}…` : plain;
}

function Said({
  comment,
  session,
  people,
}: {
  comment: Comment;
  session: OpenPostmortem;
  people: readonly Person[];
}) {
  const [editing, setEditing] = useState(false);
  const own = comment.author.id === session.me.id;
  return (
    <div className="said">
      <Avatar person={comment.author} size="small" silent />
      <div className="said-words">
        <p className="said-head">
          <strong>{comment.author.name}</strong>{' '}
          <span className="muted">
            <DateText instant={comment.at} />
            {comment.editedAt !== null && ' · edited'}
          </span>
        </p>
        {editing ? (
          <Composer
            label="Change the comment"
            action="Save"
            people={people}
            initial={comment.text}
            autoFocus
            onCancel={() => setEditing(false)}
            onSend={async (text) => {
              const done = (await changeComment(session.id, comment.id, { text })) !== null;
              if (done) setEditing(false);
              return done;
            }}
          />
        ) : (
          <p className="said-text">
            {piecesOf(comment.text, people).map(({ text, mention }, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move.
              mention ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
            )}
          </p>
        )}
      </div>
      {own && !editing && (
        <Menu trigger={<IconButton size="small" label="More about this comment" icon={<MoreHorizontal />} />}>
          <MenuItem icon={<Pencil />} onSelect={() => setEditing(true)}>
            Change
          </MenuItem>
          <MenuItem icon={<Trash2 />} danger onSelect={() => void removeComment(session.id, comment.id)}>
            Delete
          </MenuItem>
        </Menu>
      )}
    </div>
  );
}

/** Other words, shown against the present ones; accepting writes them into the text. */
function Suggestion({
  session,
  comment,
  readOnly,
}: {
  session: OpenPostmortem;
  comment: Comment;
  readOnly: boolean;
}) {
  const { anchor, suggestion, outcome } = comment;
  if (anchor === null || suggestion === null) return null;
  const place = placeOf(anchor, session.live.shared);
  const present = place ? session.live.rope.sliceString(place.from, place.to) : '';
  const decided = outcome !== null;
  const before = decided || place === null ? anchor.quote : present;
  const accept = async () => {
    const now = placeOf(anchor, session.live.shared);
    if (now === null || !session.applyChanges([{ ...now, insert: suggestion }], 'Accepted the suggestion.')) {
      showProblem('The words that this suggestion was for cannot be found any more.');
      return;
    }
    const done = await changeComment(session.id, comment.id, { outcome: 'accepted', resolved: true });
    if (done) showToast('Accepted: the words are in the text.');
  };
  return (
    <div className="suggestion">
      <DiffWords pieces={diffTexts(before, suggestion)} label="Suggested words" />
      {decided ? (
        <Badge tone={outcome === 'accepted' ? 'success' : 'plain'}>
          {outcome === 'accepted' ? 'Accepted' : 'Declined'}
        </Badge>
      ) : (
        <>
          {present !== anchor.quote && (
            <p className="suggestion-note">The words have changed since this was suggested.</p>
          )}
          {!readOnly && (
            <div className="suggestion-buttons">
              <Button
                size="small"
                kind="primary"
                icon={<Check aria-hidden="true" />}
                onClick={() => void accept()}
              >
                Accept
              </Button>
              <Button
                size="small"
                icon={<X aria-hidden="true" />}
                onClick={() =>
                  void changeComment(session.id, comment.id, { outcome: 'declined', resolved: true })
                }
              >
                Decline
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
