import { live, type Store, StoreError, system } from '@debrief/store';
import type { LiveLog, LiveTimes } from './live-options.ts';
import type { Room } from './room.ts';

export interface CommitEvents {
  /** Edits cannot be made durable at present, or can again. */
  storage(failing: StoreError | null): void;
  /** The room's document cannot be trusted, or is not in the store any more. */
  lost(room: Room): void;
  /** Edits by these people are durable: of this server, or read from another's. */
  edited(room: Room, authors: readonly string[], ours: boolean): void;
}

/** Failures of the store that pass by themselves or by somebody's help: everything is kept and tried again. */
const passing: ReadonlySet<string> = new Set(['disk-full', 'unavailable', 'read-only', 'in-use']);
const firstRetry = 100;
const lastRetry = 3000;
/** The share of time that ticks may take before they become longer, so that more is merged into each. */
const share = 0.08;

/**
 * Ticks: gathers what arrived in all rooms, appends it in one transaction, and sends it. One tick at a time; the first
 * edit after a quiet moment does not wait.
 */
export class CommitLoop {
  readonly #store: Store;
  readonly #server: string;
  readonly #clock: () => number;
  readonly #times: LiveTimes;
  readonly #log: LiveLog;
  readonly #events: CommitEvents;
  #due = new Set<Room>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #lastStart = 0;
  #interval: number;
  #retry = 0;
  /** Why nothing can be stored at present. */
  failure: StoreError | null = null;
  frames = 0;
  batches = 0;
  lastAppendMs = 0;

  constructor(
    store: Store,
    server: string,
    clock: () => number,
    times: LiveTimes,
    log: LiveLog,
    events: CommitEvents,
  ) {
    this.#store = store;
    this.#server = server;
    this.#clock = clock;
    this.#times = times;
    this.#log = log;
    this.#events = events;
    this.#interval = times.tickMs;
  }

  /** The room has something to gather, fetch or send. */
  wake(room: Room): void {
    this.#due.add(room);
    if (this.#running === null && this.#timer === null) this.#schedule();
  }

  /** Resolves when everything that had arrived in the room is durable; rejects where that cannot be. */
  settled(room: Room): Promise<void> {
    return new Promise((done, failed) => {
      room.edit({ work: () => {}, author: null, done, failed });
      this.wake(room);
    });
  }

  /** Resolves when nothing is on its way, or the store keeps failing. */
  async idle(): Promise<void> {
    while ((this.#due.size > 0 || this.#running !== null) && this.#retry < 5) {
      await (this.#running ?? new Promise((resolve) => setTimeout(resolve, 5)));
    }
  }

  #schedule(): void {
    const wait = this.#retry > 0 ? Math.min(lastRetry, firstRetry * 2 ** this.#retry) : this.#interval;
    const left = this.#lastStart + wait - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#running = this.#tick().finally(() => {
          this.#running = null;
          if (this.#due.size > 0) this.#schedule();
        });
      },
      Math.max(0, left),
    );
  }

  async #tick(): Promise<void> {
    this.#lastStart = performance.now();
    const rooms = [...this.#due];
    this.#due = new Set();
    try {
      await this.#work(rooms);
    } catch (error) {
      this.#log.error({ error }, 'A tick of live documents failed; they are read again');
      for (const room of rooms) {
        room.abandon(error);
        this.#events.lost(room);
      }
    }
  }

  async #work(rooms: readonly Room[]): Promise<void> {
    await Promise.all(rooms.filter((room) => room.fetchDue).map((room) => this.#fetch(room)));
    const gatherStart = performance.now();
    for (const room of rooms) this.#guarded(room, () => room.gather());
    const storing = rooms.filter((room) => !room.broken && room.batch() !== null);
    const gathered = performance.now();
    if (storing.length > 0) await this.#append(storing);
    const stored = performance.now();
    for (const room of rooms) {
      this.#guarded(room, () => {
        this.frames += room.emit();
      });
      if (room.broken) this.#events.lost(room);
      else if (room.fetchDue || room.batch() !== null) this.#due.add(room);
    }
    const work = gathered - gatherStart + (performance.now() - stored);
    const wanted = Math.min(this.#times.longestTickMs, Math.max(this.#times.tickMs, work / share));
    this.#interval += (wanted - this.#interval) * 0.2;
  }

  #guarded(room: Room, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#log.error({ postmortem: room.id, error }, 'A live document failed; it is read again');
      room.abandon(error);
    }
  }

  /** One transaction over all rooms; where that fails by one of them, each alone. */
  async #append(rooms: readonly Room[], again = true): Promise<void> {
    const start = performance.now();
    try {
      await this.#appendTogether(rooms);
      this.lastAppendMs = performance.now() - start;
      if (this.#retry > 0) {
        this.#retry = 0;
        this.failure = null;
        this.#events.storage(null);
      }
    } catch (error) {
      if (error instanceof StoreError && passing.has(error.code)) {
        this.#retry++;
        this.failure = error;
        if (this.#retry === 2) this.#events.storage(error);
        if (this.#retry >= 2) for (const room of rooms) room.tellWaiting(error);
        return;
      }
      if (rooms.length > 1) {
        for (const room of rooms) await this.#append([room]);
        return;
      }
      const [room] = rooms;
      if (room === undefined) return;
      if (again) {
        await this.#append(rooms, false);
        return;
      }
      this.#log.error({ postmortem: room.id, error }, 'Edits of a live document cannot be stored');
      room.abandon(error);
    }
  }

  async #appendTogether(rooms: readonly Room[]): Promise<void> {
    const at = new Date(this.#clock()).toISOString();
    const batches = rooms.flatMap((room) => {
      const batch = room.batch();
      return batch === null ? [] : [{ postmortemId: room.id, at, server: this.#server, ...batch }];
    });
    const seqs = await this.#store.write((db) => live.append(db, batches));
    this.batches += batches.length;
    rooms.forEach((room, index) => {
      const seq = seqs[index];
      if (seq === undefined) return;
      const authors = room.batch()?.authors ?? [];
      room.appended(seq);
      this.#events.edited(room, authors, true);
    });
  }

  async #fetch(room: Room): Promise<void> {
    try {
      const { state, updates } = await this.#store.read((db) => live.since(db, system, room.id, room.seq));
      this.#guarded(room, () => room.takeRows(state, updates));
      const theirs = updates.filter(({ server }) => server !== this.#server);
      if (theirs.length > 0 || state !== null)
        this.#events.edited(room, [...new Set(theirs.flatMap(({ authors }) => authors))], false);
    } catch (error) {
      this.#log.warn(
        { postmortem: room.id, error },
        'Updates of other servers could not be read; tried again',
      );
      await new Promise((resolve) => setTimeout(resolve, firstRetry));
    }
  }
}
