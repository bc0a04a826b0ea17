import type * as z from 'zod';

export type Role = 'admin' | 'member' | 'reader';

/** Who may call: anybody, whoever is signed in, or at least the role named. */
export type Access = 'anybody' | Role;

/** What an API token must be allowed to do to call it. `none`: tokens may not, only people in a browser. */
export type Scope = 'read' | 'write' | 'admin' | 'none';

/**
 * One endpoint of the REST API, as both sides know it. The key of the table is `METHOD /path/:param`.
 * An endpoint with `postmortem` names the path parameter that restriction is asked for: a person who may not see that
 * postmortem is answered 404, as if it did not exist.
 */
export interface Endpoint {
  readonly summary: string;
  readonly access: Access;
  readonly scope: Scope;
  readonly postmortem?: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** JSON answer; absent where `produces` says what comes instead, or nothing comes (204). */
  readonly response?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  readonly produces?: string;
  /** Media type of a request body that is not JSON (bytes are handed to the handler as a stream). */
  readonly consumes?: string;
  /** Errors it gives besides those that every endpoint may give. */
  readonly problems?: readonly string[];
}

/** Keeps an endpoint's precise types. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
