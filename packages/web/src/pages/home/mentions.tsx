import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { type AnswerOf, homeQuery } from '../../api/queries.ts';
import { showProblem } from '../../parts/announcements.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { Waiting } from './waiting.tsx';

type Mention = AnswerOf<'GET /api/home'>['mentions'][number];

/** Comments that name this person; opening one marks it as read. */
export function Mentions({ mentions }: { mentions: readonly Mention[] }) {
  const unread = mentions.filter(({ read }) => !read);
  const markRead = useMutation({
    mutationFn: (comments: string[]) => api('POST /api/mentions/read', { body: { comments } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: homeQuery.queryKey }),
    onError: (error) => showProblem(wordsOf(error)),
  });
  return (
    <Waiting
      title="Mentions"
      count={unread.length}
      empty="Nobody has asked you something new."
      more={
        <Button
          size="small"
          kind="quiet"
          busy={markRead.isPending}
          onClick={() => markRead.mutate(unread.map(({ comment }) => comment.id))}
        >
          Mark all as read
        </Button>
      }
    >
      {unread.map(({ comment, postmortem }) => (
        <li key={comment.id} className="mention">
          <Avatar person={comment.author} size="small" silent />
          <div>
            <p className="mention-from">
              <strong>{comment.author.name}</strong> in{' '}
              <Link
                to="/p/$id"
                params={{ id: postmortem.id }}
                search={{ comment: comment.id }}
                onClick={() => markRead.mutate([comment.id])}
              >
                {postmortem.title}
              </Link>{' '}
              <span className="muted">
                <DateText instant={comment.at} />
              </span>
            </p>
            <p className="mention-text">{comment.text}</p>
          </div>
        </li>
      ))}
    </Waiting>
  );
}
