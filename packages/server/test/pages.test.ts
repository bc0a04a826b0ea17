/** What browsers and machines get besides JSON: the app's files, documents as pages, the API's description, health. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { endpoints } from '@debrief/wire';
import { startTestServer } from '../src/testing/test-server.ts';

function folderOf(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-pages-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A built app in small. */
function builtApp(folder: string): string {
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(
    join(web, 'index.html'),
    '<script nonce="__CSP_NONCE__" src="/assets/app-1a2b.js"></script><style nonce="__CSP_NONCE__"></style>',
  );
  const script = 'console.log("here");'.repeat(50);
  writeFileSync(join(web, 'assets/app-1a2b.js'), script);
  writeFileSync(join(web, 'assets/app-1a2b.js.br'), brotliCompressSync(script));
  writeFileSync(join(web, 'assets/app-1a2b.js.gz'), gzipSync(script));
  writeFileSync(join(web, 'theme.js'), '//');
  writeFileSync(join(folder, 'secret.txt'), 'no');
  return web;
}

test('pages', async (t) => {
  const folder = folderOf(t);
  const server = await startTestServer(t, { engine: 'sqlite', folder }, { webFolder: builtApp(folderOf(t)) });
  const { url } = server.running;
  const html = { accept: 'text/html,*/*' };

  await t.test(
    'each address of the app gives its page, with a fresh nonce and no unsafe-inline',
    async () => {
      const [first, second] = [
        await fetch(`${url}/library?q=x`, { headers: html }),
        await fetch(url, { headers: html }),
      ];
      const policy = first.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
      assert.ok(nonce.length >= 22 && !policy.includes('unsafe'));
      assert.equal((await first.text()).split(`nonce="${nonce}"`).length, 3);
      assert.ok(!(second.headers.get('content-security-policy') ?? '').includes(nonce));
      assert.equal(first.headers.get('cache-control'), 'no-store');
      assert.equal(first.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(first.headers.get('x-frame-options'), 'DENY');
      assert.equal((await fetch(url, { headers: { accept: '*/*' } })).status, 200);
    },
  );

  await t.test(
    'files with a digest in their name are kept for ever, packed as the browser takes them',
    async () => {
      for (const [accepted, packing] of [
        ['br, gzip', 'br'],
        ['gzip', 'gzip'],
        ['br;q=0, identity', null],
      ] as const) {
        const answer = await fetch(`${url}/assets/app-1a2b.js`, { headers: { 'accept-encoding': accepted } });
        assert.equal(answer.headers.get('content-encoding'), packing);
        assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
        assert.match(await answer.text(), /^console\.log/);
      }
      const theme = await fetch(`${url}/theme.js`);
      assert.equal(theme.headers.get('cache-control'), 'no-cache');
      const again = await fetch(`${url}/theme.js`, {
        headers: { 'if-none-match': theme.headers.get('etag') ?? '' },
      });
      assert.equal(again.status, 304);
    },
  );

  await t.test(
    'no address leads out of the folder, and a file of an older build is not the page',
    async () => {
      for (const path of [
        '/..%2fsecret.txt',
        '/%2e%2e/secret.txt',
        '/assets/..%2f..%2fsecret.txt',
        '/assets/app-old.js',
      ]) {
        const answer = await fetch(url + path, {
          headers: { accept: path.includes('old') ? 'text/html' : '*/*' },
        });
        assert.equal(answer.status, 404, path);
      }
    },
  );

  await t.test('a hostile document becomes a harmless page', async () => {
    const text = [
      '# <img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      '[link](javascript:alert(1)) ![picture](data:text/html,x)',
      '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      `${'> '.repeat(3000)}deep`,
      `${'*'.repeat(5000)}`,
    ].join('\n\n');
    const made = await server.admin.api('POST /api/postmortems', { body: { text } });
    const answer = await server.admin.fetch(`/api/postmortems/${made.id}/page`);
    const page = await answer.text();
    assert.equal(answer.status, 200);
    assert.doesNotMatch(page, /<(?:script|svg|iframe|img)\b|href="javascript:|src="data:/i);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.ok(policy.startsWith("default-src 'none'; style-src 'sha256-") && !policy.includes('unsafe'));
    const same = await server.admin.fetch(`/api/postmortems/${made.id}/page`, {
      headers: { 'if-none-match': '"v1"' },
    });
    assert.equal(same.status, 304);
    await server.admin.api('GET /api/postmortems/:id/findings', { params: { id: made.id } });
  });

  await t.test('exports carry their name and kind; an unknown format is not there', async () => {
    const made = await server.admin.api('POST /api/postmortems', {
      body: { text: '# Über “x”\n', fileName: 'über “x”.md' },
    });
    const answer = await server.admin.fetch(`/api/postmortems/${made.id}/export/html`);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="_ber_x_\.html"; filename\*=UTF-8''%C3%BCber/,
    );
    assert.equal((await server.admin.fetch(`/api/postmortems/${made.id}/export/exe`)).status, 404);
  });

  await t.test('the API describes itself, for machines and for people', async () => {
    const described = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    assert.equal(described.openapi, '3.1.0');
    const operations = Object.values(described.paths).flatMap((path) => Object.values(path));
    assert.equal(operations.length, Object.keys(endpoints).length);
    assert.equal(new Set(operations.map((operation) => operation.operationId)).size, operations.length);
    assert.ok(described.paths['/api/postmortems/{id}/text']?.['put']);
    const docs = await fetch(`${url}/api/docs`);
    const page = await docs.text();
    assert.ok(Object.keys(endpoints).every((name) => page.includes(`<code>${name}</code>`)));
    assert.ok(page.includes('id="changed-meanwhile"'));
    assert.doesNotMatch(page, /<script|https?:\/\/(?!localhost)/);
  });

  await t.test('health, readiness and numbers', async () => {
    assert.deepEqual(await (await fetch(`${url}/healthz`)).json(), { status: 'ok' });
    assert.deepEqual(await (await fetch(`${url}/readyz`)).json(), { status: 'ready' });
    assert.equal((await fetch(`${url}/healthz`, { method: 'HEAD' })).status, 200);
    const numbers = await (await fetch(`${url}/metrics`)).text();
    assert.match(
      numbers,
      /^debrief_http_requests_total\{method="GET",route="\/healthz",status="200"\} \d+$/m,
    );
    assert.match(numbers, /^debrief_live_rooms \d+$/m);
    for (const line of numbers.trim().split('\n'))
      assert.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^}]*\})? [\d.e+-]+)$/);
    const proxied = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    assert.equal(proxied.status, 403);
    const { secret } = await server.admin.api('POST /api/tokens', {
      body: { name: 'prometheus', scopes: ['admin'], expiresAt: null },
    });
    const headers = { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${secret}` };
    assert.equal((await fetch(`${url}/metrics`, { headers })).status, 200);
  });
});

test('behind https cookies are secure, links lead there, and the browser keeps to https', async (t) => {
  const folder = folderOf(t);
  const origin = 'https://debrief.example.com';
  const server = await startTestServer(t, { engine: 'sqlite', folder }, { origin });
  assert.ok(server.running.setUpLink?.startsWith(`${origin}/set-up#`));
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: server.admin.email, password: 'a long enough password' }),
  });
  assert.match(
    answer.headers.get('set-cookie') ?? '',
    /^__Host-debrief=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
  );
  assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000');
  const { link } = await server.admin.api('POST /api/invitations', {
    body: { email: 'x@example.com', role: 'reader' },
  });
  assert.ok(link.startsWith(`${origin}/invite#`));
});
