import type { Store } from '@debrief/store';
import type { Room } from './room.ts';

/** Bytes of presence in one announcement: base64 and the names around it stay below what the store carries. */
const mostBytes = 5000;
const mostText = 7400;
const hereEvery = 10_000;
const goneAfter = 35_000;

/**
 * Presence across servers on one database: who is in a room of another server shows here too. Announcements are lossy,
 * and nothing is said while this server is alone.
 *
 * `here S` — server S is there · `gone S` · `want S ROOM` — say who is in it · `who S ROOM:BASE64,…`
 */
export class OtherServers {
  readonly #store: Store;
  readonly #server: string;
  readonly #rooms: () => Iterable<{ readonly room: Room }>;
  readonly #changed: (room: Room) => void;
  readonly #heard = new Map<string, number>();
  readonly #asked = new Set<string>();
  readonly #stop: () => void;
  #saidAt = Number.NEGATIVE_INFINITY;
  #everything = false;

  constructor(
    store: Store,
    server: string,
    rooms: () => Iterable<{ readonly room: Room }>,
    changed: (room: Room) => void,
  ) {
    this.#store = store;
    this.#server = server;
    this.#rooms = rooms;
    this.#changed = changed;
    this.#stop = store.onAnnouncement((text) => this.#hear(text));
  }

  /** A room was opened here: whoever has people in it says so. */
  opened(room: Room): void {
    if (this.#heard.size > 0) this.#say(`want ${this.#server} ${room.id}`);
  }

  /** Says what changed since the last time. */
  sweep(): void {
    if (this.#store.engine === 'sqlite') {
      for (const { room } of this.#rooms()) room.presence.takeNews(mostBytes, false);
      return;
    }
    const now = performance.now();
    if (now - this.#saidAt > hereEvery) {
      this.#saidAt = now;
      this.#say(`here ${this.#server}`);
    }
    for (const [server, at] of this.#heard) if (now - at > goneAfter) this.#gone(server);
    const pieces: string[] = [];
    for (const { room } of this.#rooms()) {
      const everything = this.#everything || this.#asked.has(room.id);
      for (const update of room.presence.takeNews(mostBytes, everything)) {
        pieces.push(`${room.id}:${Buffer.from(update).toString('base64')}`);
      }
    }
    this.#everything = false;
    this.#asked.clear();
    if (this.#heard.size === 0) return;
    const intro = `who ${this.#server} `;
    let line = intro;
    for (const piece of pieces) {
      if (line.length + piece.length > mostText) {
        if (line !== intro) this.#say(line);
        line = intro;
      }
      line += line === intro ? piece : `,${piece}`;
    }
    if (line !== intro) this.#say(line);
  }

  close(): void {
    this.#stop();
    if (this.#store.engine === 'postgres') this.#say(`gone ${this.#server}`);
  }

  #say(text: string): void {
    // Lost with the connection, and said again by the next one that knows better.
    this.#store.announce(text).catch(() => {});
  }

  #hear(text: string): void {
    const [verb, server = '', body = ''] = text.split(' ');
    if (server === this.#server) return;
    if (verb === 'gone') {
      this.#gone(server);
      return;
    }
    if (!this.#heard.has(server)) {
      // Somebody new: they learn of this server, and of everybody here.
      this.#saidAt = Number.NEGATIVE_INFINITY;
      this.#everything = true;
    }
    this.#heard.set(server, performance.now());
    if (verb === 'want') this.#asked.add(body);
    else if (verb === 'who') this.#learn(server, body);
  }

  #learn(server: string, body: string): void {
    const rooms = new Map([...this.#rooms()].map(({ room }) => [room.id, room]));
    for (const piece of body.split(',')) {
      const [id = '', bytes = ''] = piece.split(':');
      const room = rooms.get(id);
      if (room === undefined) continue;
      try {
        room.presence.receiveFrom(server, Buffer.from(bytes, 'base64'));
      } catch {
        // A server of another version says it in another way.
        continue;
      }
      if (room.presence.changed) this.#changed(room);
    }
  }

  #gone(server: string): void {
    if (!this.#heard.delete(server)) return;
    for (const { room } of this.#rooms()) {
      room.presence.leave(server);
      if (room.presence.changed) this.#changed(room);
    }
  }
}
