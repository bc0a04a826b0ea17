/** Where the server listens: at loopback until there is an administrator, then where it was asked to. */
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export class Listening {
  readonly #make: () => Server;
  readonly #upgrade: Upgrade;
  readonly #servers = new Set<Server>();
  /** Connections on which nothing was asked yet. */
  readonly #unused = new Set<Socket>();
  #current: { server: Server; host: string; port: number } | null = null;

  constructor(make: () => Server, upgrade: Upgrade) {
    this.#make = make;
    this.#upgrade = upgrade;
  }

  get port(): number {
    return this.#current?.port ?? 0;
  }

  /** Listens; rejects with what the system says (`EADDRINUSE`). */
  async listen(host: string, port: number): Promise<void> {
    const server = this.#make();
    server.on('upgrade', this.#upgrade);
    server.on('connection', (socket) => {
      this.#unused.add(socket);
      socket.on('close', () => this.#unused.delete(socket));
    });
    for (const used of ['request', 'upgrade'])
      server.on(used, ({ socket }: IncomingMessage) => this.#unused.delete(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    this.#servers.add(server);
    this.#current = { server, host, port: (server.address() as AddressInfo).port };
  }

  /** Goes on at another address, same port; who is connected stays so. */
  async moveTo(host: string): Promise<void> {
    const before = this.#current;
    if (before === null || before.host === host) return;
    // The port is free as soon as it is closed; its connections go on until they end.
    before.server.close();
    await this.listen(host, before.port);
  }

  /** Takes no new connection; resolves when all have ended, or have been ended after `patience` ms. */
  async close(patience: number): Promise<void> {
    const closing = [...this.#servers].map(
      (server) =>
        new Promise<void>((resolve) => {
          if (server.listening) server.close(() => resolve());
          else resolve();
          server.closeIdleConnections();
        }),
    );
    const timer = setTimeout(() => {
      for (const server of this.#servers) server.closeAllConnections();
    }, patience);
    // A connection is idle once its last answer is sent: nobody may ask another thing on it.
    const idle = setInterval(() => {
      for (const server of this.#servers) server.closeIdleConnections();
      // Browsers open connections ahead, which Node takes for requests on their way.
      for (const socket of this.#unused) socket.destroy();
    }, 50);
    await Promise.all(closing);
    clearInterval(idle);
    clearTimeout(timer);
    for (const server of this.#servers) server.closeAllConnections();
  }
}

/** Whether an address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
