/** A thread that reads record files, so that a gigabyte of chat stalls nobody. Told what to read, it sends events in batches. */
import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { WindowFinder } from '@debrief/draft';
import { type EvidenceEvent, type RecordProblem, readRecords, surveyRecords } from '@debrief/evidence';
import { openNamed } from '@debrief/records';
import type { WorkerMessage, WorkerTask } from './worker-messages.ts';

const BATCH = 400;
/** Above this, records are read twice: once to find the incident, once to keep its events. */
const MOST_BYTES_AT_ONCE = 64 * 1024 * 1024;
const DAY_MS = 86_400_000;

const port = parentPort;
if (port === null) throw new Error('evidence-worker runs in a worker thread');
const say = (message: WorkerMessage) => port.postMessage(message);

/** The other side asks for the next batch when it has written the last: nothing piles up between the threads. */
function roomForMore(): Promise<void> {
  return new Promise((resolve) => port?.once('message', () => resolve()));
}

async function digestOf(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    sum.update(chunk as Uint8Array);
  return sum.digest('hex');
}

async function run(task: WorkerTask): Promise<void> {
  const digests: string[] = [];
  for (const { path } of task.files) digests.push(await digestOf(path));
  say({ kind: 'digests', digests });
  const opened = await openNamed(task.files);
  const total = opened.files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  const problem = (found: RecordProblem) => say({ kind: 'problem', problem: found });
  opened.problems.forEach(problem);
  let { from, to } = task;
  const survey = total > MOST_BYTES_AT_ONCE && from === null && to === null;
  const progress = (passed: number) => (bytes: number) =>
    say({
      kind: 'progress',
      done: total === 0 ? 1 : Math.min(1, (passed * total + bytes) / (survey ? 2 * total : total)),
    });
  if (survey) {
    const finder = new WindowFinder();
    await surveyRecords(opened.files, (sighting) => finder.see(sighting), progress(0));
    const found = finder.find();
    if (found === null) {
      problem({
        file: task.files[0]?.name ?? '',
        level: 'refused',
        message:
          'No incident stands out in records this long. Give them again with the time from and to which to read.',
      });
      say({ kind: 'done' });
      return;
    }
    from = new Date(found.from - DAY_MS).toISOString();
    to = new Date(found.to + DAY_MS).toISOString();
  }
  let batch: EvidenceEvent[] = [];
  const hand = async () => {
    if (batch.length === 0) return;
    say({ kind: 'events', events: batch });
    batch = [];
    await roomForMore();
  };
  for await (const event of readRecords(opened.files, {
    zone: task.zone,
    from,
    to,
    digest: (text) => hash('sha256', text),
    onProgress: progress(survey ? 1 : 0),
    onProblem: problem,
  })) {
    batch.push(event);
    if (batch.length >= BATCH) await hand();
  }
  await hand();
  say({ kind: 'done' });
}

run(workerData as WorkerTask).catch((error: unknown) =>
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
);
