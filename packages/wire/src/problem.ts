import * as z from 'zod';

/**
 * RFC 9457. `code` is permanent: clients may switch on it; `title` is the same for a code, `detail` says what was
 * wrong this time and what to do next.
 */
export const Problem = z.object({
  type: z.string(),
  code: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** For `invalid-request`: each place with what is wrong there. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** For `changed-meanwhile`: the ETag that the thing has now. */
  etag: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Every code with its status and title. A code is never reused for something else. */
export const problemCodes = {
  'invalid-request': [400, 'The request is not in order'],
  'not-signed-in': [401, 'Sign in first'],
  'wrong-credentials': [401, 'E-mail address or password is not right'],
  'not-allowed': [403, 'Your role does not allow this'],
  'cross-site': [403, 'The request came from another site'],
  'set-up-first': [403, 'The server has no administrator yet'],
  'not-found': [404, 'Nothing is here'],
  'method-not-allowed': [405, 'This cannot be done here'],
  conflict: [409, 'This cannot be done in the present state'],
  'gate-not-met': [409, 'Something stands between the document and this state'],
  'link-expired': [410, 'This link was used or has expired'],
  'changed-meanwhile': [412, 'It was changed meanwhile'],
  'too-large': [413, 'This is larger than the server takes'],
  'wrong-media-type': [415, 'The server does not read this kind of body'],
  'unreadable-record': [422, 'The record could not be read'],
  'offset-mismatch': [409, 'The upload goes on at another offset'],
  'idempotency-mismatch': [422, 'This idempotency key was used for another request'],
  'precondition-required': [428, 'Say which version you saw (If-Match)'],
  'too-many-requests': [429, 'Too many requests'],
  'internal-error': [500, 'The server made an error'],
  'storage-full': [507, 'The disk is full: nothing was saved'],
  'database-unavailable': [503, 'The database cannot be reached'],
  'shutting-down': [503, 'The server is restarting'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problemCodes;
