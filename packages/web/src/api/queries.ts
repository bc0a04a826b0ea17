/** What pages read, each with its key: lists refresh by the first word of the key (`refresh-lists.ts`). */
import type { EndpointName } from '@debrief/wire';
import type { Answer } from '@debrief/wire/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, rememberCsrf } from './client.ts';

export type Session = Answer<'GET /api/session'>;
export type AnswerOf<N extends EndpointName> = Answer<N>;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await api('GET /api/session', { signal });
    rememberCsrf(session.csrf);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api('GET /api/setup', { signal }),
  staleTime: 60_000,
});

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => api('GET /api/home', { signal }),
});

export type LibraryFilter = Readonly<Record<string, string | undefined>>;

export const libraryQuery = (filter: LibraryFilter) =>
  infiniteQueryOptions({
    queryKey: ['library', filter],
    queryFn: ({ signal, pageParam }) =>
      api('GET /api/postmortems', { query: { ...filter, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const facetsQuery = (filter: LibraryFilter) =>
  queryOptions({
    queryKey: ['facets', filter],
    queryFn: ({ signal }) => api('GET /api/facets', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => api('GET /api/views', { signal }),
});

export const actionsQuery = (filter: LibraryFilter) =>
  infiniteQueryOptions({
    queryKey: ['actions', filter],
    queryFn: ({ signal, pageParam }) =>
      api('GET /api/actions', { query: { ...filter, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => api('GET /api/templates', { signal }),
  staleTime: 10 * 60_000,
});

export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: ({ signal }) => api('GET /api/policy', { signal }),
});

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => api('GET /api/people', { signal }),
  staleTime: 5 * 60_000,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => api('GET /api/users', { signal }),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => api('GET /api/invitations', { signal }),
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => api('GET /api/tokens', { signal }),
});

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ signal, pageParam }) =>
    api('GET /api/audit', { query: { cursor: pageParam, limit: 100 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const postmortemQuery = (id: string) =>
  queryOptions({
    queryKey: ['postmortem', id],
    queryFn: ({ signal }) => api('GET /api/postmortems/:id', { params: { id }, signal }),
  });
