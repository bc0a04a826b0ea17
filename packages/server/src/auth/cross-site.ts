/** Requests that another site makes a browser send. */
import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../problem-error.ts';
import { sameSecret } from './secrets.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Throws `cross-site` for an unsafe request that a browser says comes from elsewhere. Other clients say nothing of that. */
export function checkOrigin(method: string, headers: IncomingHttpHeaders, origin: string | null): void {
  if (safe.has(method)) return;
  const site = headers['sec-fetch-site'];
  const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (elsewhere || !sameOrigin(headers, origin))
    throw new ProblemError('cross-site', 'The request came from another site; do it on Debrief’s own pages.');
}

/** Whether `Origin`, where a browser sends it, is the server's own: also what a WebSocket must show. */
export function sameOrigin(headers: IncomingHttpHeaders, origin: string | null): boolean {
  if (headers.origin === undefined) return true;
  if (origin !== null && headers.origin === origin) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

/** Throws `cross-site` where a request with a session lacks the session's token. */
export function checkCsrf(method: string, headers: IncomingHttpHeaders, csrf: string): void {
  if (safe.has(method)) return;
  const sent = headers['x-debrief-csrf'];
  if (typeof sent !== 'string' || !sameSecret(sent, csrf))
    throw new ProblemError('cross-site', 'The header x-debrief-csrf is missing or old. Load the page again.');
}
