/** Resumable uploads: begun, carried on, given up. */
import { uploads } from '@debrief/store';
import { type CommandContext, instantOf } from '../context.ts';
import { MovedOn, TooManyBytes, type UploadBytes } from '../evidence/upload-bytes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { UploadRow } from '../rows.ts';

/** Room that uploads leave to the library itself. */
const SPARE_BYTES = 64 * 1024 * 1024;
const MOST_BYTES = 8 * 1024 * 1024 * 1024;

/** Begins an upload; throws `too-large` or `storage-full` before the first byte is sent in vain. */
export async function beginUpload(
  { actor, store, clock, ids }: CommandContext,
  bytes: UploadBytes,
  input: { name: string; size: number },
): Promise<UploadRow> {
  const { userId } = actor;
  if (userId === null) throw notFound('The account');
  if (input.size > MOST_BYTES)
    throw new ProblemError(
      'too-large',
      'A record file is at most 8 GiB. Export a shorter time, or split it.',
    );
  const free = await bytes.free();
  if (free !== null && free - SPARE_BYTES < input.size)
    throw new ProblemError(
      'storage-full',
      'The disk of the server has no room for this file. Free some space, then try again.',
    );
  return store.write((db) =>
    uploads.add(db, { id: ids.id(), userId, name: input.name, size: input.size, at: instantOf(clock) }),
  );
}

/** One's own upload; throws `not-found` for others'. */
export async function findUpload({ actor, store }: CommandContext, id: string): Promise<UploadRow> {
  const { userId } = actor;
  const row = userId === null ? undefined : await store.read((db) => uploads.get(db, userId, id));
  if (row === undefined) throw notFound('The upload');
  return row;
}

/** Takes the next bytes; throws `offset-mismatch` where they do not begin where the upload stands. */
export async function receiveBytes(
  context: CommandContext,
  bytes: UploadBytes,
  input: { id: string; offset: number; stream: AsyncIterable<Uint8Array> },
): Promise<UploadRow> {
  const upload = await findUpload(context, input.id);
  const mismatch = (at: number) =>
    new ProblemError(
      'offset-mismatch',
      `The upload goes on at byte ${at}: ask GET /api/uploads/${input.id}, then send from there.`,
    );
  if (input.offset !== upload.received) throw mismatch(upload.received);
  try {
    await bytes.receive(upload, input.stream);
  } catch (error) {
    if (error instanceof TooManyBytes)
      throw new ProblemError(
        'too-large',
        `The upload was announced with ${upload.size} bytes; more came. What came before is kept.`,
      );
    if (error instanceof MovedOn) throw mismatch((await findUpload(context, input.id)).received);
    throw error;
  }
  return findUpload(context, input.id);
}

/** Gives an upload up; its bytes go at once. */
export async function giveUpUpload(context: CommandContext, bytes: UploadBytes, id: string): Promise<void> {
  const upload = await findUpload(context, id);
  if (upload.evidenceId !== null)
    throw new ProblemError('conflict', 'The upload is being read; cancel the reading instead.');
  await bytes.remove(id);
}
