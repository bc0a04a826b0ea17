/** The data folder: made for its owner's eyes only, and held by one server at a time. */
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../../store.ts';

export const databaseName = 'library.db';
const lockName = 'server.lock';
const holderName = 'server.json';

export interface DataFolder {
  readonly database: string;
  readonly lock: string;
}

/** The paths in a data folder; makes what is missing, readable by nobody else. */
export function prepareFolder(folder: string): DataFolder {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A folder that was made for us by hand. One with other things in it keeps its rights; our files have their own.
    else if (readdirSync(folder).length === 0) chmodSync(folder, 0o700);
    const paths = pathsIn(folder);
    for (const path of [paths.database, paths.lock]) {
      if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    }
    return paths;
  } catch (error) {
    throw new StoreError(
      isFull(error) ? 'disk-full' : 'unavailable',
      `The data folder ${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

export function pathsIn(folder: string): DataFolder {
  return { database: join(folder, databaseName), lock: join(folder, lockName) };
}

/** Notes who holds the folder, for the message that a second server gives. */
export function noteHolder(folder: string, since: string): void {
  writeFileSync(
    join(folder, holderName),
    `${JSON.stringify({ pid: process.pid, host: hostname(), since })}\n`,
    {
      mode: 0o600,
    },
  );
}

export function forgetHolder(folder: string): void {
  rmSync(join(folder, holderName), { force: true });
}

/** The refusal of a second server on `folder`. */
export function inUse(folder: string): StoreError {
  const holder = holderOf(folder);
  return new StoreError(
    'in-use',
    `Another Debrief server ${holder} uses the data folder ${folder}. Stop it, or start this one with another ` +
      'folder (--data FOLDER). Several servers on one library need PostgreSQL (--database postgres://…).',
  );
}

function holderOf(folder: string): string {
  try {
    const held: unknown = JSON.parse(readFileSync(join(folder, holderName), 'utf8'));
    if (typeof held === 'object' && held !== null && 'pid' in held && 'host' in held) {
      return `(process ${String(held.pid)} on ${String(held.host)})`;
    }
  } catch {
    // It has only just taken the lock, or the folder was copied.
  }
  return '(of unknown process number)';
}

function isFull(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
}
