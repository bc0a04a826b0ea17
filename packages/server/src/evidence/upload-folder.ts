import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Store, uploads } from '@debrief/store';
import type { UploadRow } from '../rows.ts';
import { MovedOn, TooManyBytes, type UploadBytes } from './upload-bytes.ts';

const SYNC_EVERY = 8 * 1024 * 1024;

/** Uploads as files of the data folder. */
export function uploadFolder(folder: string, store: Store): UploadBytes {
  const pathOf = (id: string) => join(folder, id);
  return {
    async receive(upload: UploadRow, stream) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(pathOf(upload.id), upload.received === 0 ? 'w' : 'r+', 0o600);
      let received = upload.received;
      let written = received;
      const keep = async () => {
        if (written === received) return;
        await file.datasync();
        const from = received;
        const to = written;
        if (!(await store.write((db) => uploads.advance(db, { id: upload.id, from, to }))))
          throw new MovedOn();
        received = to;
      };
      try {
        for await (const chunk of stream) {
          if (written + chunk.length > upload.size) throw new TooManyBytes();
          for (let at = 0; at < chunk.length; ) {
            const { bytesWritten } = await file.write(chunk, at, chunk.length - at, written);
            at += bytesWritten;
            written += bytesWritten;
          }
          if (written - received >= SYNC_EVERY) await keep();
        }
        await keep();
        return received;
      } catch (error) {
        // What arrived whole before the break is kept; where even that fails, the first failure is the one to tell.
        if (!(error instanceof MovedOn)) await keep().catch(() => {});
        throw error;
      } finally {
        await file.close();
      }
    },
    async spool(upload) {
      return { path: pathOf(upload.id), done: async () => {} };
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
      await store.write((db) => uploads.remove(db, id));
    },
    async free() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}

/** Removes files that no upload of the library knows any more, left by a crash. */
export async function sweepFolder(
  folder: string,
  isKnown: (id: string) => Promise<boolean>,
): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (await isKnown(name)) continue;
    await rm(join(folder, name), { force: true });
    swept++;
  }
  return swept;
}
