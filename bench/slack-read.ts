/**
 * Reading a large Slack export, against inflating every entry and `JSON.parse` of it, each in its own process:
 * `node bench/slack-read.ts [MEGABYTES] [RUNS]` (default 100 and 3). Prints times, ratios and peak memory.
 */
import { execFileSync } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { readEvidence } from '../packages/cli/src/drafting/read-evidence.ts';
import { draftPostmortem } from '../packages/draft/src/index.ts';
import { readRecords } from '../packages/evidence/src/index.ts';
import { openRecords } from '../packages/records/src/open-records.ts';
import { writeExport } from './slack-export.ts';

type Mode = 'parse-all' | 'read-day' | 'read-all' | 'draft-day' | 'draft-all';

/** Inflates and parses every entry, and keeps nothing: the least that any reader of the whole must do. */
function parseAll(path: string): number {
  const zip = readFileSync(path);
  let at = 0;
  let messages = 0;
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const size = zip.readUInt32LE(at + 18);
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const value: unknown = JSON.parse(inflateRawSync(zip.subarray(start, start + size)).toString('utf8'));
    messages += Array.isArray(value) ? value.length : 0;
    at = start + size;
  }
  return messages;
}

async function read(path: string, window: { from?: string; to?: string }): Promise<number> {
  const { files, problems } = await openRecords([path]);
  if (problems.length > 0) throw new Error(problems[0]!.message);
  let events = 0;
  let last = '';
  const reader = readRecords(files, {
    ...window,
    digest: (text) => hash('sha256', text),
    onProblem: (problem) => console.error(problem.file, problem.message),
  });
  for await (const event of reader) {
    events += 1;
    if ((event.at ?? '') < last.slice(0, 19)) throw new Error(`out of order: ${last} then ${event.at}`);
    last = event.at ?? last;
  }
  return events;
}

/** What `debrief draft` does: without a window it surveys the whole export first. */
async function draft(path: string, window: { from: string; to: string } | null): Promise<number> {
  const silent = { write: () => {}, isTTY: false, columns: 80 };
  const evidence = await readEvidence(
    [path],
    { zone: null, from: window?.from ?? null, to: window?.to ?? null, maskEmail: false },
    { cwd: '/', env: {}, stdin: (async function* () {})(), stdout: silent, stderr: silent, now: () => 0 },
  );
  return draftPostmortem(evidence.events).entries.length;
}

const day = { from: '2024-02-10T00:00:00Z', to: '2024-02-11T00:00:00Z' };

async function measure(mode: Mode, path: string): Promise<void> {
  const started = performance.now();
  const spent = process.cpuUsage();
  const work: Readonly<Record<Mode, () => number | Promise<number>>> = {
    'parse-all': () => parseAll(path),
    'read-day': () => read(path, day),
    'read-all': () => read(path, {}),
    'draft-day': () => draft(path, day),
    'draft-all': () => draft(path, null),
  };
  const records = await work[mode]();
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const { user, system } = process.cpuUsage(spent);
  console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, megabytes, records }));
}

interface Result {
  readonly seconds: number;
  /** User and system time of all its threads: steadier than the clock where others use the machine. */
  readonly cpu: number;
  readonly megabytes: number;
  readonly records: number;
}

function run(mode: Mode, path: string): Result {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--measure', mode, path], {
    encoding: 'utf8',
    env: { ...process.env, UV_THREADPOOL_SIZE: '2' },
  });
  return JSON.parse(output) as Result;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function compare(megabytes: number, runs: number, kept: string | undefined): void {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-'));
  const path = kept ?? join(folder, 'export.zip');
  if (!existsSync(path)) writeExport(path, megabytes);
  const results = new Map<Mode, Result[]>();
  const modes: readonly Mode[] = ['parse-all', 'read-day', 'read-all', 'draft-day', 'draft-all'];
  for (let index = 0; index < runs; index += 1) {
    for (const mode of modes) results.set(mode, [...(results.get(mode) ?? []), run(mode, path)]);
  }
  const base = median(results.get('parse-all')!.map((result) => result.seconds));
  const baseCpu = median(results.get('parse-all')!.map((result) => result.cpu));
  for (const mode of modes) {
    const all = results.get(mode)!;
    const seconds = median(all.map((result) => result.seconds));
    const cpu = median(all.map((result) => result.cpu));
    const memory = Math.max(...all.map((result) => result.megabytes));
    console.log(
      `${mode.padEnd(10)} ${seconds.toFixed(2).padStart(7)} s  ${(seconds / base).toFixed(2)} of inflate + JSON.parse  ${cpu.toFixed(2)} s CPU, ${(cpu / baseCpu).toFixed(2)}  ${memory.toFixed(0)} MB resident  ${all[0]!.records} records`,
    );
  }
  console.log(`archive sha256 ${createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)}`);
  rmSync(folder, { recursive: true });
}

if (process.argv[2] === '--measure') await measure(process.argv[3] as Mode, process.argv[4]!);
else compare(Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 3), process.argv[4]);
