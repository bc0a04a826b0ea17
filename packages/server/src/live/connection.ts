import type { Socket } from 'node:net';
import {
  type ClientFrame,
  decodeClientFrame,
  encodeServerFrame,
  type LiveMode,
  type LiveNotice,
  type ServerFrame,
} from '@debrief/wire/live';
import type { WebSocket } from 'ws';
import type { LiveActor } from './live-options.ts';
import { binaryFrame } from './websocket-frames.ts';

/** What waits in a socket before its client is held to be slow; a welcome of the largest document does not count. */
const slowBytes = 1024 * 1024;
const copiedBytes = 32 * 1024;
/** Frames a second that one client may send, and how many at once: many times what fast typing makes. */
const framesPerSecond = 200;
const frameBurst = 600;

export interface ConnectionEvents {
  received(frame: ClientFrame): void;
  /** Damaged frames, text frames. */
  malformed(): void;
  closed(): void;
}

/** One client's socket: frames in, shared bytes out, and no memory spent on a client that does not read. */
export class Connection {
  readonly actor: LiveActor;
  clientId = -1;
  mode: LiveMode = 'read';
  /** State vector of what the client surely has, while it is too slow to be sent more; null where it keeps up. */
  behindSince: Uint8Array | null = null;
  behindAt = 0;
  heardAt: number;
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  #tokens = frameBurst;
  #filledAt: number;
  #allowance = 0;
  readonly #pausedFor = new Set<string>();
  closed = false;
  /** It was told to go; nothing begins with it any more. */
  leaving = false;

  constructor(ws: WebSocket, socket: Socket, actor: LiveActor, now: () => number, events: ConnectionEvents) {
    this.#ws = ws;
    this.#socket = socket;
    this.actor = actor;
    this.heardAt = now();
    this.#filledAt = this.heardAt;
    ws.on('message', (data, binary) => {
      this.heardAt = now();
      this.#spend();
      if (!binary || !(data instanceof Uint8Array)) {
        events.malformed();
        return;
      }
      let frame: ClientFrame;
      try {
        frame = decodeClientFrame(data);
      } catch {
        events.malformed();
        return;
      }
      events.received(frame);
    });
    ws.on('pong', () => {
      this.heardAt = now();
    });
    // `ws` says what it does not accept (too large, not UTF-8, no mask) and closes by itself.
    ws.on('error', () => {});
    ws.on('close', () => {
      this.closed = true;
      this.leaving = true;
      events.closed();
    });
  }

  /** Bytes waiting to be read by the client beyond what it was allowed for its welcome. */
  get slow(): boolean {
    const waiting = this.#socket.writableLength;
    if (waiting === 0) this.#allowance = 0;
    return waiting > slowBytes + this.#allowance;
  }

  get drained(): boolean {
    return this.#socket.writableLength < slowBytes / 4;
  }

  /** Writes a whole WebSocket frame, or several in one piece. */
  write(frames: Uint8Array): void {
    if (!this.closed && this.#socket.writable) this.#socket.write(frames);
  }

  /** Writes two pieces in one go: a copy of a small one costs less than telling the system of two. */
  writeTogether(first: Uint8Array, second: Uint8Array): void {
    if (first.length < copiedBytes) {
      this.write(Buffer.concat([first, second]));
      return;
    }
    this.write(first);
    this.write(second);
  }

  /** A piece that is large by right: the welcome, or what a slow client missed. */
  writeLarge(frame: Uint8Array): void {
    this.#allowance += frame.length;
    this.write(frame);
  }

  say(frame: ServerFrame): void {
    this.write(binaryFrame(encodeServerFrame(frame)));
  }

  notify(notice: LiveNotice): void {
    this.say({ kind: 'notice', notice });
  }

  ping(): void {
    if (!this.closed) this.#ws.ping();
  }

  /** Stops reading for as long as there is a reason: a flood, a store that fails. TCP makes the sender wait. */
  pause(reason: string): void {
    this.#pausedFor.add(reason);
    this.#ws.pause();
  }

  resume(reason: string): void {
    if (!this.#pausedFor.delete(reason)) return;
    if (this.#pausedFor.size === 0) this.#ws.resume();
  }

  close(): void {
    this.leaving = true;
    if (this.closed) return;
    this.#ws.close(1000);
    // A client that does not answer the closing handshake is not waited for.
    setTimeout(() => this.#ws.terminate(), 2000).unref();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  #spend(): void {
    const now = this.heardAt;
    this.#tokens = Math.min(frameBurst, this.#tokens + ((now - this.#filledAt) * framesPerSecond) / 1000) - 1;
    this.#filledAt = now;
    if (this.#tokens > 0) return;
    this.pause('flood');
    setTimeout(() => this.resume('flood'), 500).unref();
  }
}
