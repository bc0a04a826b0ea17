import type { OpenOptions } from '@debrief/store';
import type { OidcOptions } from './auth/oidc.ts';
import type { Clock, Ids, Log } from './context.ts';

export interface ServerOptions {
  /** Which library: `{ engine: 'sqlite', folder }` or `{ engine: 'postgres', url }`. */
  readonly library: OpenOptions;
  /** Address to listen at; until there is an administrator only loopback is listened at. Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 7420; 0 for any that is free. */
  readonly port?: number;
  /** Folder of the built web app; without, the API alone is served. */
  readonly webFolder?: string;
  /** Where people reach it, `https://debrief.example.com`; with https, cookies are secure. */
  readonly origin?: string;
  /** Believe `X-Forwarded-*` of a proxy in front. */
  readonly trustProxy?: boolean;
  /** Folder of the example incident's records. */
  readonly exampleFolder?: string;
  readonly version?: string;
  readonly metricsToken?: string;
  /** The team's identity provider; without, people sign in by password. */
  readonly oidc?: OidcOptions;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  /** Hold every answer against its schema, and fail loudly: for tests and development. */
  readonly checkAnswers?: boolean;
  readonly rate?: { readonly burst: number; readonly perSecond: number };
  /** Times of the live document, for tests. */
  readonly live?: Readonly<Record<string, number>>;
}

export interface RunningServer {
  /** Where it listens now: `http://127.0.0.1:7420`. */
  readonly url: string;
  readonly port: number;
  /** The one-time link that makes the first administrator; null where there is one. Says it to nobody but the terminal. */
  readonly setUpLink: string | null;
  /** Takes no more requests, drains live documents, jobs and answers, closes the library. */
  close(): Promise<void>;
}
