/** The commands of the library, as a terminal runs them: in, out again byte for byte, copied, served. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runDebrief } from './run-debrief.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function folderOf(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-library-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const documents: Readonly<Record<string, string>> = {
  '2024-01-15-checkout.md': '\uFEFF# Checkout failed\r\n\r\n**Severity**: SEV2\r\n\r\nNo end of line',
  'search/2024-02-01.md': '---\ntitle: Search\n---\n\n\n# Search was slow\n\t\n',
};

function writeDocuments(folder: string): string {
  const own = join(folder, 'postmortems');
  mkdirSync(join(own, 'search'), { recursive: true });
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(own, name), text);
  return own;
}

function readAll(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

test('a folder goes in and comes out again byte for byte, also by way of a backup', async (t) => {
  const folder = folderOf(t);
  writeDocuments(folder);
  const run = async (...args: string[]) => {
    const done = await runDebrief(args, folder);
    assert.equal(done.stderr, '', args.join(' '));
    assert.equal(done.code, 0, args.join(' '));
    return done.stdout;
  };
  assert.match(await run('import', 'postmortems'), /debrief-data: 2 imported, 0 refused/);
  assert.match(await run('import', 'postmortems'), /0 imported, 2 there already, 0 refused/);
  await run('export', 'out');
  assert.deepEqual(readAll(join(folder, 'out')), documents);
  assert.match(await run('reindex', '--all'), /2 documents read anew/);
  await run('backup', 'copy.backup');
  await run('restore', 'copy.backup', '--data', 'restored');
  await run('move', '--from', 'restored', '--to', 'moved');
  await run('export', 'out2', '--data', 'moved');
  assert.deepEqual(readAll(join(folder, 'out2')), documents);
});

test('nothing is replaced, and what is wrong is said in plain words', async (t) => {
  const folder = folderOf(t);
  writeDocuments(folder);
  writeFileSync(join(folder, 'there'), '');
  await runDebrief(['import', 'postmortems'], folder);
  for (const [args, words] of [
    [['backup', 'there'], /exists already/],
    [['restore', 'nowhere.backup', '--data', 'new'], /no such file/],
    [['restore', 'there', '--data', 'new'], /backup/i],
    [['export', 'out', '--data', 'nowhere'], /no library/],
    [['import', 'nothing.md'], /Nothing was imported/],
    [['serve', '--port', 'high'], /--port/],
    [['serve', '--origin', 'example.com'], /--origin/],
    [['serve', '--database', 'mysql://x'], /postgres:\/\//],
    [['reindex', '--data', 'a', '--database', 'postgres://b'], /not both/],
  ] as const) {
    const run = await runDebrief([...args], folder);
    assert.equal(run.code, 2, args.join(' '));
    assert.match(run.stderr, words, args.join(' '));
    assert.doesNotMatch(run.stderr, /went wrong/);
  }
});

test('serve prints its address and the set-up link once, refuses a second server, and stops when asked to', async (t) => {
  const folder = folderOf(t);
  const server = await serve(folder);
  t.after(() => server.child.kill('SIGKILL'));
  assert.match(server.said(), /Library: .*data\n/);
  const token = /\/set-up#([\w-]{43})/.exec(server.said())?.[1];
  assert.ok(token !== undefined);
  const second = await runDebrief(['serve', '--data', 'data', '--port', '0'], folder);
  assert.equal(second.code, 2);
  assert.match(second.stderr, /Another Debrief server \(process \d+ .*PostgreSQL/);
  const made = await fetch(`${server.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      name: 'Ada',
      email: 'ada@example.com',
      password: 'a long enough password',
    }),
  });
  assert.equal(made.status, 200);
  // Beside a running server the terminal may read.
  assert.equal((await runDebrief(['export', 'out', '--data', 'data'], folder)).code, 0);
  assert.equal(await server.stop('SIGTERM'), 0);
  const again = await serve(folder);
  t.after(() => again.child.kill('SIGKILL'));
  assert.doesNotMatch(again.said(), /set-up/);
  assert.equal(await again.stop('SIGINT'), 0);
});

async function serve(cwd: string) {
  const child = spawn(process.execPath, [main, 'serve', '--data', 'data', '--port', '0'], { cwd });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const end = performance.now() + 30_000;
  while (!text.includes('Ctrl-C')) {
    if (child.exitCode !== null || performance.now() > end) throw new Error(`serve did not start: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return {
    child,
    url: /runs at (\S+)/.exec(text)?.[1] ?? '',
    said: () => text,
    stop: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    },
  };
}
