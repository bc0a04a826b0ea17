/** Comments of a postmortem and what can be done with them; lists refresh when the server says that they changed. */
import type { Anchor, Comment } from '@debrief/wire';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, queryClient } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import type { OpenPostmortem } from '../pages/postmortem/open-postmortem.ts';
import { useWatched } from '../pages/postmortem/use-watched.ts';
import { showProblem } from '../parts/announcements.ts';
import { placeOf } from './anchors.ts';
import { type Thread, threadsOf } from './threads.ts';

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: async ({ signal }) =>
      (await api('GET /api/postmortems/:id/comments', { params: { id }, signal })).items,
  });

export function refreshComments(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['comments', id] });
}

/** Threads with their places in the text as it is when the comments or the live text arrived. */
export function useThreads(session: OpenPostmortem): readonly Thread[] | null {
  const { data } = useQuery(commentsQuery(session.id));
  const ready = useWatched(session.ready);
  return useMemo(() => {
    if (!data) return null;
    const { shared } = session.live;
    return threadsOf(data, ({ anchor }) => (ready && anchor ? placeOf(anchor, shared) : null));
  }, [data, ready, session]);
}

async function attempt<T>(id: string, work: () => Promise<T>): Promise<T | null> {
  try {
    const done = await work();
    refreshComments(id);
    return done;
  } catch (error) {
    showProblem(wordsOf(error));
    return null;
  }
}

export interface NewComment {
  readonly text: string;
  readonly mentions: string[];
  readonly thread?: string;
  readonly anchor?: Anchor;
  readonly suggestion?: string;
}

/** Sends a comment; null where the server refused, and the person was told. */
export function sendComment(id: string, comment: NewComment): Promise<Comment | null> {
  return attempt(id, () => api('POST /api/postmortems/:id/comments', { params: { id }, body: comment }));
}

export interface CommentChange {
  readonly text?: string;
  readonly resolved?: boolean;
  readonly outcome?: 'accepted' | 'declined';
}

export function changeComment(id: string, comment: string, change: CommentChange): Promise<Comment | null> {
  return attempt(id, () =>
    api('PATCH /api/postmortems/:id/comments/:comment', { params: { id, comment }, body: change }),
  );
}

export async function removeComment(id: string, comment: string): Promise<boolean> {
  const done = await attempt(id, async () => {
    await api('DELETE /api/postmortems/:id/comments/:comment', { params: { id, comment } });
    return true;
  });
  return done === true;
}
