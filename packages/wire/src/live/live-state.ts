import type { ModeBecause, RefusedReason } from './protocol.ts';

/** What a person is told about their connection; always true. Counts are edits made here that are not yet durable. */
export type LiveState =
  /** Never been in yet. */
  | { readonly kind: 'connecting'; readonly waiting: number; readonly attempt: number }
  /** `saving` 0: everything typed here is durable on the server. */
  | {
      readonly kind: 'online';
      readonly saving: number;
      readonly mode: 'write';
      /** The saved version. */
      readonly version: number;
    }
  /** Online, may not write. `waiting` edits were made before that was known and stay here. */
  | {
      readonly kind: 'read-only';
      readonly version: number;
      readonly because: ModeBecause;
      readonly waiting: number;
    }
  /** Edits go on and wait; the next attempt is at `retryAt` (ms of the clock handed in; 0: the server tries). */
  | {
      readonly kind: 'offline';
      readonly waiting: number;
      readonly retryAt: number;
      readonly because: 'lost' | 'going-away' | 'storage';
    }
  /** Will not try again by itself; the text is still in the document. */
  | {
      readonly kind: 'refused';
      readonly reason: RefusedReason;
      readonly message: string;
      readonly waiting: number;
    };

/** Where offline edits survive a closed tab (IndexedDB in the web app). */
export interface LivePersistence {
  /** What was kept, oldest first. */
  load(): Promise<readonly Uint8Array[]>;
  /** Keep this too: the whole document first, then each change, while something is not yet durable on the server. */
  append(update: Uint8Array): void;
  /** All of it is durable on the server: the copy may go. */
  clear(): void;
}

/** What a client needs of a WebSocket; the browser's and Node's fit. */
export interface LiveSocket {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface LiveTimers {
  /** Milliseconds; only differences count. */
  now(): number;
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}
