import * as Y from 'yjs';
import { type ClientFrame, decodeClientFrame, encodeServerFrame, type ServerFrame } from '../frames.ts';
import { LiveClient, type LiveClientOptions } from '../live-client.ts';
import type { LiveSocket, LiveTimers } from '../live-state.ts';
import type { LiveFacts } from '../protocol.ts';

/** Time that passes only when told to. */
export class FakeTime implements LiveTimers {
  #now = 1000;
  #timers: { id: number; at: number; work: () => void }[] = [];
  #ids = 0;

  now(): number {
    return this.#now;
  }

  setTimeout(work: () => void, ms: number): number {
    this.#timers.push({ id: ++this.#ids, at: this.#now + Math.max(0, ms), work });
    return this.#ids;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter(({ id }) => id !== timer);
  }

  /** Lets time pass, timer by timer, and promises settle in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter(({ id }) => id !== next.id);
      this.#now = Math.max(this.#now, next.at);
      next.work();
    }
    this.#now = end;
  }

  /** The machine sleeps: the time is another, and no timer ran. */
  sleep(ms: number): void {
    this.#now += ms;
  }
}

export class FakeSocket implements LiveSocket {
  binaryType = 'blob';
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly sent: ClientFrame[] = [];
  closed = false;

  send(data: Uint8Array<ArrayBuffer>): void {
    this.sent.push(decodeClientFrame(data));
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    const { onopen } = this as { onopen: (() => void) | null };
    onopen?.();
  }

  drop(): void {
    const { onclose } = this as { onclose: (() => void) | null };
    onclose?.();
  }

  say(frame: ServerFrame): void {
    this.bytes(encodeServerFrame(frame));
  }

  bytes(bytes: Uint8Array): void {
    const { onmessage } = this as { onmessage: ((event: { data: unknown }) => void) | null };
    onmessage?.({ data: new Uint8Array(bytes).buffer });
  }

  /** Lets the client in, with the server's document. */
  welcome(server: Y.Doc, facts: Partial<LiveFacts> = {}): void {
    this.say({
      kind: 'welcome',
      update: Y.encodeStateAsUpdate(server),
      vector: Y.encodeStateVector(server),
      facts: { mode: 'write', because: 'role', server: 's1', history: 'h', version: 1, ...facts },
    });
  }

  updates(): Extract<ClientFrame, { kind: 'update' }>[] {
    return this.sent.filter((frame) => frame.kind === 'update');
  }
}

/** A client on a network that does what it is told. */
export function fakeClient(options: Partial<LiveClientOptions> = {}) {
  const time = new FakeTime();
  const sockets: FakeSocket[] = [];
  class Made extends FakeSocket {
    constructor() {
      super();
      sockets.push(this);
    }
  }
  const doc = options.doc ?? new Y.Doc();
  const client = new LiveClient({
    url: 'wss://x',
    doc,
    WebSocket: Made,
    timers: time,
    random: () => 0.5,
    ...options,
  });
  const socket = (): FakeSocket => {
    const last = sockets.at(-1);
    if (last === undefined) throw new Error('No connection was made');
    return last;
  };
  const server = new Y.Doc();
  server.getText('text').insert(0, 'text\n');
  return { time, sockets, socket, doc, client, server, text: doc.getText('text') };
}
