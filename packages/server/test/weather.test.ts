/** Bad weather: a full disk, a database that goes and comes back, a restart, a clock that jumps. Nothing is lost. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { forEachEngine } from '@debrief/store/test-engines';
import { LibraryChange } from '@debrief/wire';
import { startServer } from '../src/start-server.ts';
import { problemOf, signInAs, startTestServer, until } from '../src/testing/test-server.ts';

const quiet = { info() {}, warn() {}, error() {} };

test('on a full disk nothing is saved halfway, everything can be read, and with room again all goes on', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-full-'));
  // A file system of a few megabytes: only the superuser may make one.
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    t.skip('a small disk can be made by the superuser of a Linux machine only');
    return;
  }
  const server = await startTestServer(t, { engine: 'sqlite', folder });
  t.after(() => {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const { admin } = server;
  const made = await admin.api('POST /api/postmortems', { body: { text: '# Before\n' } });
  const params = { id: made.id };
  const save = (text: string) =>
    admin.api('PUT /api/postmortems/:id/text', { params, body: { text }, headers: { 'if-match': '*' } });
  const filler = join(folder, 'filler');
  fill(filler);
  const large = `# After\n\n${'words of a long text '.repeat(100_000)}\n`;
  const refused = await problemOf(save(large));
  assert.equal(refused.code, 'storage-full');
  assert.match(refused.detail ?? '', /full/);
  const upload = await problemOf(admin.api('POST /api/uploads', { body: { name: 'a', size: 5_000_000 } }));
  assert.equal(upload.code, 'storage-full');
  assert.equal((await admin.api('GET /api/postmortems/:id', { params })).text, '# Before\n');
  assert.equal((await admin.api('GET /api/home')).total, 1);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  rmSync(filler);
  const short = '# After\n';
  assert.equal((await save(short)).version, 2);
  assert.equal((await admin.api('GET /api/postmortems/:id', { params })).text, short);
  assert.equal((await admin.api('GET /api/postmortems/:id/revisions', { params })).items.length, 2);
});

function fill(path: string): void {
  for (let size = 12 * 1024 * 1024; size >= 4096; size = Math.floor(size / 2)) {
    try {
      writeFileSync(path, Buffer.alloc(size, 1), { flag: 'a' });
    } catch {
      // No room for this much; less may still fit.
    }
  }
}

forEachEngine(({ name, openOptions }) => {
  test(`${name}: after a restart people are signed in, nothing is lost, and pages hear what they missed`, async (t) => {
    const library = await openOptions(t);
    const first = await startTestServer(t, library);
    const { admin } = first;
    const made = await admin.api('POST /api/postmortems', { body: { text: '# One\n' } });
    const params = { id: made.id };
    const stream = await admin.fetch('/api/events');
    await admin.api('PUT /api/postmortems/:id/text', {
      params,
      body: { text: '# Two\n' },
      headers: { 'if-match': '"v1"' },
    });
    const { seq } = await nextChange(stream);
    const slow = admin.api('POST /api/example');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await first.running.close();
    // What was asked before the end is done and answered.
    const example = await slow;

    const running = await startServer({ library, port: 0, log: quiet, checkAnswers: true });
    t.after(() => running.close());
    assert.equal(running.setUpLink, null);
    const again = (path: string, init: RequestInit = {}) =>
      fetch(running.url + path, {
        ...init,
        headers: { ...admin.headers, ...Object.fromEntries(new Headers(init.headers)) },
      });
    assert.equal(await (await again(`/api/postmortems/${made.id}/text`)).text(), '# Two\n');
    await again(`/api/postmortems/${made.id}`, { method: 'DELETE' });
    const missed = await again('/api/events', { headers: { 'last-event-id': String(seq) } });
    await nextChange(missed, (change) => change.kind === 'removed' && change.postmortem === made.id);
    assert.equal((await again(`/api/postmortems/${example.id}`)).status, 200);
  });

  test(`${name}: records that a stopping server was reading are read by the next`, async (t) => {
    const library = await openOptions(t);
    const first = await startTestServer(t, library);
    const { admin } = first;
    const { id } = await admin.api('POST /api/postmortems', { body: { text: '# One\n' } });
    const lines = Array.from({ length: 20_000 }, (_, index) => {
      const at = new Date(Date.UTC(2024, 0, 15) + index * 1000).toISOString();
      return `${JSON.stringify({ timestamp: at, level: 'error', message: `attempt ${index} failed` })}\n`;
    });
    const bytes = new Uint8Array(Buffer.from(lines.join('')));
    const upload = await admin.api('POST /api/uploads', { body: { name: 'log.jsonl', size: bytes.length } });
    await admin.api('PATCH /api/uploads/:id', {
      params: { id: upload.id },
      bytes,
      headers: { 'upload-offset': '0' },
    });
    await admin.api('POST /api/postmortems/:id/evidence', { params: { id }, body: { uploads: [upload.id] } });
    await first.running.close();
    const running = await startServer({ library, port: 0, log: quiet, checkAnswers: true });
    t.after(() => running.close());
    const person = await signInAs(running.url, admin.email);
    const file = await until(async () => {
      const [row] = (await person.api('GET /api/postmortems/:id/evidence', { params: { id } })).items;
      return row?.state === 'ready' && row;
    }, 'the record is read');
    assert.equal(file.events, 20_000);
    const page = await person.api('GET /api/postmortems/:id/events', { params: { id }, query: { limit: 1 } });
    assert.deepEqual(page.sources, [{ source: file.source, count: 20_000 }]);
  });

  test(`${name}: a clock that jumps an hour ahead and two days back signs nobody out and mixes up no order`, async (t) => {
    let now = Date.UTC(2024, 0, 15, 12);
    const server = await startTestServer(t, await openOptions(t), { clock: { now: () => now++ } });
    const { admin } = server;
    const made = await admin.api('POST /api/postmortems', { body: { text: '# 0\n' } });
    const params = { id: made.id };
    for (const [index, jump] of [3_600_000, -2 * 86_400_000, 60_000].entries()) {
      now += jump;
      const body = { text: `# ${index + 1}\n` };
      const saved = await admin.api('PUT /api/postmortems/:id/text', {
        params,
        body,
        headers: { 'if-match': `"v${index + 1}"` },
      });
      assert.equal(saved.version, index + 2);
    }
    const { items } = await admin.api('GET /api/postmortems/:id/revisions', { params });
    assert.deepEqual(
      items.map((revision) => revision.version),
      [4, 3, 2, 1],
    );
    assert.equal((await admin.api('GET /api/session')).person.id, admin.id);
    now += 40 * 86_400_000;
    await until(
      async () => (await admin.fetch('/api/session')).status === 401,
      'the session ends with its time',
    );
    const member = await signInAs(server.url, admin.email);
    assert.equal((await member.api('GET /api/postmortems/:id', { params })).text, '# 3\n');
  });
});

type Change = ReturnType<typeof LibraryChange.parse>;

/** Reads a stream of events up to the first that is wanted. */
async function nextChange(
  answer: Response,
  wanted: (change: Change) => boolean = () => true,
): Promise<{ seq: number; change: Change }> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    for (const found of text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)) {
      const change = LibraryChange.parse(JSON.parse(found[2] ?? ''));
      if (wanted(change)) return { seq: Number(found[1]), change };
    }
  }
  throw new Error('The stream ended without the change');
}
