import { evidenceFiles, jobs, outbox, uploads } from '@debrief/store';
import { type CommandContext, instantOf } from '../context.ts';
import type { ReadEvidencePayload } from '../evidence/reading.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { EvidenceFileRow } from '../rows.ts';
import { openForChange } from './change-text.ts';
import { findUpload } from './upload.ts';

interface Input {
  readonly postmortemId: string;
  readonly uploads: readonly string[];
  readonly zone?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Gives finished uploads to a postmortem as records, to be read together by a job. Throws `conflict` for an unfinished one. */
export async function addEvidence(context: CommandContext, input: Input): Promise<EvidenceFileRow[]> {
  const { actor, store, clock, ids } = context;
  const { postmortemId } = input;
  await openForChange(context, postmortemId);
  const given = await Promise.all([...new Set(input.uploads)].map((id) => findUpload(context, id)));
  for (const upload of given) {
    if (upload.received < upload.size)
      throw new ProblemError(
        'conflict',
        `${upload.name} has ${upload.received} of ${upload.size} bytes: send the rest first.`,
      );
    if (upload.evidenceId !== null)
      throw new ProblemError('conflict', `${upload.name} was given as a record already.`);
  }
  return store.write(async (db) => {
    const at = instantOf(clock);
    const files: ReadEvidencePayload['files'] = given.map((upload) => ({
      evidence: ids.id(),
      upload: upload.id,
    }));
    for (const [index, upload] of given.entries()) {
      const id = files[index]?.evidence ?? '';
      const { name, size } = upload;
      await evidenceFiles.add(db, {
        id,
        postmortemId,
        name,
        size,
        sha256: '',
        state: 'reading',
        addedAt: at,
        addedBy: actor.userId,
      });
      await uploads.assign(db, upload.id, id);
    }
    const { zone = null, from = null, to = null } = input;
    const payload: ReadEvidencePayload = { postmortemId, files, zone, from, to };
    await jobs.enqueue(db, { id: ids.id(), kind: 'read-evidence', payload: { ...payload }, runAt: at });
    await outbox.add(db, { at, kind: 'evidence', postmortemId, actor: actor.userId });
    const rows = await evidenceFiles.list(db, actor, postmortemId);
    const made = new Set(files.map(({ evidence }) => evidence));
    return rows.filter((row) => made.has(row.id));
  });
}

/** Stops the reading of a record file, on whichever server it runs; what was read stays. */
export async function cancelEvidence(
  context: CommandContext,
  postmortemId: string,
  id: string,
): Promise<EvidenceFileRow> {
  const { actor, store, clock } = context;
  return store.write(async (db) => {
    const row = await evidenceFiles.get(db, actor, postmortemId, id);
    if (row === undefined) throw notFound('The record file');
    if (row.state !== 'reading' && row.state !== 'uploading') return row;
    await evidenceFiles.update(db, id, { state: 'cancelled' });
    await outbox.add(db, { at: instantOf(clock), kind: 'evidence', postmortemId, actor: actor.userId });
    return { ...row, state: 'cancelled' };
  });
}

/** Takes a record file away, with its events. */
export async function removeEvidence(
  context: CommandContext,
  postmortemId: string,
  id: string,
): Promise<void> {
  const { actor, store, clock } = context;
  await openForChange(context, postmortemId);
  await store.write(async (db) => {
    if (!(await evidenceFiles.remove(db, actor, postmortemId, id))) throw notFound('The record file');
    await outbox.add(db, { at: instantOf(clock), kind: 'evidence', postmortemId, actor: actor.userId });
  });
}
