import { type Answer, createClient } from '@debrief/wire/client';
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

/**
 * After signing in anew in another tab this one holds an old token: takes the new one. Another person's session is
 * none of this tab's business: the page loads itself anew, as theirs.
 */
async function renewCsrf(refused: Response): Promise<boolean> {
  const problem: unknown = await refused.clone().json();
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return false;
  if (problem.code !== 'cross-site' || csrf === null) return false;
  const answer = await fetch('/api/session', { credentials: 'same-origin' });
  if (!answer.ok) return false;
  // The server's own answer, checked there against the schema.
  const session: Answer<'GET /api/session'> = await answer.json();
  if (session.csrf === csrf) return false;
  const before = queryClient.getQueryData<Answer<'GET /api/session'>>(['session']);
  if (before !== undefined && before.person.id !== session.person.id) {
    location.reload();
    return false;
  }
  csrf = session.csrf;
  return true;
}

/** The REST API of the page's own server. */
export const api = createClient({
  base: '',
  fetch: async (input, init) => {
    try {
      let answer = await fetch(input, { credentials: 'same-origin', ...init });
      if (answer.status === 403 && (await renewCsrf(answer))) {
        answer = await fetch(input, {
          credentials: 'same-origin',
          ...init,
          headers: { ...headersOf(init), ...csrfHeaders() },
        });
      }
      reportAnswer(answer.status);
      return answer;
    } catch (error) {
      if (!init?.signal?.aborted) reportAnswer(0);
      throw error;
    }
  },
  headers: csrfHeaders,
});

function headersOf(init: RequestInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(init?.headers));
}

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
