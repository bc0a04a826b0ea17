import type { Problem, ProblemCode } from '@debrief/wire';

type Extra = Pick<Problem, 'errors' | 'etag'> & {
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
};

/** What a command or a handler throws to be answered with a problem document (RFC 9457). */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly extra: Extra;

  /** `detail` says what was wrong this time and what to do next. */
  constructor(code: ProblemCode, detail: string, extra: Extra = {}) {
    super(detail, { cause: extra.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.extra = extra;
  }
}

/** The one answer for what is not there and for what the person may not see. */
export function notFound(what = 'It'): ProblemError {
  return new ProblemError('not-found', `${what} does not exist, or you may not see it.`);
}
