import { createClient } from '@debrief/wire/client';
import { QueryClient } from '@tanstack/react-query';
import { reportAnswer } from './connection.ts';
import { isApiError } from './problem-words.ts';

let csrf: string | null = null;

/** Remembers the token that proves a request comes from this page; `null` after signing out. */
export function rememberCsrf(token: string | null): void {
  csrf = token;
}

/** Headers that a request made without `api` needs too (uploads by `XMLHttpRequest`). */
export function csrfHeaders(): Record<string, string> {
  return csrf === null ? {} : { 'x-debrief-csrf': csrf };
}

/** The REST API of the page's own server. */
export const api = createClient({
  base: '',
  fetch: async (input, init) => {
    try {
      const answer = await fetch(input, { credentials: 'same-origin', ...init });
      reportAnswer(answer.status);
      return answer;
    } catch (error) {
      if (!init?.signal?.aborted) reportAnswer(0);
      throw error;
    }
  },
  headers: csrfHeaders,
});

/** What the pages have read; refreshed by the server's events (`events.ts`), so it stays fresh for long. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      // Ask again only where another answer can be hoped for.
      retry: (count, error) => count < 2 && (!isApiError(error) || error.problem.status >= 500),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
