import { StoreError } from '../../store.ts';
import type { WorkerFailure } from './worker-protocol.ts';

/** Result codes of https://www.sqlite.org/rescode.html, without their extension. */
const codes: Readonly<Record<number, readonly [StoreError['code'], string]>> = {
  5: ['in-use', 'Another program holds the library’s database. Close it and try again.'],
  8: ['read-only', 'The library’s database may not be written. Check the rights of the data folder.'],
  10: ['unavailable', 'The disk gave an error while the library was read or written. Check the disk.'],
  11: ['damaged', 'The library’s database file is damaged. Restore a backup: `debrief restore`.'],
  13: ['disk-full', 'The disk is full: nothing was saved, and nothing was lost. Make room and try again.'],
  14: ['unavailable', 'The library’s database file cannot be opened. Check the path and its rights.'],
  26: ['damaged', 'The library’s database file is no database. Restore a backup: `debrief restore`.'],
};
const uniqueViolated = new Set([1555, 2067, 2579]);

/** A failure in our words, SQLite's own as its cause. */
export function sqliteError(failure: WorkerFailure, sql?: string): Error {
  const cause = new Error(failure.message + (sql === undefined ? '' : ` (in: ${sql.slice(0, 300)})`));
  if (uniqueViolated.has(failure.code)) {
    return new StoreError('conflict', 'This is there already.', { cause });
  }
  // An input/output error that is no lack of room, in the words of the extended codes.
  const known = codes[failure.code & 0xff];
  return known === undefined ? cause : new StoreError(known[0], known[1], { cause });
}
