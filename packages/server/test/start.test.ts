/** The first minutes of a server, and what keeps one from starting. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Fastify from 'fastify';
import { handlers } from '../src/http/handlers/index-of-handlers.ts';
import { type Doors, mountEndpoints } from '../src/http/mount-endpoints.ts';
import { startServer } from '../src/start-server.ts';

const log = { info() {}, warn() {}, error() {} };
const json = { 'content-type': 'application/json' };

function folderOf(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-start-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const person = { name: 'Ada Byron', email: 'ada@example.com', password: 'a long enough password' };

function setUp(url: string, token: string | undefined, name = person.name): Promise<Response> {
  const body = JSON.stringify({ ...person, email: `${name.split(' ')[0]}@example.com`, name, token });
  return fetch(`${url}/api/setup`, { method: 'POST', headers: json, body });
}

test('until there is an administrator only this machine is listened to; the set-up link works once', async (t) => {
  const folder = folderOf(t);
  const server = await startServer({ library: { engine: 'sqlite', folder }, host: '0.0.0.0', port: 0, log });
  t.after(() => server.close());
  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  const fromElsewhere = () => fetch(`http://${elsewhere}:${server.port}/healthz`);
  if (elsewhere !== undefined) await assert.rejects(fromElsewhere());
  const refused = await fetch(`${server.url}/api/home`);
  assert.equal(refused.status, 403);
  assert.equal(((await refused.json()) as { code: string }).code, 'set-up-first');
  assert.equal((await setUp(server.url, 'guess')).status, 410);
  const token = server.setUpLink?.split('#')[1];
  const both = await Promise.all([setUp(server.url, token), setUp(server.url, token, 'Bob Late')]);
  assert.deepEqual(both.map((answer) => answer.status).sort(), [200, 410]);
  assert.equal((await setUp(server.url, token)).status, 410);
  assert.equal((await fetch(`${server.url}/api/home`)).status, 401);
  if (elsewhere === undefined) return;
  for (let tries = 0; tries < 50 && !(await fromElsewhere().catch(() => null))?.ok; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal((await fromElsewhere()).status, 200);
});

test('a new start makes a new link; the old one no longer works', async (t) => {
  const folder = folderOf(t);
  const first = await startServer({ library: { engine: 'sqlite', folder }, port: 0, log });
  await first.close();
  const second = await startServer({ library: { engine: 'sqlite', folder }, port: 0, log });
  t.after(() => second.close());
  assert.equal((await setUp(second.url, first.setUpLink?.split('#')[1])).status, 410);
  assert.equal((await setUp(second.url, second.setUpLink?.split('#')[1])).status, 200);
});

test('where the port is taken the library is let go again', async (t) => {
  const folder = folderOf(t);
  const other = await startServer({ library: { engine: 'sqlite', folder: folderOf(t) }, port: 0, log });
  t.after(() => other.close());
  const library = { engine: 'sqlite', folder } as const;
  await assert.rejects(startServer({ library, port: other.port, log }), { code: 'EADDRINUSE' });
  const server = await startServer({ library, port: 0, log });
  await server.close();
  await server.close();
});

test('a server with an endpoint that nobody answers does not start', () => {
  // Nothing is asked of the doors while the table is mounted.
  const doors = { services: {}, checkAnswers: true } as Doors;
  const { 'GET /api/home': _, ...rest } = handlers;
  assert.throws(
    () => mountEndpoints(Fastify(), rest as typeof handlers, doors),
    /without a handler: GET \/api\/home/,
  );
  const more = { ...handlers, 'GET /api/secret': handlers['GET /api/home'] };
  assert.throws(() => mountEndpoints(Fastify(), more, doors), /without an endpoint: GET \/api\/secret/);
});
