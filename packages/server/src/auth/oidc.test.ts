import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { ownPath } from './oidc.ts';

/** Follows redirects as a browser does, with a jar of cookies for each host; gives where it ends. */
async function visit(start: string, end: (url: URL) => boolean): Promise<{ url: URL; cookies: string }> {
  const jars = new Map<string, Map<string, string>>();
  let url = new URL(start);
  for (let hop = 0; hop < 15; hop++) {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    if (end(url)) return { url, cookies: cookie };
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(line) || pair.slice(at + 1) === '') jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${url.href} leads nowhere: ${answer.status} ${await answer.text()}`);
    url = new URL(next, url);
  }
  throw new Error('Too many redirects');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function both(context: TestContext, domains: string[] = []): Promise<[TestServer, IdentityProvider]> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'debrief-oidc-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const provider = await startIdentityProvider(context, () => `http://127.0.0.1:${port}`);
  const { issuer, clientId, clientSecret } = provider;
  const server = await startTestServer(
    context,
    { engine: 'sqlite', folder },
    { port, oidc: { issuer, clientId, clientSecret, name: 'Team sign-in', domains } },
  );
  return [server, provider];
}

const signIn = ({ running }: TestServer, next = '/library') =>
  visit(
    `${running.url}/api/oidc/start?next=${encodeURIComponent(next)}`,
    (url) => url.origin === running.url && !url.pathname.startsWith('/api/'),
  );

async function session({ running }: TestServer, cookie: string) {
  const answer = await fetch(`${running.url}/api/session`, { headers: { cookie } });
  return answer.ok
    ? ((await answer.json()) as { person: { email: string; role: string; id: string } }).person
    : null;
}

test('a person with an invitation signs in by the provider, with the role of the invitation', async (context) => {
  const [server, provider] = await both(context);
  await server.admin.api('POST /api/invitations', { body: { email: 'bo@example.com', role: 'member' } });
  provider.claims = { sub: 'bo-1', email: 'bo@example.com', email_verified: true, name: 'Bo' };
  const { url, cookies } = await signIn(server);
  assert.equal(url.pathname, '/library');
  const bo = await session(server, cookies);
  assert.deepEqual([bo?.email, bo?.role], ['bo@example.com', 'member']);

  provider.claims = { sub: 'bo-1', email: 'bo.new@example.com', email_verified: false, name: 'Bo' };
  const again = await signIn(server);
  assert.equal((await session(server, again.cookies))?.id, bo?.id, 'known by subject, whatever the address');

  await server.admin.api('PATCH /api/users/:id', { params: { id: bo?.id ?? '' }, body: { disabled: true } });
  const off = await signIn(server);
  assert.deepEqual([off.url.pathname, off.url.searchParams.get('problem')], ['/sign-in', 'not-allowed']);
  assert.equal(await session(server, off.cookies), null);
});

test('nobody comes in by an address that the provider did not verify, nor without invitation', async (context) => {
  const [server, provider] = await both(context, ['team.example']);
  for (const claims of [
    { sub: 'x-1', email: 'ada@example.com', email_verified: false },
    { sub: 'x-2', email: 'stranger@example.com', email_verified: true },
    { sub: 'x-3', email: 'x@evil-team.example', email_verified: true },
    { sub: 'x-4' },
  ]) {
    provider.claims = claims;
    const { url, cookies } = await signIn(server);
    assert.equal(url.searchParams.get('problem'), 'not-allowed', claims.sub);
    assert.equal(await session(server, cookies), null);
  }
  provider.claims = { sub: 'x-5', email: 'cy@team.example', email_verified: true };
  assert.equal((await session(server, (await signIn(server)).cookies))?.role, 'reader');
});

test('an account that is tied to one subject is not given to another with the same address', async (context) => {
  const [server, provider] = await both(context);
  provider.claims = { sub: 'ada-1', email: 'ada@example.com', email_verified: true };
  assert.equal((await session(server, (await signIn(server)).cookies))?.id, server.admin.id);
  provider.claims = { sub: 'ada-2', email: 'ada@example.com', email_verified: true };
  assert.equal((await signIn(server)).url.searchParams.get('problem'), 'not-allowed');
});

test('a callback without the browser’s own attempt, or with another’s state, is refused', async (context) => {
  const [server] = await both(context);
  const { url } = server.running;
  for (const cookie of [
    '',
    'debrief-oidc=rubbish',
    `debrief-oidc=${Buffer.from('{"state":"a"}').toString('base64url')}`,
  ]) {
    const answer = await fetch(`${url}/api/oidc/callback?code=x&state=y`, {
      redirect: 'manual',
      headers: { cookie },
    });
    assert.match(answer.headers.get('location') ?? '', /^\/sign-in\?problem=attempt-expired$/);
  }
  const attempt = { state: 'mine', nonce: 'n', verifier: 'v'.repeat(43), next: '/' };
  const cookie = `debrief-oidc=${Buffer.from(JSON.stringify(attempt)).toString('base64url')}`;
  const answer = await fetch(`${url}/api/oidc/callback?code=x&state=theirs`, {
    redirect: 'manual',
    headers: { cookie },
  });
  assert.match(answer.headers.get('location') ?? '', /problem=provider-refused$/);
});

test('a provider that is away leads back to the sign-in page', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-oidc-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const oidc = { issuer: `http://127.0.0.1:${await freePort()}`, clientId: 'debrief' };
  const server = await startTestServer(context, { engine: 'sqlite', folder }, { oidc });
  assert.equal((await signIn(server)).url.searchParams.get('problem'), 'provider-unreachable');
});

test('only a path of this app is gone on to', () => {
  assert.equal(ownPath('/p/abc?line=4'), '/p/abc?line=4');
  for (const next of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/a\nb',
    'library',
  ])
    assert.equal(ownPath(next), '/');
});
