/**
 * `node bench/pages.ts COUNT [FOLDER|postgres://…]`: a server as a person starts it (the built command) on a library of
 * COUNT generated postmortems: how soon it is ready, what it holds in memory, and what 8 connections get from it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, sessions, users } from '@debrief/store';
import { fillLibraries, idOf } from './store-library.ts';

const [counted = '20000', place = join(tmpdir(), `debrief-bench-pages-${counted}`)] = process.argv.slice(2);
const count = Number(counted);
const postgres = /^postgres/.test(place);
const connections = 8;
const seconds = 6;

const secret = await prepare();
const child = await start();
console.log(
  `\nReady after ${Math.round(child.readyMs)} ms, ${residentMb(child.process.pid ?? 0)} MB resident`,
);
const pages = Array.from({ length: 500 }, (_, index) => `/api/postmortems/${idOf((index * 97) % count)}`);
const words = ['latency', 'rollback', 'queue', 'timeout', 'certificate', 'cache', 'deploy', 'replica'];
const searches = words.flatMap((word) =>
  Array.from(
    { length: word.length - 1 },
    (_, length) => `/api/postmortems?limit=20&q=${word.slice(0, length + 2)}`,
  ),
);
await report('a postmortem as JSON', pages);
await report(
  'a postmortem as a page of HTML',
  pages.map((path) => `${path}/page`),
);
await report('the library, newest first', ['/api/postmortems?limit=50']);
await report('search as one types', searches);
console.log(`\nAfterwards ${residentMb(child.process.pid ?? 0)} MB resident`);
child.process.kill('SIGTERM');

async function prepare(): Promise<string> {
  if (!postgres) mkdirSync(place, { recursive: true });
  const store = await openStore(
    postgres ? { engine: 'postgres', url: place } : { engine: 'sqlite', folder: place },
  );
  await fillLibraries([store], count, (done) => {
    if (done % 5000 === 0) console.log(`${done} of ${count} generated`);
  });
  const id = 'benchadmin';
  const cookie = randomBytes(32).toString('base64url');
  const at = new Date().toISOString();
  await store.write(async (db) => {
    if ((await users.get(db, id)) === undefined)
      await users.insert(db, {
        id,
        email: 'bench@example.com',
        name: 'Bench',
        role: 'admin',
        password: null,
        oidc: null,
        at,
      });
    const digest = createHash('sha256').update(cookie).digest('hex');
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    await sessions.add(db, { id: digest, userId: id, csrf: 'bench', at, expiresAt });
  });
  await store.close();
  return cookie;
}

async function start(): Promise<{ process: ChildProcess; readyMs: number }> {
  const began = performance.now();
  const bin = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'debrief.js');
  const library = postgres ? ['--database', place] : ['--data', place];
  const server = spawn(process.execPath, [bin, 'serve', '--port', '9600', ...library], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const status = await ask('/readyz', new Agent()).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return { process: server, readyMs: performance.now() - began };
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Eight connections ask one after the other for some seconds, the first second left out. */
async function report(what: string, paths: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const warm = performance.now() + 1000;
  const end = warm + seconds * 1000;
  let next = 0;
  const wrong = new Map<number, number>();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const path = paths[next++ % paths.length] ?? '/';
        const began = performance.now();
        const { status } = await ask(path, agent);
        if (status !== 200) wrong.set(status, (wrong.get(status) ?? 0) + 1);
        if (began > warm) times.push(performance.now() - began);
      }
    }),
  );
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  const rate = Math.round(times.length / seconds);
  console.log(
    `${what}: ${rate}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms${[...wrong].map(([status, times]) => `, ${times} answered ${status}`).join('')}`,
  );
}

function ask(path: string, agent: Agent): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: 9600, path, agent, headers: { cookie: `debrief=${secret}` } },
      (incoming) => {
        incoming.resume();
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0 }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb ?? 0) / 1024);
}
