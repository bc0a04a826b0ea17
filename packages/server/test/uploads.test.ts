/** Records on their way in: sent in parts, cut off, carried on, read in a thread, cancelled, refused. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { packZip } from '@debrief/records/pack-zip';
import { forEachEngine } from '@debrief/store/test-engines';
import type { EvidenceFile } from '@debrief/wire';
import { ApiError } from '@debrief/wire/client';
import {
  problemOf,
  startTestServer,
  type TestPerson,
  type TestServer,
  until,
} from '../src/testing/test-server.ts';

/** A chat of `count` lines, one every ten seconds, in the shape of JSON lines. */
function chat(count: number): Buffer {
  const start = Date.UTC(2024, 0, 15, 14);
  const lines = Array.from({ length: count }, (_, index) => {
    const at = new Date(start + index * 10_000).toISOString();
    return `${JSON.stringify({ timestamp: at, level: 'error', message: `pool exhausted, attempt ${index}` })}\n`;
  });
  return Buffer.from(lines.join(''));
}

/** Sends the first bytes of a part that was announced as longer, then breaks the connection. */
function cutOff(
  server: TestServer,
  person: TestPerson,
  id: string,
  offset: number,
  bytes: Buffer,
  sent: number,
): Promise<void> {
  return new Promise((resolve) => {
    const asked = request(`${server.url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        ...person.headers,
        'content-type': 'application/octet-stream',
        'content-length': bytes.length,
        'upload-offset': offset,
      },
    });
    asked.on('error', () => resolve());
    asked.on('close', () => resolve());
    asked.write(bytes.subarray(0, sent), () => setTimeout(() => asked.destroy(), 50));
  });
}

async function send(person: TestPerson, name: string, bytes: Buffer): Promise<string> {
  const { id } = await person.api('POST /api/uploads', { body: { name, size: bytes.length } });
  const headers = { 'upload-offset': '0' };
  await person.api('PATCH /api/uploads/:id', { params: { id }, bytes: new Uint8Array(bytes), headers });
  return id;
}

function finished(person: TestPerson, id: string): Promise<readonly EvidenceFile[]> {
  return until(async () => {
    const { items } = await person.api('GET /api/postmortems/:id/evidence', { params: { id } });
    return items.length > 0 && items.every((file) => file.state !== 'reading') && items;
  }, 'the records are read');
}

forEachEngine(({ name, openOptions }) => {
  test(`${name}: uploads`, async (t) => {
    const library = await openOptions(t);
    const server = await startTestServer(t, library);
    const { admin } = server;
    const member = await server.invite('member', 'Grace Hopper');
    const { id } = await admin.api('POST /api/postmortems', { body: { text: '# Pool exhausted\n' } });
    const params = { id };

    await t.test('one that is cut in the middle goes on where it stopped', async () => {
      const bytes = chat(30_000);
      const upload = await admin.api('POST /api/uploads', {
        body: { name: 'chat.jsonl', size: bytes.length },
      });
      const one = { id: upload.id };
      await cutOff(server, admin, upload.id, 0, bytes, 1_500_000);
      const arrived = async () => (await admin.api('GET /api/uploads/:id', { params: one })).offset;
      await until(async () => (await arrived()) > 0, 'what arrived is kept');
      const rest = (from: number) =>
        admin.api('PATCH /api/uploads/:id', {
          params: one,
          bytes: new Uint8Array(bytes.subarray(from)),
          headers: { 'upload-offset': String(from) },
        });
      assert.equal((await problemOf(rest(0))).code, 'offset-mismatch');
      assert.equal(
        (
          await problemOf(
            admin.api('POST /api/postmortems/:id/evidence', { params, body: { uploads: [upload.id] } }),
          )
        ).code,
        'conflict',
      );
      // The broken part may still be on its way to the disk: then the server says where it stands by now.
      const whole = await until(async () => {
        try {
          return await rest(await arrived());
        } catch (error) {
          if (error instanceof ApiError && error.problem.code === 'offset-mismatch') return null;
          throw error;
        }
      }, 'the rest is taken');
      assert.equal(whole.offset, bytes.length);
      await admin.api('POST /api/postmortems/:id/evidence', { params, body: { uploads: [upload.id] } });
      const [file] = await finished(admin, id);
      assert.equal(file?.state, 'ready');
      assert.equal(file?.events, 30_000);
      // What was sent is gone; what was read of it stays.
      await until(
        async () => (await admin.fetch(`/api/uploads/${upload.id}`)).status === 404,
        'the upload goes',
      );
      if (library.engine === 'sqlite') assert.deepEqual(readdirSync(join(library.folder, 'uploads')), []);
      await admin.api('DELETE /api/postmortems/:id/evidence/:file', { params: { id, file: file?.id ?? '' } });
      assert.deepEqual((await admin.api('GET /api/postmortems/:id/events', { params })).items, []);
    });

    await t.test(
      'of a gigabyte that is cut in the middle nothing that arrived is sent again, and memory stays small',
      async () => {
        const size = 1024 ** 3;
        const { id: cut } = await admin.api('POST /api/uploads', {
          body: { name: 'year-of-chat.zip', size },
        });
        const part = Buffer.alloc(24 * 1024 * 1024, 'record ');
        const before = process.memoryUsage().rss;
        await cutOff(server, admin, cut, 0, part, 20 * 1024 * 1024);
        const arrived = async () => (await admin.api('GET /api/uploads/:id', { params: { id: cut } })).offset;
        await until(async () => (await arrived()) >= 16 * 1024 * 1024, 'what arrived is kept');
        assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024);
        await until(async () => {
          const stands = await arrived();
          await new Promise((resolve) => setTimeout(resolve, 100));
          return (await arrived()) === stands;
        }, 'the broken part is done with');
        const offset = await arrived();
        const more = await admin.api('PATCH /api/uploads/:id', {
          params: { id: cut },
          bytes: new Uint8Array(part.subarray(0, 1024 * 1024)),
          headers: { 'upload-offset': String(offset) },
        });
        assert.equal(more.offset, offset + 1024 * 1024);
        await admin.api('DELETE /api/uploads/:id', { params: { id: cut } });
      },
    );

    await t.test('more than was announced is refused, and nobody reaches another’s', async () => {
      const upload = await admin.api('POST /api/uploads', { body: { name: 'a.txt', size: 3 } });
      const part = (person: TestPerson, text: string, offset: string) =>
        person.api('PATCH /api/uploads/:id', {
          params: { id: upload.id },
          bytes: new Uint8Array(Buffer.from(text)),
          headers: { 'upload-offset': offset },
        });
      assert.equal((await problemOf(part(admin, 'four', '0'))).code, 'too-large');
      assert.equal((await problemOf(part(member, 'abc', '0'))).code, 'not-found');
      assert.equal((await problemOf(part(admin, 'abc', 'x'))).code, 'invalid-request');
      const huge = admin.api('POST /api/uploads', { body: { name: 'b', size: 2 ** 45 } });
      assert.ok(['too-large', 'storage-full'].includes((await problemOf(huge)).code));
      await admin.api('DELETE /api/uploads/:id', { params: { id: upload.id } });
    });

    await t.test('secrets are masked before anything is kept', async () => {
      const secret = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
      const line = { timestamp: '2024-01-15T14:00:00Z', level: 'info', message: `token ${secret} used` };
      const upload = await send(admin, 'log.jsonl', Buffer.from(`${JSON.stringify(line)}\n`));
      await admin.api('POST /api/postmortems/:id/evidence', { params, body: { uploads: [upload] } });
      const [file] = await finished(admin, id);
      const { items } = await admin.api('GET /api/postmortems/:id/events', { params });
      assert.equal(items.length, 1);
      assert.ok(!JSON.stringify(items).includes(secret.slice(8)));
      const draft = await admin.api('POST /api/postmortems/:id/draft', { params, body: {} });
      assert.ok(!JSON.stringify(draft).includes(secret.slice(8)));
      await admin.api('DELETE /api/postmortems/:id/evidence/:file', { params: { id, file: file?.id ?? '' } });
    });

    await t.test('a bomb, a damaged archive and an unknown format are refused with the cause', async () => {
      const bomb = packZip([{ name: 'zeros.json', content: '0'.repeat(40_000_000) }]);
      const whole = packZip([{ name: 'a.json', content: '[1,2,3]' }]);
      const uploads = [
        await send(admin, 'bomb.zip', bomb),
        await send(admin, 'cut.zip', whole.subarray(0, whole.length - 30)),
        await send(admin, 'picture.bin', Buffer.from([0x89, 0, 1, 2, 3, 255, 254])),
      ];
      await admin.api('POST /api/postmortems/:id/evidence', { params, body: { uploads } });
      const files = await finished(admin, id);
      assert.deepEqual(
        files.map((file) => [file.name, file.state, file.events]),
        [
          ['bomb.zip', 'refused', 0],
          ['cut.zip', 'refused', 0],
          ['picture.bin', 'refused', 0],
        ],
      );
      assert.match(files[0]?.problems[0]?.message ?? '', /bomb/);
      assert.match(files[1]?.problems[0]?.message ?? '', /cut off|damaged/);
      for (const file of files)
        await admin.api('DELETE /api/postmortems/:id/evidence/:file', { params: { id, file: file.id } });
    });

    await t.test('reading can be cancelled; nothing more comes of it', async () => {
      const upload = await send(admin, 'long.jsonl', chat(400_000));
      const { items } = await admin.api('POST /api/postmortems/:id/evidence', {
        params,
        body: { uploads: [upload] },
      });
      const one = { id, file: items[0]?.id ?? '' };
      await until(async () => {
        const [file] = (await admin.api('GET /api/postmortems/:id/evidence', { params })).items;
        return (file?.progress ?? 0) > 0;
      }, 'the reading has begun');
      assert.equal(
        (await admin.api('POST /api/postmortems/:id/evidence/:file/cancel', { params: one })).state,
        'cancelled',
      );
      await until(
        async () => (await admin.fetch(`/api/uploads/${upload}`)).status === 404,
        'the upload goes',
      );
      const [file] = (await admin.api('GET /api/postmortems/:id/evidence', { params })).items;
      assert.equal(file?.state, 'cancelled');
      await admin.api('DELETE /api/postmortems/:id/evidence/:file', { params: one });
    });
    assert.deepEqual(
      server.logged.filter(({ level }) => level === 'error'),
      [],
    );
  });
});
