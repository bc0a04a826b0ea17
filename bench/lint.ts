/**
 * The linter beside its peers, as whole processes on the same files. Run: `node bench/lint.ts [FILES] [RUNS] [NODE]`
 * (default 300 files of about 8 KB, 3 runs each in turn, on the machine's `node`; textlint gets a tenth of the files, for
 * it takes minutes). Twice: on everyday postmortems, and on ones in which nearly every sentence is a finding.
 * Installs the peers into bench/peers at the first run. Build first: `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeEverydayPostmortem } from './lint/write-everyday-postmortem.ts';
import { writePostmortem } from './lint/write-postmortem.ts';

const bench = dirname(fileURLToPath(import.meta.url));
const root = join(bench, '..');
const files = Number(process.argv[2] ?? 300);
const runs = Number(process.argv[3] ?? 3);
const node = process.argv[4] ?? 'node';
const peers = join(bench, 'peers');
if (!existsSync(join(peers, 'node_modules'))) {
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peers,
    stdio: 'inherit',
  });
}

function folderOf(count: number, write: typeof writePostmortem): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-lint-'));
  mkdirSync(join(folder, 'docs'));
  for (let index = 0; index < count; index++) {
    writeFileSync(join(folder, 'docs', `${String(index).padStart(5, '0')}.md`), write(index, 8 * 1024));
  }
  return folder;
}

const textlintRules = ['write-good', 'alex', 'common-misspellings', 'stop-words', 'rousseau', 'terminology'];
const peer = (name: string) => join(peers, 'node_modules', '.bin', name);

/** One `node` runs all of them, as a user's shell would. */
const tools: readonly { name: string; share: number; command: (names: string[]) => string[] }[] = [
  {
    name: 'debrief',
    share: 1,
    command: () => [join(root, 'packages/cli/bin/debrief.js'), 'lint', 'docs', '--fail-on', 'never'],
  },
  { name: 'markdownlint-cli2', share: 1, command: () => [peer('markdownlint-cli2'), 'docs/*.md'] },
  { name: 'write-good', share: 1, command: (names) => [peer('write-good'), ...names] },
  { name: 'alex', share: 1, command: () => [peer('alex'), 'docs'] },
  {
    name: 'textlint',
    share: 0.1,
    command: (names) => [peer('textlint'), ...textlintRules.flatMap((rule) => ['--rule', rule]), ...names],
  },
];

function seconds(argv: readonly string[], folder: string): number {
  const start = performance.now();
  const done = spawnSync(node, argv, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 30,
    env: { ...process.env, NODE_ENV: '' },
  });
  if (done.error) throw done.error;
  if (done.stdout.length === 0 && done.stderr.length === 0) throw new Error(`${argv[0]} printed nothing`);
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

console.log(`node ${spawnSync(node, ['-v']).stdout.toString().trim()}, ${runs} runs each, in turn`);
for (const [title, count, write] of [
  [`${files} everyday files of 8 KB`, files, writeEverydayPostmortem],
  ['one everyday file, from a cold start', 1, writeEverydayPostmortem],
  [`${files} files of 8 KB full of findings`, files, writePostmortem],
  ['one file full of findings, from a cold start', 1, writePostmortem],
] as const) {
  const folder = folderOf(count, write);
  const names = readdirSync(join(folder, 'docs')).map((name) => join('docs', name));
  const times = new Map(tools.map(({ name }) => [name, [] as number[]]));
  for (let run = 0; run < runs; run++) {
    for (const tool of tools) {
      const some = count === 1 ? names : names.slice(0, Math.max(1, Math.round(count * tool.share)));
      const taken = seconds(tool.command(some), folder);
      times.get(tool.name)?.push(count === 1 ? taken : taken / (some.length / count));
    }
  }
  const own = median(times.get('debrief') ?? []);
  console.log(`\n${title}`);
  for (const { name, share } of tools) {
    const each = times.get(name) ?? [];
    const scaled = count > 1 && share < 1 ? ` (from ${Math.round(share * 100)} % of the files)` : '';
    console.log(
      `  ${name.padEnd(18)} ${median(each).toFixed(2)} s  ${(median(each) / own).toFixed(1)}×${scaled}`,
    );
  }
}
