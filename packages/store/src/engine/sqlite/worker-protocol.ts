/** What the thread of a store and its SQLite workers say to each other. */

export interface WorkerStart {
  /** Path of the database file. */
  readonly path: string;
  readonly mode: 'writer' | 'reader';
  /** Only the writer of a server holds it: a file that the kernel frees when the process ends, however it ends. */
  readonly lockPath: string | null;
}

export type WorkerRequest =
  | { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly copyTo: string }
  | { readonly id: number; readonly close: true };

export interface WorkerFailure {
  readonly message: string;
  /** SQLite's extended result code; 0 where the failure is not SQLite's. */
  readonly code: number;
}

export interface WorkerAnswer {
  readonly id: number;
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly unknown[])[];
  readonly changes?: number;
  readonly failure?: WorkerFailure;
  /** Whether a transaction is open afterwards: SQLite ends one by itself on some failures. */
  readonly inTransaction: boolean;
}
