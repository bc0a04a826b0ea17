/** A thread with one SQLite connection: the writer, or one of the readers. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { rankDocument } from '../../search/rank-document.ts';
import type { WorkerAnswer, WorkerFailure, WorkerRequest, WorkerStart } from './worker-protocol.ts';

/** Statements are prepared once and kept; the oldest goes first. */
const mostStatements = 400;

const { path, mode, lockPath } = workerData as WorkerStart;
const port = parentPort;
const statements = new Map<string, StatementSync>();
let lock: DatabaseSync | undefined;
let database: DatabaseSync;

try {
  if (lockPath !== null) {
    const taken = new DatabaseSync(lockPath);
    taken.exec('pragma busy_timeout = 0; begin exclusive');
    lock = taken;
  }
  database = open();
  port?.postMessage({ id: 0, inTransaction: false } satisfies WorkerAnswer);
} catch (error) {
  port?.postMessage({
    id: 0,
    inTransaction: false,
    failure: { ...failureOf(error), message: lock === undefined ? 'locked' : failureOf(error).message },
  } satisfies WorkerAnswer);
}

port?.on('message', (request: WorkerRequest) => {
  if ('close' in request) {
    statements.clear();
    database.close();
    lock?.close();
    port.postMessage({ id: request.id, inTransaction: false } satisfies WorkerAnswer);
    port.close();
    return;
  }
  port.postMessage(answer(request));
});

function open(): DatabaseSync {
  const opened = new DatabaseSync(path, { readOnly: mode === 'reader', enableForeignKeyConstraints: true });
  opened.exec('pragma busy_timeout = 5000');
  if (mode === 'writer') {
    opened.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16000');
    opened.exec('pragma journal_size_limit = 67108864');
  } else {
    opened.exec('pragma cache_size = -8000');
    opened.function('debrief_rank', { deterministic: true }, (title, text, words) =>
      typeof title === 'string' && typeof text === 'string' && typeof words === 'string'
        ? rankDocument(title, text, words)
        : 0,
    );
  }
  return opened;
}

function answer(request: Exclude<WorkerRequest, { close: true }>): WorkerAnswer {
  try {
    if ('copyTo' in request) {
      database.prepare('vacuum into ?').run(request.copyTo);
      return { id: request.id, inTransaction: database.isTransaction };
    }
    const statement = prepared(request.sql);
    const parameters = request.parameters as (string | number | bigint | null | Uint8Array)[];
    const columns = statement.columns().map(({ name }) => name);
    if (columns.length === 0) {
      const { changes } = statement.run(...parameters);
      return { id: request.id, changes: Number(changes), inTransaction: database.isTransaction };
    }
    // `returnArrays`: rows without their column names, which go over once.
    const rows: unknown = statement.all(...parameters);
    return {
      id: request.id,
      columns,
      rows: rows as unknown[][],
      inTransaction: database.isTransaction,
    };
  } catch (error) {
    return { id: request.id, failure: failureOf(error), inTransaction: database.isTransaction };
  }
}

function prepared(sql: string): StatementSync {
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = database.prepare(sql);
    statement.setReturnArrays(true);
    if (statements.size >= mostStatements) {
      const oldest = statements.keys().next().value;
      if (oldest !== undefined) statements.delete(oldest);
    }
    statements.set(sql, statement);
  }
  return statement;
}

function failureOf(error: unknown): WorkerFailure {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode
      : 0;
  return { message: error instanceof Error ? error.message : String(error), code };
}
