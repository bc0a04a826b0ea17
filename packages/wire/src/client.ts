/** The typed client of the REST API. Nothing of zod is loaded: types only. */
import type * as z from 'zod';
import type { EndpointName, Endpoints } from './endpoints.ts';
import type { Problem } from './problem.ts';

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type Part<N extends EndpointName, Key extends 'query' | 'body'> =
  Endpoints[N] extends Record<Key, infer Shape extends z.ZodType> ? z.input<Shape> : never;

type Asked<N extends EndpointName> = ([Params<N>] extends [never]
  ? object
  : { params: Record<Params<N>, string> }) &
  ([Part<N, 'query'>] extends [never] ? object : { query?: QueryInput<Part<N, 'query'>> }) &
  ([Part<N, 'body'>] extends [never] ? object : { body: Part<N, 'body'> }) & {
    /** Bytes, for endpoints that take no JSON. */
    bytes?: Blob | Uint8Array<ArrayBuffer>;
    headers?: Record<string, string>;
    signal?: AbortSignal;
  };

/** Query values are written as text, whatever the server reads them as. */
type QueryInput<Q> = { [Key in keyof Q]?: string | number | boolean | undefined };

export type Answer<N extends EndpointName> = Endpoints[N] extends { response: infer Shape extends z.ZodType }
  ? z.output<Shape>
  : undefined;

/** A problem document that the server answered with, or that the network stands for (`status` 0). */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** `''` for the page's own server, else `https://debrief.example.com`. */
  readonly base: string;
  readonly fetch: typeof fetch;
  /** Headers for each request: an API token, or the CSRF token of the session. */
  readonly headers: () => Record<string, string>;
}

export type Client = <N extends EndpointName>(
  name: N,
  ...asked: object extends Asked<N> ? [Asked<N>?] : [Asked<N>]
) => Promise<Answer<N>>;

/** Makes a client; each call rejects with an `ApiError` for any answer that is not 2xx. */
export function createClient(options: ClientOptions): Client {
  return async <N extends EndpointName>(
    name: N,
    ...rest: object extends Asked<N> ? [Asked<N>?] : [Asked<N>]
  ) => {
    const asked: Loose = rest[0] ?? {};
    const [method = 'GET', template = ''] = name.split(' ');
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...options.headers(),
      ...asked.headers,
    };
    let body: string | Blob | Uint8Array<ArrayBuffer> | undefined;
    if (asked.bytes !== undefined) {
      headers['content-type'] ??= 'application/octet-stream';
      body = asked.bytes;
    } else if (asked.body !== undefined) {
      headers['content-type'] = 'application/json';
      body = JSON.stringify(asked.body);
    }
    const answer = await options
      .fetch(options.base + pathOf(template, asked.params ?? {}) + queryOf(asked.query ?? {}), {
        method,
        headers,
        body,
        signal: asked.signal,
      })
      .catch((error: unknown) => {
        if (asked.signal?.aborted) throw error;
        throw new ApiError(unreachable);
      });
    if (!answer.ok) throw new ApiError(await problemOf(answer));
    const json = answer.headers.get('content-type')?.includes('json') === true;
    // The answer is our own server's, checked there against the same schema.
    return (answer.status === 204 || !json ? undefined : await answer.json()) as Answer<N>;
  };
}

interface Loose {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  bytes?: Blob | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

const unreachable: Problem = {
  type: 'about:blank',
  code: 'unreachable',
  title: 'The server cannot be reached',
  status: 0,
  detail: 'The server cannot be reached. Check the connection; nothing that was saved is lost.',
};

/** The path with its parameters filled in. */
export function pathOf(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/:([a-zA-Z]+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
}

function queryOf(query: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] satisfies [string, string]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body: unknown = await answer.json();
    if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  } catch {
    // Not JSON: a proxy in between answered.
  }
  return {
    type: 'about:blank',
    code: `http-${answer.status}`,
    title: answer.statusText || `Answer ${answer.status}`,
    status: answer.status,
  };
}
