/** Any error as a problem document: what the person may know of it, and nothing else. */
import { StoreError } from '@debrief/store';
import { type Problem, type ProblemCode, problemCodes } from '@debrief/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../context.ts';
import { LiveError } from '../live/live-options.ts';
import { notFound, ProblemError } from '../problem-error.ts';

/** The document of a code. `type` leads to the page that explains it. */
export function problemDocument(code: ProblemCode, detail?: string, extra: Partial<Problem> = {}): Problem {
  const [status, title] = problemCodes[code];
  return {
    type: `/api/docs#${code}`,
    code,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...extra,
  };
}

export function sendProblem(reply: FastifyReply, problem: Problem, retryAfter?: number): FastifyReply {
  if (retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(retryAfter)));
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

const storeCodes: Partial<Record<StoreError['code'], readonly [ProblemCode, string]>> = {
  'disk-full': [
    'storage-full',
    'The disk of the server is full. Free some space; then try again: nothing was saved.',
  ],
  unavailable: [
    'database-unavailable',
    'The database does not answer at the moment. Try again in a few seconds.',
  ],
  conflict: [
    'conflict',
    'Somebody else changed the same thing at the same moment. Load it again, then try again.',
  ],
  'read-only': ['database-unavailable', 'The library can only be read at the moment.'],
};

/** What Fastify itself refuses, by its codes. */
const frameworkCodes: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'The body of the request is larger than this endpoint takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['wrong-media-type', 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid-request', 'The body is no JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid-request', 'The body is empty; JSON was expected.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid-request',
    'The body is shorter or longer than its Content-Length.',
  ],
};

/** Says the problem; logs what is the server's own fault. Never gives away a stack or a path. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  if (error instanceof ProblemError) {
    const { errors, etag, retryAfter } = error.extra;
    if (problemCodes[error.code][0] >= 500) log.error({ error, request: request.id }, 'request failed');
    return sendProblem(reply, problemDocument(error.code, error.message, { errors, etag }), retryAfter);
  }
  if (error instanceof StoreError) {
    log.error({ error, request: request.id }, 'the store refused');
    const known = storeCodes[error.code];
    if (known !== undefined)
      return sendProblem(reply, problemDocument(...known), known[0] === 'conflict' ? undefined : 5);
  }
  if (error instanceof LiveError) {
    const detail = error.code === 'not-found' ? notFound('The postmortem').message : error.message;
    return sendProblem(
      reply,
      problemDocument(error.code, detail),
      error.code === 'shutting-down' ? 5 : undefined,
    );
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  // The client went away while it was sending: nobody reads this answer.
  if (request.raw.destroyed && (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE'))
    return sendProblem(reply, problemDocument('invalid-request', 'The request broke off.'));
  const framework = frameworkCodes[code];
  if (framework !== undefined) return sendProblem(reply, problemDocument(...framework));
  if (code === 'ENOSPC' || code === 'EFBIG' || code === 'EDQUOT') {
    log.error({ error, request: request.id }, 'no room to write');
    return sendProblem(
      reply,
      problemDocument('storage-full', 'The disk of the server is full: nothing was saved.'),
      30,
    );
  }
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 400)
    return sendProblem(reply, problemDocument('invalid-request', 'The request cannot be read.'));
  log.error({ error, request: request.id, route: request.routeOptions.url }, 'request failed');
  return sendProblem(
    reply,
    problemDocument('internal-error', `The server made an error; its log has it as request ${request.id}.`),
  );
}
