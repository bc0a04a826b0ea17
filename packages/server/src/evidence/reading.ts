/** The job that reads uploads as records: events into the store, progress into the list, secrets masked on the way. */
import type { EvidenceEvent, RecordProblem } from '@debrief/evidence';
import { events, evidenceFiles, outbox, postmortems, system, uploads } from '@debrief/store';
import * as z from 'zod';
import { instantOf, todayOf } from '../context.ts';
import type { JobKind } from '../jobs/job-runner.ts';
import type { Services } from '../services.ts';
import { eventRow } from './event-row.ts';
import { floatingNote, newReading, type RecordReading, uniqueNames } from './record-reading.ts';
import { runWorker } from './run-worker.ts';
import type { SpooledFile } from './upload-bytes.ts';
import type { WorkerMessage } from './worker-messages.ts';

const Payload = z.object({
  postmortemId: z.string(),
  files: z.array(z.object({ evidence: z.string(), upload: z.string() })),
  zone: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type ReadEvidencePayload = z.infer<typeof Payload>;

const TELL_EVERY_MS = 500;
const MOST_PROBLEMS = 50;

class Cancelled extends Error {}

export const readEvidence: JobKind = {
  retries: [5, 30],
  async run(payload, services, signal) {
    const task = Payload.parse(payload);
    const { store } = services;
    const given = await store.read((db) =>
      Promise.all(task.files.map(({ upload }) => uploads.get(db, null, upload))),
    );
    const present = given.flatMap((upload, index) => {
      const evidence = task.files[index]?.evidence;
      return upload === undefined || evidence === undefined ? [] : [{ upload, evidence }];
    });
    // All read already, by a run that was cut off after its last step.
    if (present.length === 0) return;
    const names = uniqueNames(present.map(({ upload }) => upload.name));
    const readings = present.map(({ upload, evidence }, index) =>
      newReading(evidence, names[index] ?? '', upload),
    );
    const spooled: SpooledFile[] = [];
    try {
      for (const { upload } of present) spooled.push(await services.uploads.spool(upload));
      await new EvidenceRun(services, task, readings).run(
        spooled.map(({ path }, index) => ({ path, name: names[index] ?? '' })),
        signal,
      );
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    } finally {
      await Promise.all(spooled.map((file) => file.done()));
    }
    // What was sent is not kept: events are, masked.
    for (const { upload } of present) await services.uploads.remove(upload.id);
  },
  async givenUp(payload, services) {
    const { postmortemId, files } = Payload.parse(payload);
    await services.store.write(async (db) => {
      for (const { evidence } of files) {
        const row = await evidenceFiles.get(db, system, postmortemId, evidence);
        if (row?.state !== 'reading') continue;
        const message =
          'RecordReading it failed several times; the log of the server says why. Give the file again to retry.';
        await evidenceFiles.update(db, evidence, {
          state: 'refused',
          problems: [{ file: row.name, level: 'refused', message }],
        });
      }
      await outbox.add(db, { at: instantOf(services.clock), kind: 'evidence', postmortemId, actor: null });
    });
    for (const { upload } of files) await services.uploads.remove(upload);
  },
};

class EvidenceRun {
  readonly #services: Services;
  readonly #task: ReadEvidencePayload;
  readonly #readings: readonly RecordReading[];
  readonly #cancel = new AbortController();
  #done = 0;
  #told = 0;
  #fallbackDate = '';

  constructor(services: Services, task: ReadEvidencePayload, readings: readonly RecordReading[]) {
    this.#services = services;
    this.#task = task;
    this.#readings = readings;
  }

  async run(files: readonly { path: string; name: string }[], signal: AbortSignal): Promise<void> {
    const { services, task } = { services: this.#services, task: this.#task };
    const [row, policy] = await Promise.all([
      services.store.read((db) => postmortems.summary(db, system, task.postmortemId)),
      services.policy.current(),
    ]);
    if (row === undefined) return;
    this.#fallbackDate = row.date ?? todayOf(services.clock);
    const zone = task.zone ?? policy.zone;
    await runWorker(
      { files, zone, from: task.from, to: task.to },
      AbortSignal.any([signal, this.#cancel.signal]),
      (message) => this.#take(message),
    );
    await this.#finish();
  }

  async #take(message: WorkerMessage): Promise<void> {
    if (message.kind === 'digests') {
      for (const [index, reading] of this.#readings.entries()) reading.sha256 = message.digests[index] ?? '';
    } else if (message.kind === 'problem') this.#note(message.problem);
    else if (message.kind === 'events') await this.#keep(message.events);
    else if (message.kind === 'progress') {
      this.#done = message.done;
      const now = performance.now();
      if (now - this.#told < TELL_EVERY_MS) return;
      this.#told = now;
      await this.#tell();
    }
  }

  #note({ file, level, message }: RecordProblem): void {
    const { problems } = this.#readingOf(file);
    if (problems.length < MOST_PROBLEMS) problems.push({ file, level, message });
  }

  #readingOf(file: string): RecordReading {
    const found = this.#readings.find(({ name }) => file === name || file.startsWith(`${name}!/`));
    const reading = found ?? this.#readings[0];
    if (reading === undefined) throw new Error('A reading without files');
    return reading;
  }

  async #keep(batch: readonly EvidenceEvent[]): Promise<void> {
    const byFile = new Map<RecordReading, ReturnType<typeof eventRow>[]>();
    for (const event of batch) {
      const reading = this.#readingOf(event.raw.file);
      if (reading.cancelled) continue;
      const row = eventRow(event, this.#fallbackDate);
      reading.events++;
      reading.sources.set(event.source, (reading.sources.get(event.source) ?? 0) + 1);
      if (event.at === null) reading.floating++;
      else {
        if (reading.first === null || row.at < reading.first) reading.first = row.at;
        if (reading.last === null || row.at > reading.last) reading.last = row.at;
      }
      byFile.set(reading, [...(byFile.get(reading) ?? []), row]);
    }
    const { postmortemId } = this.#task;
    await this.#services.store.write(async (db) => {
      for (const [reading, rows] of byFile) {
        const row = await evidenceFiles.get(db, system, postmortemId, reading.id);
        reading.cancelled = row === undefined || row.state === 'cancelled';
        if (reading.cancelled) continue;
        await events.insertMany(db, { postmortemId, fileId: reading.id, events: rows });
      }
    });
  }

  /** Shows how far it is; stops where somebody cancelled it, on whichever server. */
  async #tell(): Promise<void> {
    const { store, clock } = this.#services;
    const { postmortemId } = this.#task;
    const wanted = await store.write(async (db) => {
      let reading = 0;
      for (const file of this.#readings) {
        const row = await evidenceFiles.get(db, system, postmortemId, file.id);
        file.cancelled = row === undefined || row.state === 'cancelled';
        if (file.cancelled) continue;
        reading++;
        const progress = Math.min(file.size, Math.floor(this.#done * file.size));
        await evidenceFiles.update(db, file.id, { progress, events: file.events });
      }
      if (reading > 0)
        await outbox.add(db, { at: instantOf(clock), kind: 'evidence', postmortemId, actor: null });
      return reading;
    });
    if (wanted === 0) this.#cancel.abort(new Cancelled('cancelled'));
  }

  async #finish(): Promise<void> {
    const { store, clock } = this.#services;
    const { postmortemId } = this.#task;
    await store.write(async (db) => {
      for (const file of this.#readings) {
        const row = await evidenceFiles.get(db, system, postmortemId, file.id);
        if (row === undefined || row.state === 'cancelled') continue;
        const refused = file.events === 0 && file.problems.some(({ level }) => level === 'refused');
        const [source = null] = [...file.sources].sort((a, b) => b[1] - a[1]).map(([name]) => name);
        await evidenceFiles.update(db, file.id, {
          sha256: file.sha256,
          source,
          events: file.events,
          from: file.first,
          to: file.last,
          state: refused ? 'refused' : 'ready',
          progress: file.size,
          problems: [...floatingNote(file), ...file.problems],
        });
      }
      await outbox.add(db, { at: instantOf(clock), kind: 'evidence', postmortemId, actor: null });
    });
  }
}
