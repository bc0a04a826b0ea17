/** The example incident: its records read, its draft written, as if somebody had dropped the files. */
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { EvidenceEvent } from '@debrief/evidence';
import { events, evidenceFiles, outbox } from '@debrief/store';
import { type CommandContext, instantOf, todayOf } from '../context.ts';
import type { DocumentThread } from '../documents/document-thread.ts';
import { templateText } from '../documents/template-text.ts';
import { draftEvents } from '../evidence/draft-events.ts';
import { eventRow } from '../evidence/event-row.ts';
import { runWorker } from '../evidence/run-worker.ts';
import { ProblemError } from '../problem-error.ts';
import { createPostmortem } from './create-postmortem.ts';

interface ExampleFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** Makes the example postmortem out of the records in `folder`; gives its id. */
export async function openExample(
  context: CommandContext,
  documents: DocumentThread,
  folder: string,
): Promise<string> {
  const files = await filesBelow(folder);
  if (files.length === 0)
    throw new ProblemError('not-found', 'The example’s records did not come with this server.');
  const found: EvidenceEvent[] = [];
  let digests: readonly string[] = [];
  const task = { files, zone: null, from: null, to: null };
  await runWorker(task, new AbortController().signal, async (message) => {
    if (message.kind === 'events') found.push(...message.events);
    if (message.kind === 'digests') digests = message.digests;
  });
  const { markdown } = await draftEvents(
    found.map((event) => JSON.stringify(event)),
    { template: await templateText(documents, 'standard'), today: todayOf(context.clock) },
  );
  const fileName = 'example-checkout-outage.md';
  const row = await createPostmortem(context, {
    text: markdown,
    fileName,
    restricted: false,
    reason: 'drafted from the example’s records',
  });
  const { actor, store, clock, ids } = context;
  await store.write(async (db) => {
    const at = instantOf(clock);
    const date = todayOf(clock);
    for (const [index, { name, size }] of files.entries()) {
      const mine = found.filter((event) => event.raw.file === name);
      const rows = mine.map((event) => eventRow(event, date));
      const times = rows.map((event) => event.at).sort();
      const id = ids.id();
      await evidenceFiles.add(db, {
        id,
        postmortemId: row.id,
        name,
        size,
        sha256: digests[index] ?? '',
        state: 'ready',
        addedAt: at,
        addedBy: actor.userId,
      });
      await events.insertMany(db, { postmortemId: row.id, fileId: id, events: rows });
      await evidenceFiles.update(db, id, {
        source: mine[0]?.source ?? null,
        events: rows.length,
        from: times[0] ?? null,
        to: times.at(-1) ?? null,
        progress: size,
      });
    }
    await outbox.add(db, { at, kind: 'evidence', postmortemId: row.id, actor: actor.userId });
  });
  return row.id;
}

async function filesBelow(folder: string): Promise<readonly ExampleFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = files.sort().map(async (path) => ({
    path,
    name: relative(folder, path).split(sep).join('/'),
    size: (await stat(path)).size,
  }));
  return Promise.all(named);
}
