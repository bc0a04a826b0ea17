import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, uploads } from '@debrief/store';
import type { UploadRow } from '../rows.ts';
import { MovedOn, TooManyBytes, type UploadBytes } from './upload-bytes.ts';

const CHUNK = 1024 * 1024;

/** Uploads as rows of the database, for several servers on one PostgreSQL: the next part may reach another server. */
export function uploadChunks(store: Store): UploadBytes {
  return {
    async receive(upload: UploadRow, stream) {
      let received = upload.received;
      let parts: Uint8Array[] = [];
      let waiting = 0;
      const keep = async () => {
        if (waiting === 0) return;
        const bytes = Buffer.concat(parts);
        const from = received;
        const to = from + bytes.length;
        await store.write(async (db) => {
          if (!(await uploads.advance(db, { id: upload.id, from, to }))) throw new MovedOn();
          await uploads.addChunk(db, { id: upload.id, position: from, bytes });
        });
        received = to;
        parts = [];
        waiting = 0;
      };
      try {
        for await (const chunk of stream) {
          if (received + waiting + chunk.length > upload.size) throw new TooManyBytes();
          parts.push(chunk);
          waiting += chunk.length;
          if (waiting >= CHUNK) await keep();
        }
        await keep();
        return received;
      } catch (error) {
        if (!(error instanceof MovedOn)) await keep().catch(() => {});
        throw error;
      }
    },
    async spool(upload) {
      const folder = await mkdtemp(join(tmpdir(), 'debrief-records-'));
      const path = join(folder, 'upload');
      const file = await open(path, 'wx', 0o600);
      try {
        let after = -1;
        for (;;) {
          const position = after;
          const chunks = await store.read((db) => uploads.chunks(db, upload.id, position, 8));
          for (const { bytes } of chunks) await file.writeFile(bytes);
          const last = chunks.at(-1);
          if (last === undefined) break;
          after = last.position;
        }
      } finally {
        await file.close();
      }
      return { path, done: () => rm(folder, { recursive: true, force: true }) };
    },
    async remove(id) {
      await store.write((db) => uploads.remove(db, id));
    },
    free: async () => null,
  };
}
