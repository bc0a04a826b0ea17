import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Alarms, realTimers, waitBefore } from './alarms.ts';
import type { ServerFrame } from './frames.ts';
import type { LivePersistence, LiveSocket, LiveState, LiveTimers } from './live-state.ts';
import { LocalCopy } from './local-copy.ts';
import { PresenceLink } from './presence-link.ts';
import { aboutName, type LiveFacts, type LiveNotice, liveProtocolVersion } from './protocol.ts';
import { SocketLink } from './socket-link.ts';
import { sameState, standingOf } from './standing.ts';
import { Unsent } from './unsent.ts';

export interface LiveClientOptions {
  /** `wss://…/api/postmortems/<id>/live`. */
  readonly url: string;
  /** The text is `doc.getText('text')`. What comes from the server has the client as its origin. */
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  readonly WebSocket?: new (url: string) => LiveSocket;
  readonly timers?: LiveTimers;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
  readonly persistence?: LivePersistence;
  /** False: wait for `reconnect()`. */
  readonly connect?: boolean;
}

/** Where there are too many, the next attempt comes as late as after so many others. */
const attemptsWhenCrowded = 4;
/** Typing is sent at most this often. */
const sendEvery = 15;
const presenceEvery = 60;

/** Keeps a `Y.Doc` in step with the server: connects, connects again, offers what was typed meanwhile, and says how it stands. */
export class LiveClient {
  readonly #options: LiveClientOptions;
  readonly #doc: Y.Doc;
  readonly #timers: LiveTimers;
  readonly #alarms: Alarms;
  readonly #unsent = new Unsent();
  readonly #presence: PresenceLink | null;
  readonly #copy: LocalCopy | null;
  readonly #listeners = new Set<() => void>();
  readonly #noticeListeners = new Set<(notice: LiveNotice) => void>();
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void;
  #link: SocketLink | null = null;
  #phase: 'waiting' | 'opening' | 'online' | 'refused' | 'closed' = 'waiting';
  #facts: LiveFacts | null = null;
  #state: LiveState = { kind: 'connecting', waiting: 0, attempt: 0 };
  #attempt = 0;
  #retryAt = 0;
  #because: 'lost' | 'going-away' = 'lost';
  #storageFails = false;
  #refusal: Pick<Extract<LiveState, { kind: 'refused' }>, 'reason' | 'message'> | null = null;
  #lastSent = Number.NEGATIVE_INFINITY;
  #settle: () => void = () => {};
  /** Resolves with the first welcome. */
  readonly synced: Promise<void>;

  constructor(options: LiveClientOptions) {
    this.#options = options;
    this.#doc = options.doc;
    this.#timers = options.timers ?? realTimers;
    this.#alarms = new Alarms(this.#timers);
    this.synced = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const { awareness, persistence } = options;
    this.#presence = awareness === undefined ? null : new PresenceLink(awareness, () => this.#presenceSoon());
    this.#copy = persistence === undefined ? null : new LocalCopy(persistence, this.#doc, this.#timers);
    this.#onUpdate = (update, origin) => this.#updated(update, origin);
    this.#doc.on('update', this.#onUpdate);
    if (options.connect !== false) void this.#begin();
  }

  /** How it stands; a new object at each change. */
  get state(): LiveState {
    return this.#state;
  }

  /** Calls back at each change of `state`; gives the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back with what the server tells; gives the way to stop. */
  onNotice(listener: (notice: LiveNotice) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  /** Tries at once: the network is back, the tab is in front again, the person asked. */
  reconnect(): void {
    if (this.#phase === 'closed' || this.#phase === 'opening') return;
    // After sleep a dead connection looks alive: ask it, and do not wait long.
    if (this.#phase === 'online') this.#link?.ask();
    else {
      this.#attempt = 0;
      this.#refusal = null;
      void this.#begin();
    }
  }

  /** The page is going: what is not yet durable goes to the local copy now. */
  persistNow(): void {
    if (this.#unsent.count > 0) this.#copy?.keepNow();
  }

  /** Leaves. Edits that are not yet durable stay in the local copy, where there is one. */
  close(): void {
    if (this.#phase === 'closed') return;
    this.#flush();
    this.persistNow();
    this.#phase = 'closed';
    this.#drop();
    this.#alarms.stopAll();
    this.#doc.off('update', this.#onUpdate);
    this.#presence?.close();
    this.#copy?.close();
  }

  /** Forgets the local copy and closes; then make a new `Y.Doc` and client. For `refused: other-history`, after asking. */
  startOver(): void {
    this.#copy?.forget();
    this.#unsent.clear();
    this.close();
  }

  async #begin(): Promise<void> {
    this.#alarms.stop('retry');
    this.#phase = 'opening';
    this.#publish();
    await this.#copy?.load();
    if (this.#phase !== 'opening' || this.#link !== null) return;
    const make = this.#options.WebSocket ?? (globalThis.WebSocket as new (url: string) => LiveSocket);
    this.#link = new SocketLink(make, this.#options.url, this.#timers, {
      opened: () => this.#hello(),
      received: (frame) => this.#receive(frame),
      lost: () => this.#failed(),
      owed: () => this.#phase === 'opening' || this.#unsent.unacknowledged,
    });
  }

  #hello(): void {
    const history = this.#doc.getMap(aboutName).get('history');
    this.#link?.send({
      kind: 'hello',
      version: liveProtocolVersion,
      clientId: this.#doc.clientID,
      vector: Y.encodeStateVector(this.#doc),
      history: typeof history === 'string' ? history : '',
    });
  }

  #receive(frame: ServerFrame): void {
    switch (frame.kind) {
      case 'welcome':
        this.#welcomed(frame);
        break;
      case 'update':
        Y.applyUpdate(this.#doc, frame.update, this);
        break;
      case 'awareness':
        this.#presence?.receive(frame.update);
        break;
      case 'acknowledged':
        this.#unsent.acknowledge(frame.number);
        if (this.#unsent.count === 0) this.#copy?.settled();
        this.#publish();
        break;
      case 'wanted':
        this.#offer(frame.vector);
        break;
      case 'notice':
        this.#noticed(frame.notice);
        break;
      case 'pulse':
        break;
    }
  }

  #welcomed(frame: Extract<ServerFrame, { kind: 'welcome' }>): void {
    const before = this.#facts;
    Y.applyUpdate(this.#doc, frame.update, this);
    this.#facts = frame.facts;
    this.#phase = 'online';
    this.#attempt = 0;
    this.#because = 'lost';
    this.#storageFails = false;
    const theirs = Y.decodeStateVector(frame.vector);
    const ahead = [...Y.decodeStateVector(Y.encodeStateVector(this.#doc))].some(
      ([id, clock]) => clock > (theirs.get(id) ?? 0),
    );
    const anotherServer = before !== null && before.server !== frame.facts.server;
    if (ahead || anotherServer || this.#unsent.count > 0 || this.#copy?.loaded === true)
      this.#offer(frame.vector);
    this.#presence?.renew();
    this.#presenceSoon();
    this.#publish();
    this.#settle();
  }

  /** Sends everything that a state vector lacks. */
  #offer(vector: Uint8Array): void {
    if (this.#facts?.mode !== 'write') return;
    const update = Y.encodeStateAsUpdate(this.#doc, vector);
    this.#link?.send({ kind: 'update', number: this.#unsent.takeAll(), update });
    this.#link?.watch();
  }

  #noticed(notice: LiveNotice): void {
    if (notice.kind === 'saved') this.#learn({ version: notice.version });
    else if (notice.kind === 'mode') {
      this.#learn({ mode: notice.mode, because: notice.because });
      this.#unsent.lost();
      // May write again: what was typed before goes along with everything else, by state vectors.
      if (notice.mode === 'write' && this.#unsent.count > 0) this.#failed();
    } else if (notice.kind === 'storage') this.#storageFails = notice.failing;
    else if (notice.kind === 'going-away') {
      this.#because = 'going-away';
      this.#alarms.after('leave', notice.inMs, () => this.#failed());
    } else if (notice.kind === 'refused') {
      if (notice.reason === 'shutting-down') {
        this.#because = 'going-away';
        this.#failed();
      } else if (notice.reason === 'too-many') {
        this.#attempt = Math.max(this.#attempt, attemptsWhenCrowded);
        this.#failed();
      } else this.#refuse(notice);
    }
    for (const listener of this.#noticeListeners) listener(notice);
    this.#publish();
  }

  #learn(facts: Partial<LiveFacts>): void {
    if (this.#facts !== null) this.#facts = { ...this.#facts, ...facts };
  }

  #refuse({ reason, message }: Extract<LiveNotice, { kind: 'refused' }>): void {
    this.#refusal = { reason, message };
    this.#phase = 'refused';
    this.#drop();
    this.persistNow();
  }

  #updated(update: Uint8Array, origin: unknown): void {
    const loaded = this.#copy !== null && origin === this.#copy;
    if (origin !== this && !loaded) {
      const ready = this.#phase === 'online' && this.#facts?.mode === 'write';
      this.#unsent.add(update, ready);
      if (ready) this.#sendSoon();
      this.#publish();
    }
    if (!loaded) this.#copy?.changed(update, this.#unsent.count > 0);
  }

  /** Soon, not at once: the cursor that moves with an edit goes along with it. */
  #sendSoon(): void {
    if (this.#alarms.has('send')) return;
    const wait = Math.max(0, this.#lastSent + sendEvery - this.#timers.now());
    this.#alarms.after('send', wait, () => this.#flush());
  }

  #flush(): void {
    this.#alarms.stop('send');
    if (this.#phase !== 'online' || !this.#unsent.queued) return;
    this.#lastSent = this.#timers.now();
    const awareness = this.#alarms.has('presence') ? (this.#presence?.own() ?? null) : null;
    this.#alarms.stop('presence');
    const taken = this.#unsent.take();
    this.#link?.send(
      awareness === null ? { kind: 'update', ...taken } : { kind: 'edit', ...taken, awareness },
    );
    this.#link?.watch();
  }

  #presenceSoon(): void {
    if (this.#alarms.has('presence')) return;
    this.#alarms.after('presence', presenceEvery, () => {
      const update = this.#presence?.own() ?? null;
      if (this.#phase === 'online' && update !== null) this.#link?.send({ kind: 'awareness', update });
    });
  }

  /** The connection is lost: say so, and try again after a while. */
  #failed(): void {
    if (this.#phase === 'closed' || this.#phase === 'refused') return;
    this.#drop();
    this.#phase = 'waiting';
    const wait = waitBefore(this.#attempt, (this.#options.random ?? Math.random)());
    this.#attempt++;
    this.#retryAt = this.#timers.now() + wait;
    this.#alarms.after('retry', wait, () => void this.#begin());
    this.#publish();
  }

  #drop(): void {
    this.#link?.close();
    this.#link = null;
    this.#unsent.lost();
    this.#presence?.forgetOthers();
    this.#alarms.stop('send', 'leave');
  }

  #publish(): void {
    const next = standingOf({
      waiting: this.#unsent.count,
      facts: this.#facts,
      online: this.#phase === 'online',
      refusal: this.#refusal,
      attempt: this.#attempt,
      retryAt: this.#retryAt,
      because: this.#because,
      storageFails: this.#storageFails,
    });
    if (sameState(this.#state, next)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
