/**
 * Editors for `bench/live.ts`, in a process of their own: raw sockets, no document of others, so that the load costs as
 * little as it can and the same for every server. `node load.ts '{"protocol", "port", "documents", "editors", …}'`.
 *
 * Each editor types at the end of a paragraph of its own; what it types holds the moment at which it was sent. Every
 * tenth editor also reads what comes, and notes for each mark when it came. Prints one JSON line.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type Protocol, protocols } from './protocols.ts';

interface Order {
  readonly protocol: keyof typeof protocols;
  readonly port: number;
  readonly documents: readonly string[];
  readonly editors: number;
  readonly editsPerSecond: number;
  /** Cursors move with each edit, as in a real editor. */
  readonly presence: boolean;
  readonly warmSeconds: number;
  readonly seconds: number;
}

const order: Order = JSON.parse(process.argv[2] ?? '{}');
const protocol: Protocol = protocols[order.protocol];
const readers = 10;
const mark = /~([0-9a-z]{3})([0-9a-z]{7})\./g;
const origin = Date.now() - performance.now();
const now = () => origin + performance.now();
// A tenth of a millisecond in seven digits of base 36.
const base = Math.floor(origin * 10);
const stamp = () => (Math.floor(now() * 10) - base).toString(36).padStart(7, '0');

let counting = false;
let [sentCounted, bytesIn] = [0, 0];
const delays: number[] = [];

/** A client's frame: masked, with a key of zeros, so that the payload stays as it is. */
function clientFrame(payload: Uint8Array): Buffer {
  const length = payload.length;
  const header = length < 126 ? 6 : 8;
  const frame = Buffer.alloc(header + length);
  frame[0] = 0x82;
  if (header === 6) frame[1] = 0x80 | length;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.set(payload, header);
  return frame;
}

class Editor {
  readonly #document: string;
  readonly #name: string;
  readonly #doc = new Y.Doc();
  readonly #socket: Socket;
  readonly ready: Promise<void>;
  #updates: Uint8Array[] = [];
  #number = 0;
  #clock = 0;
  #rest = '';
  due = 0;

  constructor(index: number) {
    this.#document = order.documents[index % order.documents.length] ?? '';
    this.#name = index.toString(36).padStart(3, '0');
    this.#doc.on('update', (update: Uint8Array) => this.#updates.push(update));
    // Of each document, one editor in ten reads.
    const reads = Math.floor(index / order.documents.length) % readers === 0;
    let open: () => void = () => {};
    this.ready = new Promise((resolve) => {
      open = resolve;
    });
    let shaken = false;
    const take = (length: number, buffer: Uint8Array): boolean => {
      bytesIn += length;
      if (shaken && reads) this.#read(buffer, length);
      if (!shaken) {
        shaken = true;
        for (const frame of protocol.first(this.#document, this.#doc)) this.#socket.write(clientFrame(frame));
        open();
      }
      return true;
    };
    this.#socket = connect({
      port: order.port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: Buffer.alloc(64 * 1024), callback: take },
    });
    this.#socket.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    });
    this.#socket.write(
      `GET ${protocol.path(this.#document, index)} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
  }

  type(): void {
    this.#updates = [];
    const text = this.#doc.getText('text');
    text.insert(text.length, `~${this.#name}${stamp()}.`);
    if (counting) sentCounted++;
    const [update] = this.#updates;
    if (update === undefined) return;
    this.#number++;
    const cursor = order.presence ? this.#cursor() : null;
    if (cursor !== null && protocol.both !== undefined) {
      this.#socket.write(clientFrame(protocol.both(update, this.#number, cursor)));
      return;
    }
    const frames = [clientFrame(protocol.update(this.#document, update, this.#number))];
    if (cursor !== null) frames.push(clientFrame(protocol.presence(this.#document, cursor)));
    this.#socket.write(Buffer.concat(frames));
  }

  #cursor(): Uint8Array {
    this.#clock++;
    const at = {
      type: null,
      tname: 'text',
      item: { client: this.#doc.clientID, clock: this.#clock },
      assoc: 0,
    };
    const state = JSON.stringify({
      user: { name: this.#name, color: '#336699', colorLight: '#33669933' },
      cursor: { anchor: at, head: at },
    });
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, this.#doc.clientID);
      encoding.writeVarUint(encoder, this.#clock);
      encoding.writeVarString(encoder, state);
    });
  }

  /** Marks of others in what came; a mark cut by the end of a piece is put together. */
  #read(buffer: Uint8Array, length: number): void {
    const text = this.#rest + Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1');
    let end = 0;
    for (const found of text.matchAll(mark)) {
      end = found.index + found[0].length;
      if (!counting || found[1] === this.#name) continue;
      const at = (Number.parseInt(found[2] ?? '', 36) + base) / 10;
      if (at >= countingSince) delays.push(now() - at);
    }
    this.#rest = text.slice(Math.max(end, text.length - 12));
  }

  close(): void {
    this.#socket.destroy();
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let countingSince = Number.POSITIVE_INFINITY;
const editors: Editor[] = [];
for (let index = 0; index < order.editors; index++) {
  const editor = new Editor(index);
  editors.push(editor);
  await editor.ready;
}
const interval = 1000 / order.editsPerSecond;
for (const editor of editors) editor.due = performance.now() + Math.random() * interval;
const typing = setInterval(() => {
  const time = performance.now();
  for (const editor of editors) {
    if (editor.due > time) continue;
    editor.type();
    // People are no metronomes: between half and one and a half of the mean.
    editor.due += interval * (0.5 + Math.random());
  }
}, 4);
await wait(order.warmSeconds * 1000);
process.stdout.write('begin\n');
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
counting = true;
countingSince = now();
const bytesBefore = bytesIn;
await wait(order.seconds * 1000);
process.stdout.write('end\n');
clearInterval(typing);
const bytesCounted = bytesIn - bytesBefore;
const perDocument = order.editors / order.documents.length;
const expected = Math.round(sentCounted * Math.ceil(perDocument / readers) * (1 - 1 / perDocument));
// What is still on its way counts too, as long as it comes within ten seconds.
const last = performance.now() + 10_000;
while (delays.length < expected && performance.now() < last) await wait(100);
delays.sort((one, other) => one - other);
const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? null;
process.stdout.write(
  `${JSON.stringify({
    sent: sentCounted,
    expected,
    received: delays.length,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    bytesIn: bytesCounted,
    loadDelayP99: delay.percentile(99) / 1e6,
    loadCpu: process.cpuUsage(),
  })}\n`,
);
for (const editor of editors) editor.close();
process.exit(0);
