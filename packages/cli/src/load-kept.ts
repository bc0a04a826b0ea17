/**
 * Loads a bundled script with the bytecode that V8 made of it at an earlier run: a third of a short run is spent on
 * making it. The bytecode is kept in the user's own cache folder, and is made anew by another Node or another build.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** Runs the script at `file` (CommonJS, its name tells its content) by its `run`. Never fails for the cache's sake. */
export async function runKept(file: string, require: NodeJS.Require): Promise<void> {
  const kept = keptPath(file);
  const known = kept === null ? null : read(kept);
  const source = readFileSync(file, 'utf8');
  const script = new Script(`(function(module,exports,require,__filename,__import){${source}\n})`, {
    filename: file,
    ...(known === null ? {} : { cachedData: known }),
  });
  const module: { exports: { run?: () => Promise<void> } } = { exports: {} };
  script.runInThisContext()(module, module.exports, require, file, importBeside);
  await module.exports.run?.();
  if (!isMainThread || kept === null || (known !== null && script.cachedDataRejected !== true)) return;
  // Made after the run, it holds the functions that a run needs; of a run that needed few it would be small.
  const bytecode = script.createCachedData();
  if (bytecode.length > source.length) keep(kept, bytecode);
}

/** The script itself may not import: it has no place of its own. */
function importBeside(path: string): Promise<unknown> {
  return import(path);
}

/** Where the bytecode of this script, Node and processor is kept; null where nothing shall be. */
function keptPath(file: string): string | null {
  const { env, platform, version, arch } = process;
  if (env['DEBRIEF_NO_CACHE'] !== undefined || env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return null;
  const name = `${basename(file, '.cjs')}-${version}-${arch}.bytecode`;
  const own = env['XDG_CACHE_HOME'] || (platform === 'win32' ? env['LOCALAPPDATA'] : '');
  if (own) return join(own, 'debrief', name);
  try {
    return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache', 'debrief', name);
  } catch {
    // A user without a home.
    return null;
  }
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function keep(path: string, data: Buffer): void {
  const temporary = `${path}.${process.pid}`;
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, data, { mode: 0o600 });
    renameSync(temporary, path);
    const sameNode = path.slice(path.lastIndexOf('-v'));
    for (const name of readdirSync(folder))
      if (name.endsWith(sameNode) && name !== basename(path)) rmSync(join(folder, name), { force: true });
  } catch {
    // A folder that cannot be written to costs a tenth of a second at each start, and no more.
  }
}
