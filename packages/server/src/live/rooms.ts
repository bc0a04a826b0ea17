import type { Store } from '@debrief/store';
import { CommitLoop } from './commit-loop.ts';
import type { Connection } from './connection.ts';
import type { BadUpdate } from './inspect-update.ts';
import { LiveError, type LiveOptions, type LiveTimes } from './live-options.ts';
import { loadRoom } from './load-room.ts';
import { Room } from './room.ts';
import { SavedText } from './saved-text.ts';

/** Rooms with fewer updates than this since their last whole state are left as they are when they close. */
const compactAtClosing = 20;

export interface OpenRoom {
  readonly room: Room;
  readonly saved: SavedText;
}

export interface RoomsEvents {
  refused(connection: Connection, error: BadUpdate): void;
  opened(room: Room): void;
}

/** The documents in memory: opened once for all who ask, swept, and let go when nobody is there. */
export class Rooms {
  readonly loop: CommitLoop;
  /** Why edits cannot be stored at present. */
  storageFailure: string | null = null;
  readonly #store: Store;
  readonly #options: LiveOptions;
  readonly #times: LiveTimes;
  readonly #events: RoomsEvents;
  readonly #open = new Map<string, OpenRoom>();
  readonly #opening = new Map<string, Promise<OpenRoom>>();
  readonly #idleSince = new Map<Room, number>();
  readonly #letting = new Set<Room>();

  constructor(options: LiveOptions, times: LiveTimes, server: string, events: RoomsEvents) {
    this.#store = options.store;
    this.#options = options;
    this.#times = times;
    this.#events = events;
    this.loop = new CommitLoop(options.store, server, options.clock, times, options.log, {
      storage: (failing) => this.#tellStorage(failing?.message ?? null),
      lost: (room) => this.#lose(room),
      edited: (room, authors, ours) => this.#open.get(room.id)?.saved.edited(authors, ours),
    });
  }

  get all(): Iterable<OpenRoom> {
    return this.#open.values();
  }

  get size(): number {
    return this.#open.size;
  }

  /** The room of a postmortem if it is in memory. */
  peek(id: string): OpenRoom | undefined {
    return this.#open.get(id);
  }

  /** The room of a postmortem. Rejects with `LiveError` `not-found`, or the store's errors. */
  async open(id: string): Promise<OpenRoom> {
    const open = this.#open.get(id);
    if (open !== undefined && !open.room.broken) {
      this.#idleSince.delete(open.room);
      return open;
    }
    const opening = this.#opening.get(id);
    if (opening !== undefined) return opening;
    const promise = this.#load(id).finally(() => this.#opening.delete(id));
    this.#opening.set(id, promise);
    return promise;
  }

  /** Another server wrote to it. */
  newsOf(id: string, seq: number): void {
    const open = this.#open.get(id);
    if (open === undefined || seq <= open.room.seq) return;
    open.room.fetchDue = true;
    this.loop.wake(open.room);
  }

  /** Messages of other servers may have been missed: every room looks. */
  lookEverywhere(): void {
    for (const { room } of this.#open.values()) {
      room.fetchDue = true;
      this.loop.wake(room);
    }
  }

  /** Saves what is due, and lets go of rooms that nobody is in. */
  sweep(): void {
    const now = performance.now();
    for (const open of this.#open.values()) {
      const { room, saved } = open;
      const empty = room.connections.size === 0;
      saved.sweep(empty);
      if (!empty || !saved.settled || !room.clean) {
        this.#idleSince.delete(room);
        continue;
      }
      const since = this.#idleSince.get(room) ?? now;
      this.#idleSince.set(room, since);
      if (now - since >= this.#times.idleMs) void this.#letGo(open, since);
    }
  }

  /** Compacts the rooms that had many updates; one after the other. */
  async compact(): Promise<void> {
    for (const { saved, room } of [...this.#open.values()]) {
      await saved.compact().catch((error: unknown) => {
        this.#options.log.warn({ postmortem: room.id, error }, 'A live document could not be compacted');
      });
    }
  }

  /** Everything durable and saved, as far as the store allows; what it does not is in the log. */
  async drain(): Promise<void> {
    await this.loop.idle();
    for (const { saved, room } of [...this.#open.values()]) {
      if (this.loop.failure !== null) break;
      if (!saved.settled) {
        await saved.save({ revision: true, reason: 'edited' }).catch((error: unknown) => {
          this.#options.log.warn({ postmortem: room.id, error }, 'Saved when it is next opened');
        });
      }
      await saved.compact(compactAtClosing).catch(() => {});
    }
    for (const { room } of this.#open.values()) room.doc.destroy();
    this.#open.clear();
  }

  async #load(id: string): Promise<OpenRoom> {
    const loaded = await loadRoom(this.#store, id, this.#options.ids);
    if (loaded === undefined) throw new LiveError('not-found', 'There is no such postmortem');
    const room = new Room(id, loaded.doc, loaded.seq, loaded.updates, {
      refused: (connection, error) => this.#events.refused(connection, error),
    });
    const { store, clock, ids } = this.#options;
    const saved = new SavedText(room, loaded, {
      store,
      clock,
      ids,
      times: this.#times,
      settled: (of) => this.loop.settled(of),
      saved: (notice) => {
        for (const connection of room.connections) connection.notify({ kind: 'saved', ...notice });
      },
    });
    const open = { room, saved };
    this.#open.set(id, open);
    this.#events.opened(room);
    // What another server wrote while this was read.
    if (this.#store.engine === 'postgres') {
      room.fetchDue = true;
      this.loop.wake(room);
    }
    return open;
  }

  async #letGo({ room, saved }: OpenRoom, since: number): Promise<void> {
    if (this.#letting.has(room)) return;
    this.#letting.add(room);
    try {
      await saved.compact(compactAtClosing);
    } catch (error) {
      this.#options.log.warn({ postmortem: room.id, error }, 'A live document could not be compacted');
    }
    this.#letting.delete(room);
    // Somebody came, or asked for it, meanwhile.
    if (this.#idleSince.get(room) !== since) return;
    if (room.connections.size > 0 || !room.clean || !saved.settled || room.pendingBytes > 0) return;
    this.#forget(room);
  }

  #forget(room: Room): void {
    if (this.#open.get(room.id)?.room === room) this.#open.delete(room.id);
    this.#idleSince.delete(room);
    room.doc.destroy();
  }

  /** Its document cannot be trusted, or its postmortem is gone: everybody comes in anew, or learns that it is gone. */
  #lose(room: Room): void {
    if (this.#open.get(room.id)?.room !== room) return;
    this.#forget(room);
    room.abandon(new LiveError('not-found', 'The document was closed'));
    for (const connection of room.connections) {
      connection.notify({ kind: 'going-away', inMs: 0 });
      connection.close();
    }
  }

  #tellStorage(message: string | null): void {
    this.storageFailure = message;
    const notice = { kind: 'storage', failing: message !== null, message: message ?? '' } as const;
    for (const { room } of this.#open.values()) {
      for (const connection of room.connections) {
        connection.notify(notice);
      }
    }
  }
}
