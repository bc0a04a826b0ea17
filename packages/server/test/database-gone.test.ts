/** The database goes away and comes back: people are told, nothing is lost, no restart is needed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine, testPostgres } from '@debrief/store/test-engines';
import { problemOf, startTestServer, until } from '../src/testing/test-server.ts';

forEachEngine(({ name, openOptions }) => {
  // An embedded library goes away with its disk only.
  if (name === 'sqlite') return;
  test(`${name}: a database that is gone for a while`, async (t) => {
    const library = await openOptions(t);
    assert.ok(library.engine === 'postgres');
    const server = await startTestServer(t, library);
    const { admin } = server;
    const made = await admin.api('POST /api/postmortems', { body: { text: '# One\n' } });
    const params = { id: made.id };
    const stream = await admin.fetch('/api/events');
    // As a machine that loses its power, and is back after some seconds.
    const back = (await testPostgres()).restart(4_000);
    const problem = await until(async () => {
      const refused = await problemOf(admin.api('GET /api/postmortems/:id', { params })).catch(() => null);
      return refused?.code === 'database-unavailable' && refused;
    }, 'the server notices');
    assert.equal(problem.status, 503);
    const save = { params, body: { text: '# Two\n' }, headers: { 'if-match': '*' } };
    assert.equal(
      (await problemOf(admin.api('PUT /api/postmortems/:id/text', save))).code,
      'database-unavailable',
    );
    assert.equal((await fetch(`${server.url}/readyz`)).status, 503);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);

    await back;
    await until(
      async () => (await fetch(`${server.url}/readyz`)).status === 200,
      'the server is ready again',
    );
    assert.equal((await admin.api('GET /api/postmortems/:id', { params })).text, '# One\n');
    const saved = await until(
      () => admin.api('PUT /api/postmortems/:id/text', save).catch(() => null),
      'saving works again',
    );
    assert.equal(saved.version, 2);
    // Pages that were open all the while hear of it.
    let heard = '';
    for await (const chunk of stream.body ?? []) {
      heard += Buffer.from(chunk).toString();
      if (heard.includes('"saved"')) break;
    }
    // Jobs run again, too.
    const bytes = new Uint8Array(Buffer.from('{"timestamp":"2024-01-15T14:00:00Z","message":"x failed"}\n'));
    const upload = await admin.api('POST /api/uploads', { body: { name: 'log.jsonl', size: bytes.length } });
    await admin.api('PATCH /api/uploads/:id', {
      params: { id: upload.id },
      bytes,
      headers: { 'upload-offset': '0' },
    });
    await admin.api('POST /api/postmortems/:id/evidence', { params, body: { uploads: [upload.id] } });
    await until(async () => {
      const [file] = (await admin.api('GET /api/postmortems/:id/evidence', { params })).items;
      return file?.state === 'ready';
    }, 'the record is read');
  });
});
