import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as client from 'openid-client';
import { signInElsewhere } from '../commands/sign-in-elsewhere.ts';
import type { CommandContext, Log } from '../context.ts';
import { ownOrigin } from '../http/own-origin.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { ProblemError } from '../problem-error.ts';
import { attemptCookie, endedAttempt, type OidcAttempt, readAttempt } from './oidc-attempt.ts';
import { isSecure, sessionCookie } from './session-cookie.ts';

/** How to reach the team's identity provider (OpenID Connect, code flow with PKCE). */
export interface OidcOptions {
  /** `https://idp.example.com/realms/team`: its discovery document is asked. The host may be a private one. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** What the button says: `Sign in with NAME`; default the issuer's host. */
  readonly name?: string;
  /** People with a verified address of these domains need no invitation; they begin as readers. */
  readonly domains?: readonly string[];
}

/** Sign-in by the team's identity provider. */
export interface OidcSignIn {
  readonly name: string;
  /** Sends the browser to the provider; `next` is the page of ours to come back to. */
  start(request: FastifyRequest, reply: FastifyReply, next: string | undefined): Promise<FastifyReply>;
  /** Takes the browser back: signs in, or leads to the sign-in page with what went wrong. */
  callback(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

type Context = Pick<CommandContext, 'store' | 'clock' | 'ids'> & {
  readonly log: Log;
  readonly origin: string | null;
};

/** Makes the sign-in; the provider is asked for its addresses when the first person uses it. */
export function createOidc(options: OidcOptions, context: Context): OidcSignIn {
  const issuer = new URL(options.issuer);
  const ask = guardedFetch({ allowed: [issuer.host] });
  let found: Promise<Provider> | null = null;
  const provider = () => {
    found ??= discover(issuer, options, ask).catch((error: unknown) => {
      // The provider may be there at the next try.
      found = null;
      throw error;
    });
    return found;
  };
  const redirectUri = (request: FastifyRequest) => `${ownOrigin(request, context.origin)}/api/oidc/callback`;
  const secure = isSecure(context.origin);
  const failed = (reply: FastifyReply, code: string) =>
    reply.header('set-cookie', endedAttempt(secure)).redirect(`/sign-in?problem=${code}`, 303);

  return {
    name: options.name ?? issuer.host,

    async start(request, reply, next) {
      try {
        const { oidc, config } = await provider();
        const attempt: OidcAttempt = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
          next: ownPath(next),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri(request),
          scope: 'openid email profile',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return await reply.header('set-cookie', attemptCookie(attempt, secure)).redirect(url.href, 303);
      } catch (error) {
        context.log.error({ error }, 'the identity provider cannot be asked');
        return failed(reply, 'provider-unreachable');
      }
    },

    async callback(request, reply) {
      const attempt = readAttempt(request.headers.cookie, secure);
      if (attempt === null) return failed(reply, 'attempt-expired');
      try {
        const { oidc, config } = await provider();
        const back = new URL(redirectUri(request));
        back.search = new URL(request.url, back).search;
        const tokens = await oidc.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return failed(reply, 'provider-refused');
        const { secret } = await signInElsewhere(context, {
          subject: `${claims.iss} ${claims.sub}`,
          email: typeof claims['email'] === 'string' ? claims['email'] : null,
          emailVerified: claims['email_verified'] === true,
          name: typeof claims['name'] === 'string' ? claims['name'] : null,
          domains: options.domains ?? [],
        });
        return await reply
          .header('set-cookie', [endedAttempt(secure), sessionCookie(secret, secure)])
          .redirect(attempt.next, 303);
      } catch (error) {
        if (error instanceof ProblemError) return failed(reply, error.code);
        context.log.warn({ error }, 'signing in by the identity provider failed');
        return failed(reply, 'provider-refused');
      }
    },
  };
}

interface Provider {
  readonly oidc: typeof client;
  readonly config: client.Configuration;
}

async function discover(issuer: URL, options: OidcOptions, ask: typeof fetch): Promise<Provider> {
  const oidc = await import('openid-client');
  const { clientId, clientSecret } = options;
  const config = await oidc.discovery(
    issuer,
    clientId,
    undefined,
    clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
    {
      [oidc.customFetch]: (url, init) => ask(url, init as RequestInit),
      // Plain http is for a provider on this very machine.
      execute: isLoopbackHost(issuer.hostname) ? [oidc.allowInsecureRequests] : [],
    },
  );
  return { oidc, config };
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

/** A path of this app; anything that could lead elsewhere becomes the home page. */
export function ownPath(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || next.includes('\\')) return '/';
  return next;
}
