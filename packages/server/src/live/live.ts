import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { live as liveNoun } from '@debrief/store';
import { encodeServerFrame, type LiveNotice, maxFrameBytes, type RefusedReason } from '@debrief/wire/live';
import { type WebSocket, WebSocketServer } from 'ws';
import { Door } from './door.ts';
import {
  type AppliedText,
  type Live,
  type LiveActor,
  type LiveOptions,
  type LiveStats,
  type LiveTimes,
  usualTimes,
} from './live-options.ts';
import { OtherServers } from './other-servers.ts';
import { applyText, currentText, type OutsideChange, saveNow } from './outside-changes.ts';
import { Rooms } from './rooms.ts';
import { keepUp } from './slow-clients.ts';
import { binaryFrame } from './websocket-frames.ts';

export { type AppliedText, type Live, type LiveActor, LiveError, type LiveOptions } from './live-options.ts';

/** Rooms are looked at for compaction so often, and clients asked whether they are there. */
const pingEvery = 30_000;
/** On draining, what is on its way still comes in; then browsers go, and come back by themselves. */
const leaveWithinMs = 150;

/** Live documents on a store. */
export function createLive(options: LiveOptions): Live {
  const times: LiveTimes = { ...usualTimes, ...definedOf(options) };
  return new LiveServer(options, times);
}

function definedOf(options: LiveOptions): Partial<LiveTimes> {
  const given = new Map<string, unknown>(Object.entries(options));
  return Object.fromEntries(
    Object.keys(usualTimes).flatMap((name) => {
      const value = given.get(name);
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

class LiveServer implements Live {
  readonly #options: LiveOptions;
  readonly #rooms: Rooms;
  readonly #door: Door;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    skipUTF8Validation: true,
    clientTracking: false,
  });
  readonly #others: OtherServers;
  readonly #stops: (() => void)[] = [];
  #closing: Promise<void> | null = null;

  constructor(options: LiveOptions, times: LiveTimes) {
    this.#options = options;
    const server = options.ids();
    this.#rooms = new Rooms(options, times, server, {
      refused: (connection, error) => this.#door.refuseUpdate(connection, error),
      opened: (room) => this.#others.opened(room),
    });
    this.#door = new Door(options, server, this.#rooms);
    this.#others = new OtherServers(
      options.store,
      server,
      () => this.#rooms.all,
      (room) => this.#rooms.loop.wake(room),
    );
    const sweep = setInterval(() => {
      this.#rooms.sweep();
      keepUp(this.#rooms.all, this.#door.stats);
      this.#others.sweep();
    }, times.sweepMs).unref();
    const ping = setInterval(() => {
      this.#door.pingAll();
      void this.#rooms.compact();
    }, pingEvery).unref();
    this.#stops.push(
      () => clearInterval(sweep),
      () => clearInterval(ping),
      options.store.onLive((note) => {
        if (note === null) this.#rooms.lookEverywhere();
        else if (note.server !== server) this.#rooms.newsOf(note.postmortemId, note.seq);
      }),
    );
    void this.#recover();
  }

  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    actor: LiveActor,
    postmortemId: string,
  ): void {
    if (this.#closing !== null) {
      this.refuse(request, socket, head, 'shutting-down', 'The server is restarting');
      return;
    }
    this.#accept(request, socket, head, (ws, raw) => this.#door.enter(ws, raw, actor, postmortemId));
  }

  refuse(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    reason: RefusedReason,
    message: string,
  ): void {
    this.#accept(request, socket, head, (ws, raw) => {
      const notice: LiveNotice = { kind: 'refused', reason, message };
      raw.write(binaryFrame(encodeServerFrame({ kind: 'notice', notice })));
      ws.on('error', () => {});
      ws.close(1000);
      setTimeout(() => ws.terminate(), 2000).unref();
    });
  }

  #accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    then: (ws: WebSocket, raw: Socket) => void,
  ): void {
    if (!(socket instanceof Socket)) {
      socket.destroy();
      return;
    }
    socket.on('error', () => {});
    socket.setNoDelay(true);
    this.#sockets.handleUpgrade(request, socket, head, (ws) => then(ws, socket));
  }

  applyText(postmortemId: string, actor: LiveActor | null, change: OutsideChange): Promise<AppliedText> {
    return applyText(this.#rooms, postmortemId, actor, change);
  }

  currentText(postmortemId: string): Promise<string | null> {
    return currentText(this.#rooms, this.#options.store, postmortemId);
  }

  saveNow(postmortemId: string): Promise<AppliedText> {
    return saveNow(this.#rooms, postmortemId);
  }

  async dropAccess(postmortemId?: string): Promise<void> {
    await this.#door.askAgain(postmortemId);
  }

  async disconnect(userId: string): Promise<void> {
    this.#door.disconnect(userId);
  }

  notify(postmortemId: string, notice: LiveNotice): void {
    for (const connection of this.#rooms.peek(postmortemId)?.room.connections ?? [])
      connection.notify(notice);
  }

  present(postmortemId: string): readonly { readonly id: string; readonly name: string }[] {
    const people = new Map<string, { id: string; name: string }>();
    for (const { actor } of this.#rooms.peek(postmortemId)?.room.connections ?? []) {
      people.set(actor.id, { id: actor.id, name: actor.name });
    }
    return [...people.values()];
  }

  close(): Promise<void> {
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  stats(): LiveStats {
    const { loop } = this.#rooms;
    let [connections, pendingBytes] = [0, 0];
    for (const { room } of this.#rooms.all) {
      connections += room.connections.size;
      pendingBytes += room.pendingBytes;
    }
    return {
      rooms: this.#rooms.size,
      connections,
      pendingBytes,
      frames: loop.frames,
      appendedBatches: loop.batches,
      lastAppendMs: loop.lastAppendMs,
      ...this.#door.stats,
    };
  }

  async #drain(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#others.close();
    this.#door.sendAway(leaveWithinMs);
    await new Promise((resolve) => setTimeout(resolve, leaveWithinMs));
    this.#door.closeAll();
    await this.#rooms.drain();
  }

  /** After a crash: texts whose last durable edits were not saved yet. */
  async #recover(): Promise<void> {
    try {
      const behind = await this.#options.store.read((db) => liveNoun.unsaved(db, 1000));
      for (const { postmortemId } of behind) {
        if (this.#closing !== null) return;
        // Rooms save by themselves what they find unsaved.
        await this.#rooms.open(postmortemId).catch(() => {});
      }
      if (behind.length > 0)
        this.#options.log.info({ postmortems: behind.length }, 'Saving edits of before the last stop');
    } catch (error) {
      this.#options.log.warn({ error }, 'Unsaved live edits could not be looked for');
    }
  }
}
