/** Everything that lives as long as the server and that handlers and jobs need. */
import type { ServerResponse } from 'node:http';
import type { Store } from '@debrief/store';
import type { OidcSignIn } from './auth/oidc.ts';
import type { SignInLimits } from './auth/sign-in-limits.ts';
import type { Clock, Ids, Log } from './context.ts';
import type { DocumentThread } from './documents/document-thread.ts';
import type { UploadBytes } from './evidence/upload-bytes.ts';
import type { LibraryChanges } from './http/library-changes.ts';
import type { Metrics } from './http/metrics.ts';
import type { Live } from './live/live-options.ts';
import type { PageCache } from './pages/page-cache.ts';
import type { PolicyHolder } from './policy/policy-holder.ts';

export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly live: Live;
  readonly policy: PolicyHolder;
  readonly documents: DocumentThread;
  readonly pages: PageCache;
  readonly uploads: UploadBytes;
  readonly jobs: { wake(): void };
  readonly changes: LibraryChanges;
  /** Answers that stay open (server-sent events), to be ended when the server closes. */
  readonly streams: Set<ServerResponse>;
  readonly metrics: Metrics;
  readonly limits: SignInLimits;
  readonly oidc: OidcSignIn | null;
  /** This server among those on one library. */
  readonly serverId: string;
  readonly version: string;
  /** Where people reach it, `https://debrief.example.com`; null: wherever the request came to. */
  readonly origin: string | null;
  /** Folder of the example incident's records. */
  readonly exampleFolder: string;
  /** Called once the first administrator exists. */
  onSetUp(): void;
}
