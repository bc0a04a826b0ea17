/**
 * Installs what the repository needs, once, and runs its own Node 24.
 * Plain JavaScript: the machine's Node may be too old for anything else.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.debrief-installed');

/** Runs `npm ci` when `node_modules` is missing or was made from another lock file. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing what Debrief needs (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('`npm ci` did not finish: see its words above. Is the npm registry reachable?');
    process.exit(2);
  }
  writeFileSync(stamp, lock);
}

const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const path = () => `${bin}${delimiter}${process.env.PATH ?? ''}`;

/** Runs the repository's Node with the arguments, its tools first on the path; gives the exit code. */
export function runNode(args, { cwd = root, env = {}, stdio = 'inherit' } = {}) {
  const done = spawnSync(node, args, { cwd, stdio, env: { ...process.env, ...env, PATH: path() } });
  return done.status ?? 2;
}

/** The same for what runs until it is stopped: it gets the signals, and this process ends after it. */
export function startNode(args, { cwd = root } = {}) {
  const child = spawn(node, args, { cwd, stdio: 'inherit', env: { ...process.env, PATH: path() } });
  // Ctrl-C reaches the child by itself: a terminal sends it to both.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 2)));
}
