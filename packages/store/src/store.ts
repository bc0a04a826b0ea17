import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** What the query functions of the nouns take: a connection, or a transaction. Opaque outside this package. */
export type Db = Kysely<Tables>;

export type Engine = 'sqlite' | 'postgres';

/** Live updates up to `seq` of one postmortem, written by `server`, are committed. */
export interface LiveNote {
  readonly postmortemId: string;
  readonly seq: number;
  readonly server: string;
}

/**
 * An open library. Reads run beside writes and beside one another; on both engines no query runs on the caller's
 * thread, so that a heavy one stalls nobody.
 */
export interface Store {
  readonly engine: Engine;
  /** The data folder of an embedded library. */
  readonly folder: string | null;
  /** Runs queries outside a transaction. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** One transaction: all of it or nothing, durable when the promise settles. Rejects with a `StoreError`. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Queries that all see one unchanging state of the whole library, however long they take. Nothing may be written. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Called soon after a transaction of any server on this library wrote to the outbox; gives the way to stop. */
  onOutbox(listener: () => void): () => void;
  /**
   * Called when live updates of any server were committed (PostgreSQL only: an embedded library has one server).
   * `null`: some may have been missed, as the connection was lost: look at every open room.
   */
  onLive(listener: (note: LiveNote | null) => void): () => void;
  /**
   * Says something to every server on this library, this one too, that is worth nothing a second later (cursors). Kept
   * nowhere; may get lost. At most 7,500 bytes of UTF-8. An embedded library has one server: nobody hears it.
   */
  announce(text: string): Promise<void>;
  onAnnouncement(listener: (text: string) => void): () => void;
  /**
   * A consistent copy while running, as one file that must not exist yet: of either engine an SQLite database, which
   * `restoreBackup` puts into a library of either.
   */
  backup(path: string): Promise<void>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** Why the store could not do it; every message names the cause and what to do next. */
export class StoreError extends Error {
  readonly code:
    | 'newer-schema'
    | 'in-use'
    | 'disk-full'
    | 'unavailable'
    | 'read-only'
    | 'conflict'
    | 'unreadable'
    | 'damaged';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

export type OpenOptions =
  | {
      readonly engine: 'sqlite';
      /** Data folder; made (0700) where there is none. */
      readonly folder: string;
      /** A terminal command beside a running server: reads only, takes no lock. */
      readonly readOnly?: boolean;
    }
  | { readonly engine: 'postgres'; readonly url: string };
