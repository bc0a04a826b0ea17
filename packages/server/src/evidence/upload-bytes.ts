import type { UploadRow } from '../rows.ts';
/** Where the bytes of uploads lie until their records are read. */

export interface SpooledFile {
  readonly path: string;
  /** Call when it was read; only what was made for reading is removed. */
  done(): Promise<void>;
}

export interface UploadBytes {
  /**
   * Takes what a request streams, from `upload.received` on; each part is durable before it counts as received. Where
   * the stream breaks, what arrived stays. Gives how many bytes are there now; throws the system's ENOSPC where there is no
   * room, a `StoreError` where the database refuses, and what the stream threw.
   */
  receive(upload: UploadRow, stream: AsyncIterable<Uint8Array>): Promise<number>;
  /** The whole as a file on this machine. */
  spool(upload: UploadRow): Promise<SpooledFile>;
  remove(id: string): Promise<void>;
  /** Bytes that are free for uploads; null where that is not known. */
  free(): Promise<number | null>;
}

/** More bytes than the upload said it has. */
export class TooManyBytes extends Error {}

/** Another request moved the upload on meanwhile. */
export class MovedOn extends Error {}
