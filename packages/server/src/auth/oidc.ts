import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sign-in by the team's identity provider, where one is configured. */
export interface OidcSignIn {
  /** What the button says: `Sign in with NAME`. */
  readonly name: string;
  /** Sends the browser to the provider; `next` is the page of ours to come back to. */
  start(request: FastifyRequest, reply: FastifyReply, next: string | undefined): Promise<FastifyReply>;
  /** Takes the browser back: signs in, or leads to the sign-in page with what went wrong. */
  callback(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}
