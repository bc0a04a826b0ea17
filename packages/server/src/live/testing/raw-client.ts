import {
  decodeServerFrame,
  encodeClientFrame,
  liveProtocolVersion,
  type ServerFrame,
} from '@debrief/wire/live';
import * as Y from 'yjs';

/** A client that says whatever it is told to, and remembers what it was told. */
export class RawClient {
  readonly frames: ServerFrame[] = [];
  readonly opened: Promise<void>;
  readonly socket: WebSocket;
  closed = false;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.binaryType = 'arraybuffer';
    this.opened = new Promise((resolve) => this.socket.addEventListener('open', () => resolve()));
    this.socket.addEventListener('close', () => {
      this.closed = true;
    });
    this.socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) this.frames.push(decodeServerFrame(new Uint8Array(data)));
    });
  }

  send(bytes: Uint8Array): void {
    this.socket.send(new Uint8Array(bytes));
  }

  async hello(clientId = 1, version: number = liveProtocolVersion): Promise<void> {
    await this.opened;
    const vector = Y.encodeStateVector(new Y.Doc());
    this.send(encodeClientFrame({ kind: 'hello', version, clientId, vector, history: '' }));
  }

  update(update: Uint8Array, number = 1): void {
    this.send(encodeClientFrame({ kind: 'update', number, update }));
  }

  /** The reason of the refusal, once there is one. */
  get refused(): string | null {
    for (const frame of this.frames) {
      if (frame.kind === 'notice' && frame.notice.kind === 'refused') return frame.notice.reason;
    }
    return null;
  }

  has(kind: ServerFrame['kind']): boolean {
    return this.frames.some((frame) => frame.kind === kind);
  }
}
