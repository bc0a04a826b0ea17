import type { Socket } from 'node:net';
import {
  type ClientFrame,
  encodeServerFrame,
  type LiveMode,
  liveProtocolVersion,
  type ModeBecause,
  type RefusedReason,
} from '@debrief/wire/live';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Connection } from './connection.ts';
import type { BadUpdate } from './inspect-update.ts';
import { type LiveActor, LiveError, type LiveOptions } from './live-options.ts';
import type { Room } from './room.ts';
import type { OpenRoom, Rooms } from './rooms.ts';
import { binaryFrame } from './websocket-frames.ts';

/** A client that says no hello within this, or is silent for longer than the other, is closed. */
const helloWithin = 10_000;
const silentFor = 75_000;
/** Edits that a room may hold while the store fails; then its clients wait with theirs. */
const mostPending = 16 * 1024 * 1024;
const mostInRoom = 1000;
/** Whoever claims the presence of somebody else who is there has none. */
const nobodysClient = -1;

type Hello = Extract<ClientFrame, { kind: 'hello' }>;

/** Lets clients in and out of rooms, and hears what they say. */
export class Door {
  readonly stats = { updates: 0, slowDropped: 0, refusedUpdates: 0 };
  readonly #options: LiveOptions;
  readonly #server: string;
  readonly #rooms: Rooms;
  /** How often access was asked for again. */
  #asked = 0;
  /** Every connection, with the room once it is in. */
  readonly #inside = new Map<Connection, { readonly id: string; room: Room | null }>();

  constructor(options: LiveOptions, server: string, rooms: Rooms) {
    this.#options = options;
    this.#server = server;
    this.#rooms = rooms;
  }

  /** A socket was opened: it has a while to say hello. */
  enter(ws: WebSocket, socket: Socket, actor: LiveActor, id: string): void {
    let greeted = false;
    const connection: Connection = new Connection(ws, socket, actor, () => performance.now(), {
      received: (frame) => {
        if (frame.kind !== 'hello') this.#hear(connection, frame);
        else if (greeted) this.#turnAway(connection, 'bad-update', 'The client said hello twice');
        else {
          greeted = true;
          void this.#greet(connection, id, frame);
        }
      },
      malformed: () => this.#turnAway(connection, 'bad-update', 'The client sent something that is no frame'),
      closed: () => this.#left(connection),
    });
    this.#inside.set(connection, { id, room: null });
    setTimeout(() => {
      if (!greeted) connection.terminate();
    }, helloWithin).unref();
  }

  /** An update was not taken: its sender is told, and nothing more of it is read. */
  refuseUpdate(connection: Connection, error: BadUpdate): void {
    this.stats.refusedUpdates++;
    const { id } = connection.actor;
    this.#options.log.warn(
      { user: id, postmortem: this.#inside.get(connection)?.id, error },
      'An update was refused',
    );
    this.#turnAway(connection, error.reason, error.message);
  }

  /** Asks for everybody's access again, in one room or all. */
  async askAgain(postmortemId?: string): Promise<void> {
    this.#asked++;
    const asked = [...this.#inside].filter(([, { id }]) => postmortemId === undefined || id === postmortemId);
    await Promise.all(
      asked.map(async ([connection, { id, room }]) => {
        const mode = await this.#mode(connection.actor, id);
        if (connection.leaving) return;
        if (mode === null) this.#turnAway(connection, 'access-lost', 'You may no longer see this postmortem');
        else if (room !== null && mode !== connection.mode) {
          connection.mode = mode;
          connection.notify({ kind: 'mode', mode, because: because(connection.actor) });
        }
      }),
    );
  }

  disconnect(userId: string): void {
    for (const connection of this.#inside.keys()) {
      if (connection.actor.id !== userId) continue;
      connection.mode = 'read';
      connection.notify({ kind: 'going-away', inMs: 0 });
      connection.close();
    }
  }

  /** Whoever is silent has gone without a word. */
  pingAll(): void {
    const now = performance.now();
    for (const connection of this.#inside.keys()) {
      if (now - connection.heardAt > silentFor) connection.terminate();
      else connection.ping();
    }
  }

  sendAway(inMs: number): void {
    for (const connection of this.#inside.keys()) connection.notify({ kind: 'going-away', inMs });
  }

  closeAll(): void {
    for (const connection of this.#inside.keys()) connection.close();
  }

  async #greet(connection: Connection, id: string, hello: Hello): Promise<void> {
    try {
      if (hello.version !== liveProtocolVersion) {
        this.#turnAway(connection, 'new-version', 'The server was renewed: load the page again');
        return;
      }
      let asked = this.#asked;
      let mode = await this.#mode(connection.actor, id);
      const open = mode === null ? null : await this.#rooms.open(id);
      // Access may have changed while the room was opened.
      while (mode !== null && asked !== this.#asked) {
        asked = this.#asked;
        mode = await this.#mode(connection.actor, id);
      }
      if (mode === null || open === null) this.#turnAway(connection, 'not-found', 'Nothing is here');
      else if (!connection.leaving) this.#admit(connection, open, mode, hello);
    } catch (error) {
      if (error instanceof LiveError && error.code === 'not-found') {
        this.#turnAway(connection, 'not-found', 'Nothing is here');
        return;
      }
      // The store does not answer, or the hello was damaged: the client tries again by itself.
      this.#options.log.warn({ postmortem: id, error }, 'A live document could not be opened');
      connection.close();
    }
  }

  #admit(connection: Connection, { room, saved }: OpenRoom, mode: LiveMode, hello: Hello): void {
    if (hello.history !== '' && hello.history !== room.history) {
      this.#turnAway(connection, 'other-history', 'The document on the server was replaced by another');
      return;
    }
    if (room.connections.size >= mostInRoom) {
      this.#turnAway(connection, 'too-many', 'Too many people have this document open');
      return;
    }
    connection.clientId = hello.clientId;
    for (const other of room.connections) {
      if (other.clientId !== hello.clientId) continue;
      if (other.actor.id === connection.actor.id) {
        // The same tab came back before its old connection was found dead.
        this.#leave(other);
        other.terminate();
      } else connection.clientId = nobodysClient;
    }
    connection.mode = mode;
    const update = Y.encodeStateAsUpdate(room.doc, hello.vector);
    const welcome = encodeServerFrame({
      kind: 'welcome',
      update,
      vector: Y.encodeStateVector(room.doc),
      facts: {
        mode,
        because: because(connection.actor),
        server: this.#server,
        history: room.history,
        version: saved.version,
      },
    });
    room.connections.add(connection);
    this.#inside.set(connection, { id: room.id, room });
    connection.writeLarge(binaryFrame(welcome));
    const { storageFailure } = this.#rooms;
    if (storageFailure !== null)
      connection.notify({ kind: 'storage', failing: true, message: storageFailure });
    const present = room.presence.all();
    if (present !== null)
      connection.write(binaryFrame(encodeServerFrame({ kind: 'awareness', update: present })));
  }

  #hear(connection: Connection, frame: Exclude<ClientFrame, Hello>): void {
    const room = this.#inside.get(connection)?.room;
    if (frame.kind === 'pulse') {
      connection.write(binaryFrame(encodeServerFrame(frame)));
      return;
    }
    if (room === null || room === undefined) return;
    if (frame.kind !== 'awareness') {
      this.stats.updates++;
      if (connection.mode === 'write') room.receive(connection, frame.number, frame.update);
      if (room.pendingBytes > mostPending) for (const each of room.connections) each.pause('storage');
    }
    if (frame.kind !== 'update')
      this.#hearPresence(connection, room, frame.kind === 'edit' ? frame.awareness : frame.update);
    this.#rooms.loop.wake(room);
  }

  #hearPresence(connection: Connection, room: Room, update: Uint8Array): void {
    try {
      const { id, name } = connection.actor;
      room.presence.receive(update, connection.clientId, connection, { id, name });
    } catch {
      this.#turnAway(
        connection,
        'bad-update',
        'The client said something of its presence that cannot be read',
      );
    }
  }

  async #mode(actor: LiveActor, id: string): Promise<LiveMode | null> {
    const mode = await this.#options.access(actor, id);
    return mode === 'write' && actor.readOnly === true ? 'read' : mode;
  }

  #turnAway(connection: Connection, reason: RefusedReason, message: string): void {
    connection.mode = 'read';
    connection.notify({ kind: 'refused', reason, message });
    connection.close();
    this.#leave(connection);
  }

  #left(connection: Connection): void {
    this.#leave(connection);
    this.#inside.delete(connection);
  }

  #leave(connection: Connection): void {
    const entry = this.#inside.get(connection);
    const room = entry?.room ?? null;
    if (entry === undefined || room === null) return;
    entry.room = null;
    room.connections.delete(connection);
    room.presence.leave(connection);
    this.#rooms.loop.wake(room);
  }
}

const because = (actor: LiveActor): ModeBecause => (actor.role === 'reader' ? 'role' : 'access');
