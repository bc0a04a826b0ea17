/** A server of live documents and nothing else, for tests and measurements: people are who they say they are. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postmortems, type Store, system, users } from '@debrief/store';
import { createLive, type Live, type LiveActor, type LiveOptions } from '../live.ts';

export interface LiveTestServer {
  readonly live: Live;
  readonly port: number;
  /** Address of a postmortem's socket for somebody. */
  url(postmortemId: string, user: string, role?: LiveActor['role']): string;
  /** A new postmortem. */
  make(text: string): Promise<string>;
  /** Stops as a server does at the end; the store stays open. */
  close(): Promise<void>;
}

let made = 0;
const newId = () =>
  `t${process.pid.toString(36)}${Date.now().toString(36)}${(made++).toString(36).padStart(6, '0')}`;
const quiet = { info() {}, warn() {}, error() {} };

/** Starts one on a store. `access` decides as the real server's does; left out: members write, readers read. */
export async function startLiveServer(
  store: Store,
  options: Partial<LiveOptions> & { readonly port?: number } = {},
): Promise<LiveTestServer> {
  const live = createLive({
    store,
    clock: () => Date.now(),
    ids: newId,
    log: quiet,
    access: async (actor, id) => {
      if (!(await store.read((db) => postmortems.exists(db, system, id)))) return null;
      return actor.role === 'reader' ? 'read' : 'write';
    },
    ...options,
  });
  const people = new Set<string>();
  const server = createServer((request, response) => {
    void answer(request, response, live, make).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const id = searchParams.get('user') ?? '';
    const role = searchParams.get('role') === 'reader' ? 'reader' : 'member';
    if (id === '') live.refuse(request, socket, head, 'not-signed-in', 'Sign in first');
    else live.handleUpgrade(request, socket, head, { id, name: id, role }, pathname.split('/')[3] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function make(text: string): Promise<string> {
    const id = newId();
    const at = new Date().toISOString();
    await store.write(async (db) => {
      if (!people.has('maker')) {
        people.add('maker');
        if ((await users.get(db, 'maker')) === undefined)
          await users.insert(db, {
            id: 'maker',
            email: 'maker@example.com',
            name: 'Maker',
            role: 'member',
            password: null,
            oidc: null,
            at,
          });
      }
      return postmortems.insert(db, {
        id,
        revisionId: newId(),
        text,
        restricted: false,
        actor: 'maker',
        at,
        reason: 'made',
      });
    });
    return id;
  }

  return {
    live,
    port,
    url: (postmortemId, user, role = 'member') =>
      `ws://127.0.0.1:${port}/api/postmortems/${postmortemId}/live?user=${user}&role=${role}`,
    make,
    close: async () => {
      await live.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a test in another process asks for. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  live: Live,
  make: (text: string) => Promise<string>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, verb = '', id = ''] = pathname.split('/');
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  if (verb === 'make') response.end(await make(body));
  else if (verb === 'text') response.end(await live.currentText(id));
  else if (verb === 'save') response.end(JSON.stringify(await live.saveNow(id)));
  else if (verb === 'usage')
    response.end(
      JSON.stringify({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss, live: live.stats() }),
    );
  else response.writeHead(404).end();
}
