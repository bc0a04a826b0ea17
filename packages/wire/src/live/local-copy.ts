import * as Y from 'yjs';
import type { LivePersistence, LiveTimers } from './live-state.ts';

/** Edits that are not durable for this long go to the local copy: a good connection never writes there. */
const keepAfter = 400;

/** Keeps a document's unsaved state in the place that was handed in, only while there is something to lose. */
export class LocalCopy {
  readonly #place: LivePersistence;
  readonly #doc: Y.Doc;
  readonly #timers: LiveTimers;
  #loading: Promise<void> | null = null;
  #kept = false;
  #timer: unknown = null;
  /** Whether something was found at the beginning: it may hold edits that the server has not. */
  loaded = false;

  constructor(place: LivePersistence, doc: Y.Doc, timers: LiveTimers) {
    this.#place = place;
    this.#doc = doc;
    this.#timers = timers;
  }

  /** Brings what was kept into the document, once; a copy that cannot be read is as good as none. */
  load(): Promise<void> {
    this.#loading ??= this.#place.load().then(
      (updates) => {
        if (updates.length === 0) return;
        for (const update of updates) Y.applyUpdate(this.#doc, update, this);
        this.loaded = true;
        this.#kept = true;
      },
      () => {},
    );
    return this.#loading;
  }

  /** The document changed; `unsaved`: there is something that is not yet durable. */
  changed(update: Uint8Array, unsaved: boolean): void {
    if (this.#kept) this.#place.append(update);
    else if (unsaved) this.#timer ??= this.#timers.setTimeout(() => this.keepNow(), keepAfter);
  }

  keepNow(): void {
    this.#stop();
    if (this.#kept) return;
    this.#kept = true;
    this.#place.append(Y.encodeStateAsUpdate(this.#doc));
  }

  /** Everything is durable on the server. */
  settled(): void {
    this.#stop();
    this.loaded = false;
    if (this.#kept) this.#place.clear();
    this.#kept = false;
  }

  forget(): void {
    this.#kept = true;
    this.settled();
  }

  close(): void {
    this.#stop();
  }

  #stop(): void {
    if (this.#timer !== null) this.#timers.clearTimeout(this.#timer);
    this.#timer = null;
  }
}
