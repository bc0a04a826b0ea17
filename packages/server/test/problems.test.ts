/** What is refused is refused in one form: a problem document with a permanent code. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem, type ProblemCode, problemCodes } from '@debrief/wire';
import { startTestServer } from '../src/testing/test-server.ts';

const json = { 'content-type': 'application/json' };

async function isProblem(answer: Response, code: ProblemCode): Promise<Problem> {
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  const problem = Problem.parse(await answer.json());
  assert.equal(problem.code, code);
  assert.equal(answer.status, problemCodes[code][0]);
  assert.equal(problem.status, answer.status);
  assert.equal(problem.type, `/api/docs#${code}`);
  assert.ok(problem.detail !== undefined && problem.detail.length > 0);
  return problem;
}

test('problems', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-problems-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startTestServer(t, { engine: 'sqlite', folder });
  const { admin, running } = server;
  const reader = await server.invite('reader', 'Rosa Reader');
  const made = await admin.api('POST /api/postmortems', { body: { text: '# One\n' } });
  const path = `/api/postmortems/${made.id}`;

  await t.test('an address that is not there, and a method that it does not take', async () => {
    await isProblem(await admin.fetch('/api/nothing'), 'not-found');
    const answer = await admin.fetch('/api/postmortems', { method: 'PUT', headers: json, body: '{}' });
    assert.equal(answer.headers.get('allow'), 'GET, POST');
    await isProblem(answer, 'method-not-allowed');
    await isProblem(await admin.fetch('/healthz', { method: 'POST' }), 'method-not-allowed');
    await isProblem(await admin.fetch('/elsewhere', { method: 'DELETE' }), 'not-found');
  });

  await t.test('a request that is not in order names each place', async () => {
    const query = await isProblem(
      await admin.fetch('/api/postmortems?limit=1000&sort=best'),
      'invalid-request',
    );
    assert.deepEqual(
      query.errors?.map((error) => error.path),
      ['query.limit', 'query.sort'],
    );
    const body = { method: 'POST', headers: json, body: '{"mentions":"all"}' };
    const comment = await isProblem(await admin.fetch(`${path}/comments`, body), 'invalid-request');
    assert.deepEqual(
      comment.errors?.map((error) => error.path),
      ['body.text', 'body.mentions'],
    );
    await isProblem(
      await admin.fetch('/api/views', { method: 'POST', headers: json, body: '{"name":' }),
      'invalid-request',
    );
    await isProblem(
      await admin.fetch('/api/views', { method: 'POST', headers: json, body: '' }),
      'invalid-request',
    );
    const poison = '{"__proto__":{"shared":true},"name":"x","query":"","shared":false}';
    await isProblem(
      await admin.fetch('/api/views', { method: 'POST', headers: json, body: poison }),
      'invalid-request',
    );
  });

  await t.test('a body of another kind, and one that is too large', async () => {
    const text = { 'content-type': 'text/plain' };
    await isProblem(
      await admin.fetch('/api/views', { method: 'POST', headers: text, body: 'x' }),
      'wrong-media-type',
    );
    const large = JSON.stringify({ name: 'x'.repeat(2_000_000), query: '', shared: false });
    await isProblem(
      await admin.fetch('/api/views', { method: 'POST', headers: json, body: large }),
      'too-large',
    );
    const upload = await admin.api('POST /api/uploads', { body: { name: 'a', size: 1 } });
    const patch = { method: 'PATCH', headers: { ...json, 'upload-offset': '0' }, body: '{}' };
    await isProblem(await admin.fetch(`/api/uploads/${upload.id}`, patch), 'wrong-media-type');
  });

  await t.test('nobody, the wrong person, and a token that may not', async () => {
    const plain = (init: RequestInit = {}) => fetch(`${running.url}/api/home`, init);
    await isProblem(await plain(), 'not-signed-in');
    await isProblem(await plain({ headers: { cookie: 'debrief=guess' } }), 'not-signed-in');
    await isProblem(await plain({ headers: { authorization: 'Bearer dbr_guess' } }), 'not-signed-in');
    await isProblem(await reader.fetch('/api/users'), 'not-allowed');
    await isProblem(await reader.fetch(path, { method: 'DELETE' }), 'not-allowed');
    const { secret } = await admin.api('POST /api/tokens', {
      body: { name: 'x', scopes: ['read'], expiresAt: null },
    });
    const bearer = { authorization: `Bearer ${secret}` };
    assert.equal((await plain({ headers: bearer })).status, 200);
    await isProblem(await fetch(running.url + path, { method: 'DELETE', headers: bearer }), 'not-allowed');
    await isProblem(await fetch(`${running.url}/api/tokens`, { headers: bearer }), 'not-allowed');
    await isProblem(await fetch(`${running.url}/api/users`, { headers: bearer }), 'not-allowed');
    const wrong = {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: 'ada@example.com', password: 'wrong' }),
    };
    const one = await isProblem(await fetch(`${running.url}/api/session`, wrong), 'wrong-credentials');
    const unknown = { ...wrong, body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong' }) };
    assert.deepEqual(
      await isProblem(await fetch(`${running.url}/api/session`, unknown), 'wrong-credentials'),
      one,
    );
  });

  await t.test('another site’s request, and one without the session’s token', async () => {
    const removal = (headers: Record<string, string>) =>
      fetch(running.url + path, { method: 'DELETE', headers: { ...admin.headers, ...headers } });
    await isProblem(await removal({ 'x-debrief-csrf': '' }), 'cross-site');
    await isProblem(await removal({ origin: 'https://evil.example' }), 'cross-site');
    await isProblem(await removal({ origin: 'null' }), 'cross-site');
    const signIn = {
      method: 'POST',
      body: '{"email":"ada@example.com","password":"a long enough password"}',
    };
    const elsewhere = { ...json, 'sec-fetch-site': 'cross-site' };
    // `fetch` of Node sets this header itself; a browser’s is sent by hand here.
    const status = await sent(`${running.url}/api/session`, 'POST', elsewhere, signIn.body);
    assert.equal(status, 403);
    assert.equal((await admin.api('GET /api/postmortems/:id', { params: { id: made.id } })).removedAt, null);
  });

  await t.test('a save that does not say what was seen, and one that saw an old text', async () => {
    const put = (headers: Record<string, string>) =>
      admin.fetch(`${path}/text`, {
        method: 'PUT',
        headers: { ...json, ...headers },
        body: '{"text":"# Two\\n"}',
      });
    await isProblem(await put({}), 'precondition-required');
    await isProblem(await put({ 'if-match': 'v1' }), 'invalid-request');
    const old = await isProblem(await put({ 'if-match': '"v9"' }), 'changed-meanwhile');
    assert.equal(old.etag, '"v1"');
    assert.equal((await put({ 'if-match': '"v1"' })).headers.get('etag'), '"v2"');
    assert.equal((await put({ 'if-match': '*' })).status, 200);
    const same = await admin.fetch(`${path}/text`, { headers: { 'if-none-match': '"v2"' } });
    assert.equal(same.status, 304);
  });

  await t.test('the same key again is answered as before; for something else it is refused', async () => {
    const post = (title: string) =>
      admin.fetch('/api/postmortems', {
        method: 'POST',
        headers: { ...json, 'idempotency-key': 'once' },
        body: JSON.stringify({ title, text: `# ${title}\n` }),
      });
    const answers = await Promise.all([post('Twice'), post('Twice'), post('Twice')]);
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
    assert.deepEqual(others, [first, first]);
    assert.equal((await admin.api('GET /api/postmortems', { query: { q: 'Twice' } })).total, 1);
    await isProblem(await post('Another'), 'idempotency-mismatch');
  });

  await t.test('what lies in the bin is not changed', async () => {
    await admin.api('DELETE /api/postmortems/:id', { params: { id: made.id } });
    const put = { method: 'PUT', headers: { ...json, 'if-match': '*' }, body: '{"text":"x"}' };
    await isProblem(await admin.fetch(`${path}/text`, put), 'conflict');
    const comment = { method: 'POST', headers: json, body: '{"text":"x"}' };
    await isProblem(await admin.fetch(`${path}/comments`, comment), 'conflict');
    for (const part of [
      '',
      '/text',
      '/page',
      '/export/html',
      '/gate',
      '/findings',
      '/comments',
      '/revisions',
    ])
      assert.equal((await admin.fetch(path + part)).status, 200, `${part} can still be read`);
    await admin.api('POST /api/postmortems/:id/recover', { params: { id: made.id } });
  });

  await t.test('nobody is locked out of administering', async () => {
    const body = { method: 'PATCH', headers: json, body: '{"role":"member"}' };
    await isProblem(await admin.fetch(`/api/users/${admin.id}`, body), 'conflict');
    assert.equal((await admin.api('GET /api/session')).person.role, 'admin');
  });

  await t.test('guessing passwords is slowed down, and tells when to come back', async () => {
    const guess = {
      method: 'POST',
      headers: json,
      body: '{"email":"rosa.reader@example.com","password":"no"}',
    };
    let last = await fetch(`${running.url}/api/session`, guess);
    for (let tries = 1; tries < 12 && last.status === 401; tries++)
      last = await fetch(`${running.url}/api/session`, guess);
    assert.ok(Number(last.headers.get('retry-after')) > 0);
    await isProblem(last, 'too-many-requests');
  });

  assert.deepEqual(
    server.logged.filter(({ level }) => level === 'error'),
    [],
  );
});

test('too many requests of one person are refused, not those of another', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-rate-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startTestServer(
    t,
    { engine: 'sqlite', folder },
    { rate: { burst: 6, perSecond: 0.01 } },
  );
  const member = await server.invite('member', 'Grace Hopper');
  const view = { method: 'POST', headers: json, body: '{"name":"x","query":"","shared":false}' };
  const statuses: number[] = [];
  for (let count = 0; count < 8; count++)
    statuses.push((await server.admin.fetch('/api/views', view)).status);
  // One of the six was the invitation.
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429, 429]);
  assert.equal((await member.fetch('/api/views', view)).status, 200);
  assert.equal((await server.admin.fetch('/api/home')).status, 200);
});

function sent(url: string, method: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
