/** Which library a command means, and what is said where it cannot be opened. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { OpenOptions, Store } from '@debrief/store';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

export const libraryOptions = {
  data: {
    type: 'string',
    placeholder: 'FOLDER',
    brief: 'The library’s data folder (default: $DEBRIEF_DATA, else debrief-data here)',
  },
  database: {
    type: 'string',
    placeholder: 'URL',
    brief: 'The library in PostgreSQL instead, postgres://… (default: $DEBRIEF_DATABASE)',
  },
} as const;

interface Given {
  readonly data: string | undefined;
  readonly database: string | undefined;
}

/** The library that the options, or else the environment, name. Throws a `Failure` for an address of another kind. */
export function namedLibrary({ data, database }: Given, context: Context): OpenOptions {
  const url = database ?? (data === undefined ? context.env['DEBRIEF_DATABASE'] : undefined);
  if (url === undefined || url === '') return { engine: 'sqlite', folder: dataFolder(data, context) };
  if (data !== undefined)
    throw new Failure('A library is in a folder or in a database: give --data or --database, not both.');
  if (!/^postgres(?:ql)?:\/\//.test(url))
    throw new Failure('--database takes an address such as postgres://user:password@host/name.');
  return { engine: 'postgres', url };
}

/** The data folder, whole; also the place of a backup's default name. */
export function dataFolder(data: string | undefined, context: Context): string {
  const given = data ?? context.env['DEBRIEF_DATA'];
  const path = given === undefined || given === '' ? 'debrief-data' : given.replace(/^~(?=\/|$)/, homedir());
  return resolve(context.cwd, path);
}

/** How a library is called in what people read: without the password of its address. */
export function shownLibrary(library: OpenOptions): string {
  if (library.engine === 'sqlite') return library.folder;
  if (!URL.canParse(library.url)) return 'the database';
  const { host, pathname } = new URL(library.url);
  return `postgres://${host}${pathname}`;
}

/** Opens it, does the work, closes it. What the store refuses is said in its own words. */
export async function withLibrary<T>(library: OpenOptions, work: (store: Store) => Promise<T>): Promise<T> {
  needsNewNode();
  const { openStore } = await import('@debrief/store');
  return inWords(async () => {
    const store = await openStore(library);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}

/** Turns what the store refuses into a `Failure`. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  const { StoreError } = await import('@debrief/store');
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(error.message);
    throw error;
  }
}

/** The library needs the database that Node has since 24; the rest of the command runs on older ones too. */
export function needsNewNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 7)) return;
  throw new Failure(
    `This needs Node 24.7 or newer; this is Node ${process.versions.node} at ${process.execPath}.`,
    'Put a newer Node first on your PATH. In the repository, `npm start` brings its own.',
  );
}
