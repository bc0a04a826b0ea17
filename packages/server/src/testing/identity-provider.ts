/** A real OpenID Connect provider on loopback, which signs in whom the test names without asking. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleaned } from './test-server.ts';

export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in at the next visit. */
  claims: { sub: string; email?: string; email_verified?: boolean; name?: string };
}

/** Starts one that trusts the callback of `ourUrl()`; it ends with the test. */
export async function startIdentityProvider(test: Cleaned, ourUrl: () => string): Promise<IdentityProvider> {
  const { default: Provider } = await import('oidc-provider');
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  test.after(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own: IdentityProvider = {
    issuer,
    clientId: 'debrief',
    clientSecret: 'a secret of this test only',
    claims: { sub: 'nobody' },
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: own.clientId,
        client_secret: own.clientSecret,
        redirect_uris: [`${ourUrl()}/api/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...own.claims, sub }) }),
    cookies: { keys: ['a key of this test only'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const { params, grantId } = await provider.interactionDetails(request, response);
      const grant =
        grantId === undefined
          ? new provider.Grant({ accountId: own.claims.sub, clientId: String(params['client_id']) })
          : await provider.Grant.find(grantId);
      grant?.addOIDCScope('openid email profile');
      await provider.interactionFinished(request, response, {
        login: { accountId: own.claims.sub },
        consent: { grantId: await grant?.save() },
      });
    })();
  });
  return own;
}
