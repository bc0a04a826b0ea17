import { Alarms } from './alarms.ts';
import { type ClientFrame, decodeServerFrame, encodeClientFrame, type ServerFrame } from './frames.ts';
import type { LiveSocket, LiveTimers } from './live-state.ts';

/** A connection that is silent for so long is asked, and given up after `deadAfter` more. */
const silence = { idle: 20_000, owing: 4_000 };
const deadAfter = 8_000;

export interface LinkEvents {
  opened(): void;
  received(frame: ServerFrame): void;
  /** Closed, dead, or talking nonsense; called once, and never after `close()`. */
  lost(): void;
  /** Whether an acknowledgement is awaited: then silence is suspicious sooner. */
  owed(): boolean;
}

/** One connection: frames instead of bytes, and a dead one is found out (a sleeping laptop, a pulled cable). */
export class SocketLink {
  readonly #events: LinkEvents;
  readonly #timers: LiveTimers;
  readonly #alarms: Alarms;
  #socket: LiveSocket | null = null;
  #open = false;
  #heardAt = 0;

  constructor(make: new (url: string) => LiveSocket, url: string, timers: LiveTimers, events: LinkEvents) {
    this.#events = events;
    this.#timers = timers;
    this.#alarms = new Alarms(timers);
    this.#heardAt = timers.now();
    // Where even making it fails (a malformed address, a blocked port), it is lost like any other: later, not here.
    this.#alarms.after('open', 0, () => this.#begin(make, url));
  }

  #begin(make: new (url: string) => LiveSocket, url: string): void {
    try {
      const socket = new make(url);
      this.#socket = socket;
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => {
        this.#open = true;
        this.#heardAt = this.#timers.now();
        this.#events.opened();
      };
      socket.onmessage = (event: { data: unknown }) => {
        if (event.data instanceof ArrayBuffer) this.#heard(new Uint8Array(event.data));
      };
      socket.onclose = () => this.#lost();
      socket.onerror = () => {};
      this.watch();
    } catch {
      this.#lost();
    }
  }

  send(frame: ClientFrame): void {
    if (!this.#open) return;
    try {
      this.#socket?.send(new Uint8Array(encodeClientFrame(frame)));
    } catch {
      this.#lost();
    }
  }

  /** Looks at the silence from now on; to be called when an acknowledgement begins to be awaited. */
  watch(): void {
    const patience = this.#events.owed() ? silence.owing : silence.idle;
    const left = this.#heardAt + patience - this.#timers.now();
    this.#alarms.after('watch', Math.max(left, 50), () => {
      if (this.#timers.now() - this.#heardAt >= patience) this.ask();
      else this.watch();
    });
  }

  /** Asks the server for a sign of life, and does not wait long. */
  ask(): void {
    const asked = this.#timers.now();
    this.send({ kind: 'pulse', number: 0 });
    this.#alarms.after('watch', deadAfter, () => {
      if (this.#heardAt >= asked) this.watch();
      else this.#lost();
    });
  }

  close(): void {
    this.#alarms.stopAll();
    const socket = this.#socket;
    this.#socket = null;
    this.#open = false;
    if (socket === null) return;
    socket.onopen = null;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
  }

  #heard(bytes: Uint8Array): void {
    this.#heardAt = this.#timers.now();
    let frame: ServerFrame;
    try {
      frame = decodeServerFrame(bytes);
    } catch {
      this.#lost();
      return;
    }
    this.#events.received(frame);
  }

  #lost(): void {
    this.close();
    this.#events.lost();
  }
}
