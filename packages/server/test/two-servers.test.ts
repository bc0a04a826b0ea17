/** Two servers on one PostgreSQL: whichever a browser reached, it is the same library, and work is done once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine } from '@debrief/store/test-engines';
import { startServer } from '../src/start-server.ts';
import { startTestServer, until } from '../src/testing/test-server.ts';

const quiet = { info() {}, warn() {}, error() {} };

forEachEngine(({ name, openOptions }) => {
  // An embedded library refuses a second server: `packages/cli/test/library.test.ts`.
  if (name === 'sqlite') return;
  test(`${name}: two servers on one library`, async (t) => {
    const library = await openOptions(t);
    const one = await startTestServer(t, library);
    const two = await startServer({ library, port: 0, log: quiet, checkAnswers: true });
    t.after(() => two.close());
    assert.equal(two.setUpLink, null);
    const member = await one.invite('member', 'Grace Hopper');
    const onTwo = (person: typeof member, path: string, init: RequestInit = {}) =>
      fetch(two.url + path, {
        ...init,
        headers: { ...person.headers, ...Object.fromEntries(new Headers(init.headers)) },
      });

    await t.test('a session holds on both, and what happens on the one is heard on the other', async () => {
      assert.equal((await onTwo(member, '/api/session')).status, 200);
      const stream = await onTwo(member, '/api/events');
      const made = await member.api('POST /api/postmortems', { body: { text: '# Heard\n' } });
      let heard = '';
      for await (const chunk of stream.body ?? []) {
        heard += Buffer.from(chunk).toString();
        if (heard.includes(made.id)) break;
      }
      assert.match(heard, /"kind":"saved"/);
      const put = await onTwo(member, `/api/postmortems/${made.id}/text`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': '"v1"' },
        body: '{"text":"# Changed\\n"}',
      });
      assert.equal(put.status, 200);
      assert.equal(
        (await member.api('GET /api/postmortems/:id', { params: { id: made.id } })).text,
        '# Changed\n',
      );
    });

    await t.test('the same request under one key is done once, whichever server gets it again', async () => {
      const asked = {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
        body: '{"text":"# Once only\\n"}',
      };
      const first = await (await member.fetch('/api/postmortems', asked)).text();
      assert.equal(await (await onTwo(member, '/api/postmortems', asked)).text(), first);
    });

    await t.test('an upload goes on at the other server, and is read once', async () => {
      const { id } = await member.api('POST /api/postmortems', { body: { text: '# Records\n' } });
      const bytes = new Uint8Array(
        Buffer.from(
          Array.from({ length: 500 }, (_, index) => {
            const at = new Date(Date.UTC(2024, 0, 15) + index * 1000).toISOString();
            return `${JSON.stringify({ timestamp: at, message: `attempt ${index} failed` })}\n`;
          }).join(''),
        ),
      );
      const upload = await member.api('POST /api/uploads', {
        body: { name: 'log.jsonl', size: bytes.length },
      });
      const half = bytes.length >> 1;
      await member.api('PATCH /api/uploads/:id', {
        params: { id: upload.id },
        bytes: bytes.slice(0, half),
        headers: { 'upload-offset': '0' },
      });
      const rest = await onTwo(member, `/api/uploads/${upload.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(half) },
        body: bytes.slice(half),
      });
      assert.equal(rest.status, 200);
      const given = await onTwo(member, `/api/postmortems/${id}/evidence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ uploads: [upload.id] }),
      });
      assert.equal(given.status, 200);
      const file = await until(async () => {
        const [row] = (await member.api('GET /api/postmortems/:id/evidence', { params: { id } })).items;
        return row?.state === 'ready' && row;
      }, 'the record is read');
      assert.equal(file.events, 500);
      const done = async () => {
        const pages = [one.url, two.url].map(async (url) => (await fetch(`${url}/metrics`)).text());
        const counts = (await Promise.all(pages)).map(
          (page) => /^debrief_jobs_done_total (\d+)$/m.exec(page)?.[1],
        );
        return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
      };
      // This one, and the cleaning that each server asks for when it starts.
      await until(async () => (await done()) >= 3, 'the jobs are done');
      assert.equal(await done(), 3);
    });

    await t.test(
      'a role that is taken on the one is gone on the other at once, and so is a session',
      async () => {
        assert.equal((await onTwo(member, '/api/views', { method: 'POST' })).status, 400);
        await one.admin.api('PATCH /api/users/:id', { params: { id: member.id }, body: { role: 'reader' } });
        const restrict = { method: 'DELETE' };
        await until(
          async () => (await onTwo(member, '/api/postmortems/0123456789abcdef', restrict)).status === 403,
          'the other server knows the role',
        );
        await member.api('DELETE /api/session');
        await until(
          async () => (await onTwo(member, '/api/session')).status === 401,
          'the other server knows',
        );
      },
    );
  });
});
