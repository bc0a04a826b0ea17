import { StoreError } from '../../store.ts';

/** SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html; the first two letters are its class. */
const states: Readonly<Record<string, readonly [StoreError['code'], string]>> = {
  '23505': ['conflict', 'This is there already.'],
  '25006': ['read-only', 'The database takes no writes now (a standby, or a read-only role).'],
  '40001': ['conflict', 'Somebody else changed the same thing at the same moment: try again.'],
  '40P01': ['conflict', 'Somebody else changed the same thing at the same moment: try again.'],
  '53100': ['disk-full', 'The disk of the database is full: nothing was saved, and nothing was lost.'],
};
const gone = /^(?:08|57P|53300|3D000|28)/;
const lostConnection =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|ENOENT|EAI_AGAIN|Connection terminated|timeout exceeded|not queryable|Cannot use a pool after/i;

/** A failure in our words, PostgreSQL's own as its cause. */
export function postgresError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = states[code];
  if (known !== undefined) return new StoreError(known[0], known[1], { cause: error });
  if (code === 'XX001' || code === 'XX002') {
    return new StoreError('damaged', 'The database reports damaged data. Restore a backup.', {
      cause: error,
    });
  }
  if (gone.test(code) || lostConnection.test(`${code} ${error.message}`)) {
    return new StoreError(
      'unavailable',
      `The database cannot be reached (${error.message}). What was saved is safe; it is tried again by itself.`,
      { cause: error },
    );
  }
  return error;
}
