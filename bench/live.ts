/**
 * Live editing beside Hocuspocus and y-websocket, each as it is out of the box and alone on the machine, with the same
 * editors. Run: `node bench/live.ts [one|many|small] [ROUNDS] [SERVERS]`: `one` is 200 editors on one document, `many` 1,000
 * over 100 documents, `small` 50 on one. Ours writes every edit to SQLite before anybody sees it; the others keep
 * theirs in memory. `DEBRIEF_BENCH_POSTGRES=postgres://…` adds ours on PostgreSQL, whose own processor time is not counted.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const bench = dirname(fileURLToPath(import.meta.url));
const peers = join(bench, 'peers');
if (!existsSync(join(peers, 'node_modules', '@hocuspocus'))) {
  const argv = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync('npm', argv, { cwd: peers, stdio: 'inherit' });
}

const loads = {
  one: { editors: 200, documents: 1 },
  many: { editors: 1000, documents: 100 },
  small: { editors: 50, documents: 1 },
} as const;
const load = loads[(process.argv[2] ?? 'one') as keyof typeof loads] ?? loads.one;
const rounds = Number(process.argv[3] ?? 1);
const wanted = (process.argv[4] ?? 'debrief,debrief-postgres,hocuspocus,y-websocket').split(',');
const seconds = Number(process.env['DEBRIEF_BENCH_SECONDS'] ?? 20);
const presence = process.env['DEBRIEF_BENCH_PRESENCE'] !== '0';

interface Started {
  readonly process: ChildProcess;
  readonly documents: readonly string[];
  readonly stop: () => void;
}

type Protocol = 'debrief' | 'hocuspocus' | 'y-websocket';
interface Tool {
  readonly name: string;
  readonly protocol: Protocol;
  readonly start: (port: number) => Promise<Started>;
}

const names = Array.from({ length: load.documents }, (_, index) => `document${index}`);

/** Starts a process and waits for a line that says it is there. */
async function ready(
  argv: readonly string[],
  env: Record<string, string>,
  line: RegExp,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, argv, {
    cwd: peers,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${argv[0]} ended`)));
    createInterface({ input: child.stdout }).on('line', (text) => line.test(text) && resolve());
  });
  return child;
}

async function startDebrief(port: number, place: string, tidy: () => void): Promise<Started> {
  const script = join(bench, '../packages/server/src/live/testing/serve-live.ts');
  const child = await ready([script, String(port), place], {}, /^ready/);
  const documents = await Promise.all(
    names.map(async (name) => {
      const made = await fetch(`http://127.0.0.1:${port}/make`, { method: 'POST', body: `# ${name}\n\n` });
      return made.text();
    }),
  );
  const stop = () => {
    child.kill('SIGKILL');
    tidy();
  };
  return { process: child, documents, stop };
}

const tools: Tool[] = [
  {
    name: 'debrief',
    protocol: 'debrief',
    start: (port) => {
      const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-live-'));
      return startDebrief(port, folder, () => rmSync(folder, { recursive: true, force: true }));
    },
  },
  {
    name: 'hocuspocus',
    protocol: 'hocuspocus',
    start: async (port) => {
      const child = await ready([join(peers, 'hocuspocus-server.mjs'), String(port)], {}, /^ready/);
      return { process: child, documents: names, stop: () => child.kill('SIGKILL') };
    },
  },
  {
    name: 'y-websocket',
    protocol: 'y-websocket',
    start: async (port) => {
      const script = join(peers, 'node_modules/y-websocket/bin/server.cjs');
      const child = await ready([script], { PORT: String(port), HOST: '127.0.0.1' }, /running/);
      return { process: child, documents: names, stop: () => child.kill('SIGKILL') };
    },
  },
];
const postgres = process.env['DEBRIEF_BENCH_POSTGRES'];
if (postgres !== undefined)
  tools.push({
    name: 'debrief-postgres',
    protocol: 'debrief',
    start: (port) => startDebrief(port, postgres, () => {}),
  });

/** Processor seconds of a process so far, all its threads (Linux). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

interface Result {
  /** Null: nothing arrived. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly expected: number;
  readonly received: number;
  readonly cpu: number;
  readonly resident: number;
  readonly bytesIn: number;
  readonly loadDelayP99: number;
  readonly sent: number;
}

async function measure(tool: Tool, port: number): Promise<Result> {
  const server = await tool.start(port);
  const pid = server.process.pid ?? 0;
  const order = {
    protocol: tool.protocol,
    port,
    documents: server.documents,
    editors: load.editors,
    editsPerSecond: 2,
    presence,
    warmSeconds: 4,
    seconds,
  };
  const child = spawn(process.execPath, [join(bench, 'live/load.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [began, cpu, resident] = [0, 0, 0];
  let answer = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begin') began = cpuOf(pid);
    else if (line !== 'end') {
      // Until everything has arrived, or ten seconds later: who is late has not done its work yet.
      [cpu, resident] = [cpuOf(pid) - began, residentOf(pid)];
      answer = line;
    }
  }
  server.stop();
  return { ...JSON.parse(answer), cpu, resident };
}

console.log(
  `${load.editors} editors, ${load.documents} documents, 2 edits/s each, ${seconds} s${presence ? ', cursors' : ''}`,
);
let port = 9300;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const results = new Map<string, Result[]>();
for (let round = 0; round < rounds; round++) {
  for (const tool of tools.filter(({ name }) => wanted.includes(name))) {
    const result = await measure(tool, port++);
    results.set(tool.name, [...(results.get(tool.name) ?? []), result]);
    const row = {
      p50: result.p50?.toFixed(1),
      p99: result.p99?.toFixed(1),
      cpu: result.cpu.toFixed(2),
      rss: result.resident.toFixed(0),
      seen: `${((100 * result.received) / result.expected).toFixed(2)} %`,
      MB: (result.bytesIn / 1e6).toFixed(1),
      load: result.loadDelayP99.toFixed(0),
      edits: result.sent,
    };
    console.log(tool.name.padEnd(18), JSON.stringify(row));
  }
}
const ours = median((results.get('debrief') ?? []).map(({ cpu }) => cpu));
for (const [name, all] of results) {
  const of = (pick: (result: Result) => number | null) =>
    median(all.map((result) => pick(result) ?? Number.POSITIVE_INFINITY));
  const ratio = (of(({ cpu }) => cpu) / ours).toFixed(1);
  console.log(
    `| ${name} | ${of(({ p50 }) => p50).toFixed(0)} / ${of(({ p99 }) => p99).toFixed(0)} | ${of(({ cpu }) => cpu).toFixed(1)} | ${ratio}× | ${of(({ resident }) => resident).toFixed(0)} |`,
  );
}
