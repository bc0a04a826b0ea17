import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.ts';

const busy = new Set(['uploading', 'reading']);

/** Record files of a postmortem; asked again each second while one is being read. */
export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['evidence', id],
    queryFn: ({ signal }) => api('GET /api/postmortems/:id/evidence', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((file) => busy.has(file.state)) ? 1000 : false),
  });

export interface EventFilter {
  readonly source?: string;
  readonly q?: string;
  /** UTC ISO. */
  readonly from?: string;
  readonly to?: string;
}

/** Events in order of time, a page at a time. `count`: how many there are in all, so that new ones are asked for. */
export const eventsQuery = (id: string, filter: EventFilter, count: number) =>
  infiniteQueryOptions({
    queryKey: ['events', id, filter, count],
    queryFn: ({ signal, pageParam }) =>
      api('GET /api/postmortems/:id/events', {
        params: { id },
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** One record that a citation names; null where the library has none of that id. */
export const recordQuery = (id: string, label: string) =>
  queryOptions({
    queryKey: ['events', id, 'record', label],
    queryFn: async ({ signal }) => {
      const page = await api('GET /api/postmortems/:id/events', {
        params: { id },
        query: { ids: label },
        signal,
      });
      return page.items[0] ?? null;
    },
  });
