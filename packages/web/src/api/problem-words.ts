import { ApiError } from '@debrief/wire/client';

/** Whether this is an answer of the API (or its absence, `status` 0). */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

/** What to tell the person about an error: the problem's own words where it has some. */
export function wordsOf(error: unknown): string {
  if (isApiError(error)) {
    const { detail, title, errors } = error.problem;
    const places = (errors ?? []).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
    return [detail ?? title, ...places].join(' · ');
  }
  return error instanceof Error ? error.message : 'Something went wrong.';
}

/** The permanent code of a problem, or null for another kind of error. */
export function codeOf(error: unknown): string | null {
  return isApiError(error) ? error.problem.code : null;
}
