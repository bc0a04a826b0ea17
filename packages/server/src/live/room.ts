import type { live } from '@debrief/store';
import { encodeServerFrame, textName } from '@debrief/wire/live';
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { BadUpdate } from './inspect-update.ts';
import type { LiveActor } from './live-options.ts';
import { Presence } from './presence.ts';
import { historyOf, takeUpdate } from './take-update.ts';
import { binaryFrame } from './websocket-frames.ts';

/** An edit by the server itself, within a tick. */
export interface OwnEdit {
  readonly work: (text: Y.Text) => void;
  readonly author: LiveActor | null;
  /** Its edit is durable, and everything else in the document too. */
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

type Incoming =
  | { readonly connection: Connection; readonly number: number; readonly update: Uint8Array }
  | OwnEdit;

/** What a tick of a room has to make durable. */
export interface Batch {
  readonly bytes: Uint8Array;
  readonly authors: readonly string[];
}

export interface RoomEvents {
  /** Somebody sent what no editor of ours sends. */
  refused(connection: Connection, error: BadUpdate): void;
}

/**
 * One open document. It changes only in `gather` and `takeRows`, and is sent only in `emit`, which the commit loop calls
 * in turn; between `gather` and `appended` it is ahead of the store.
 */
export class Room {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly history: string;
  readonly connections = new Set<Connection>();
  readonly presence = new Presence();
  /** Every update up to it is in the document. */
  seq: number;
  /** The updates that were written, of whichever server, since the whole state was last stored. */
  sinceCompaction: number;
  /** Another server wrote: its updates are to be read. Set by whoever hears of it. */
  fetchDue = false;
  /** The document in memory can no longer be trusted: everybody is sent away, and it is read again. */
  broken = false;
  readonly #events: RoomEvents;
  #incoming: Incoming[] = [];
  #incomingBytes = 0;
  #made: Uint8Array[] = [];
  #unstored: Uint8Array[] = [];
  #authors = new Set<string>();
  #senders = new Set<Connection | null>();
  #acknowledge = new Map<Connection, number>();
  #settled: OwnEdit[] = [];
  #fromOthers: Uint8Array[] = [];
  #ready: Uint8Array | null = null;

  constructor(id: string, doc: Y.Doc, seq: number, sinceCompaction: number, events: RoomEvents) {
    this.id = id;
    this.doc = doc;
    this.text = doc.getText(textName);
    this.seq = seq;
    this.sinceCompaction = sinceCompaction;
    this.#events = events;
    this.history = historyOf(doc);
    doc.on('update', (update: Uint8Array) => this.#made.push(update));
  }

  /** Nothing is on its way to the store: document and store agree. */
  get clean(): boolean {
    return this.#unstored.length === 0 && !this.fetchDue;
  }

  /** Bytes that are not yet durable. */
  get pendingBytes(): number {
    return this.#incomingBytes + this.#unstored.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  receive(connection: Connection, number: number, update: Uint8Array): void {
    this.#incoming.push({ connection, number, update });
    this.#incomingBytes += update.length;
  }

  edit(edit: OwnEdit): void {
    this.#incoming.push(edit);
  }

  /** Brings what arrived into the document, as one transaction. */
  gather(): void {
    const incoming = this.#incoming;
    if (incoming.length === 0) return;
    this.#incoming = [];
    this.#incomingBytes = 0;
    // Each kind in a transaction of its own: Yjs finds positions by marks that updates from outside make stale.
    this.doc.transact(() => {
      for (const item of incoming) if ('work' in item) this.#applyOwn(item);
    });
    const remote = () => {
      for (const item of incoming) {
        if (!('work' in item)) this.#applyFrom(item.connection, item.number, item.update);
      }
    };
    Y.transact(this.doc, remote, null, false);
    if (this.broken) {
      this.#made = [];
      this.#unstored = [];
      return;
    }
    this.#unstored.push(...this.#made);
    this.#made = [];
  }

  /** What is to be stored now, as one update; null where that is nothing. */
  batch(): Batch | null {
    const [first, ...rest] = this.#unstored;
    if (first === undefined) return null;
    const bytes = rest.length === 0 ? first : Y.mergeUpdates(this.#unstored);
    this.#unstored = [bytes];
    return { bytes, authors: [...this.#authors] };
  }

  /** The batch is durable under `seq`. Where another server came between, its updates are due. */
  appended(seq: number): void {
    const [bytes = null] = this.#unstored;
    this.#unstored = [];
    this.#authors = new Set();
    this.#ready = bytes;
    this.sinceCompaction++;
    if (seq === this.seq + 1) this.seq = seq;
    else this.fetchDue = true;
  }

  /** Takes in what was written after `seq`, in order; what is known already changes nothing. */
  takeRows(state: live.LiveState | null, rows: readonly live.LiveUpdate[]): void {
    this.fetchDue = false;
    const apply = () => {
      if (state !== null) {
        Y.applyUpdate(this.doc, state.bytes);
        this.seq = Math.max(this.seq, state.seq);
      }
      for (const row of rows) {
        Y.applyUpdate(this.doc, row.bytes);
        this.seq = Math.max(this.seq, row.seq);
      }
    };
    Y.transact(this.doc, apply, null, false);
    this.sinceCompaction += rows.length;
    this.#fromOthers.push(...this.#made);
    this.#made = [];
  }

  /** Sends one piece to each client, and each sender its acknowledgement. Gives the number of writes. */
  emit(): number {
    if (this.broken) return 0;
    if (this.#unstored.length > 0) return this.#emitPresence();
    const others = this.#fromOthers.map((update) =>
      binaryFrame(encodeServerFrame({ kind: 'update', update })),
    );
    const own =
      this.#ready === null ? [] : [binaryFrame(encodeServerFrame({ kind: 'update', update: this.#ready }))];
    const presence = this.#presenceFrames();
    const forAll = joined([...others, ...own, ...presence]);
    // Who alone made the update has it already.
    const [only] = this.#senders;
    const sole = this.#senders.size === 1 ? only : null;
    const forSole = sole == null ? forAll : joined([...others, ...presence]);
    const acknowledge = this.#acknowledge;
    const settled = this.#settled;
    this.#fromOthers = [];
    this.#ready = null;
    this.#senders = new Set();
    this.#acknowledge = new Map();
    this.#settled = [];
    let writes = 0;
    for (const connection of this.connections) {
      const number = acknowledge.get(connection);
      const acknowledgement =
        number === undefined ? null : binaryFrame(encodeServerFrame({ kind: 'acknowledged', number }));
      const news = connection.behindSince === null ? (connection === sole ? forSole : forAll) : null;
      if (news === null && acknowledgement === null) continue;
      writes++;
      if (news !== null && acknowledgement !== null) connection.writeTogether(news, acknowledgement);
      else connection.write(news ?? acknowledgement ?? new Uint8Array());
      if (connection.behindSince === null && connection.slow)
        connection.behindSince = Y.encodeStateVector(this.doc);
    }
    for (const { done } of settled) done();
    return writes;
  }

  /** Gives up what is not durable, and tells those of this server who wait for it. */
  abandon(error: unknown): void {
    this.broken = true;
    this.tellWaiting(error);
    this.#incoming = [];
  }

  /** Those of this server who wait for durability wait no longer; what is in the document stays and is tried again. */
  tellWaiting(error: unknown): void {
    const waiting = [...this.#settled, ...this.#incoming.filter((item) => 'work' in item)];
    this.#settled = [];
    this.#incoming = this.#incoming.filter((item) => !('work' in item));
    for (const { failed } of waiting) failed(error);
  }

  #applyOwn(edit: OwnEdit): void {
    try {
      edit.work(this.text);
    } catch (error) {
      edit.failed(error);
      return;
    }
    if (edit.author !== null) this.#authors.add(edit.author.id);
    this.#senders.add(null);
    this.#settled.push(edit);
  }

  #applyFrom(connection: Connection, number: number, update: Uint8Array): void {
    if (this.broken || connection.mode !== 'write') return;
    try {
      const whole = takeUpdate(this.doc, this.history, update, connection);
      this.#authors.add(connection.actor.id);
      this.#senders.add(connection);
      if (whole) this.#acknowledge.set(connection, number);
      // Nothing half-known is kept: all that the client has is asked for.
      else connection.say({ kind: 'wanted', vector: Y.encodeStateVector(this.doc) });
    } catch (error) {
      if (!(error instanceof BadUpdate)) throw error;
      this.broken ||= error.harmful;
      this.#events.refused(connection, error);
    }
  }

  #presenceFrames(): Buffer[] {
    const update = this.presence.takeChanged();
    return update === null ? [] : [binaryFrame(encodeServerFrame({ kind: 'awareness', update }))];
  }

  /** While the store fails: cursors still move. */
  #emitPresence(): number {
    const [frame] = this.#presenceFrames();
    if (frame === undefined) return 0;
    for (const connection of this.connections) if (connection.behindSince === null) connection.write(frame);
    return this.connections.size;
  }
}

function joined(frames: readonly Buffer[]): Buffer | null {
  const [first, ...rest] = frames;
  if (first === undefined) return null;
  return rest.length === 0 ? first : Buffer.concat(frames);
}
