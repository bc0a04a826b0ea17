import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';

interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** Between an `Awareness` and the connection: says what changed here, takes in what others say. */
export class PresenceLink {
  readonly #awareness: Awareness;
  readonly #changed: (changes: Changes, origin: unknown) => void;

  /** `changed` is called when the presence of this client is to be sent. */
  constructor(awareness: Awareness, changed: () => void) {
    this.#awareness = awareness;
    this.#changed = (changes, origin) => {
      if (origin === this) return;
      const ids = [...changes.added, ...changes.updated, ...changes.removed];
      if (ids.includes(awareness.clientID)) changed();
    };
    awareness.on('update', this.#changed);
  }

  /** Own presence as bytes, or null where there never was one. */
  own(): Uint8Array | null {
    const awareness = this.#awareness;
    return awareness.meta.has(awareness.clientID)
      ? encodeAwarenessUpdate(awareness, [awareness.clientID])
      : null;
  }

  receive(update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, this);
  }

  /** Makes own presence newer than the server's note that this client had gone. */
  renew(): void {
    const state = this.#awareness.getLocalState();
    if (state !== null) this.#awareness.setLocalState(state);
  }

  /** Others cannot be seen while the connection is lost. */
  forgetOthers(): void {
    const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, this);
  }

  close(): void {
    this.#awareness.off('update', this.#changed);
    this.forgetOthers();
  }
}
