/** The real server on a data folder of its own, with the built web app. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, type ServerOptions, startServer } from '@debrief/server';
import { type Client, createClient } from '@debrief/wire/client';
import { openWindow, type Seat } from './browser.ts';

/** `DEBRIEF_WEB` names another build of the web app than the repository's own. */
const webFolder = process.env['DEBRIEF_WEB'] ?? join(import.meta.dirname, '..', 'packages', 'web', 'dist');

export interface App {
  readonly url: string;
  readonly folder: string;
  readonly server: RunningServer;
  /** Stops the server; its data stay. */
  stop(): Promise<void>;
  /** Starts it again at the same address, on the same data. */
  startAgain(): Promise<void>;
  /** The first administrator, by the API; made from the set-up link. */
  admin(): Promise<Account>;
  /** Somebody who has an account already. */
  signIn(who: Credentials): Promise<Account>;
  /** Another person, invited by the administrator and joined. */
  join(name: string, role: 'admin' | 'member' | 'reader'): Promise<Account>;
  close(): Promise<void>;
}

export interface Credentials {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Account extends Credentials {
  readonly id: string;
  /** Calls the API as this person. */
  readonly api: Client;
  /** A browser window in which this person is signed in. */
  window(options?: { theme?: 'light' | 'dark'; phone?: boolean }): Promise<Seat>;
}

/** Starts the app; `npm run build` (or vite's build in packages/web) must have run. */
export async function startApp(options: Partial<ServerOptions> = {}): Promise<App> {
  if (!existsSync(join(webFolder, 'index.html'))) {
    throw new Error(`the web app is not built: run "npm run build" first (${webFolder} has no index.html)`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'debrief-e2e-'));
  const wanted: ServerOptions = {
    library: { engine: 'sqlite', folder },
    port: 0,
    webFolder,
    checkAnswers: true,
    rate: { burst: 10_000, perSecond: 5_000 },
    log: { info() {}, warn() {}, error: (fields, text) => console.error(text, fields) },
    ...options,
  };
  const server = await startServer(wanted);
  let running: RunningServer | null = server;
  const { url, port, setUpLink } = server;
  let admin: Promise<Account> | null = null;
  const app: App = {
    url,
    folder,
    server,
    admin: () => {
      admin ??= (async () => {
        const who = credentials('Ada Admin');
        const token = setUpLink?.split('#')[1] ?? '';
        await apiOf(url)('POST /api/setup', { body: { token, ...who } });
        return signIn(url, who);
      })();
      return admin;
    },
    signIn: (who) => signIn(url, who),
    join: async (name, role) => {
      const { email, password } = credentials(name);
      const { link } = await (await app.admin()).api('POST /api/invitations', { body: { email, role } });
      const token = link.split('#')[1] ?? '';
      await apiOf(url)('POST /api/invitations/accept', { body: { token, name, password } });
      return signIn(url, { name, email, password });
    },
    stop: async () => {
      await running?.close();
      running = null;
    },
    startAgain: async () => {
      running ??= await startServer({ ...wanted, port });
    },
    close: async () => {
      await running?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return app;
}

function credentials(name: string): Credentials {
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  return { name, email: `${first}@shop.example`, password: `${first} keeps a long sentence` };
}

/** A client that is a browser as far as the server can tell: keeps its cookie, sends its CSRF token. */
function apiOf(url: string): Client & { jar: { cookie: string; csrf: string } } {
  const jar = { cookie: '', csrf: '' };
  const client = createClient({
    base: url,
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (cookie !== undefined) jar.cookie = cookie;
      return answer;
    },
    headers: () => ({
      ...(jar.cookie === '' ? {} : { cookie: jar.cookie }),
      ...(jar.csrf === '' ? {} : { 'x-debrief-csrf': jar.csrf }),
      origin: url,
    }),
  });
  return Object.assign(client, { jar });
}

async function signIn(url: string, who: Credentials): Promise<Account> {
  const api = apiOf(url);
  const { csrf, person } = await api('POST /api/session', {
    body: { email: who.email, password: who.password },
  });
  api.jar.csrf = csrf;
  const at = api.jar.cookie.indexOf('=');
  const cookie = { name: api.jar.cookie.slice(0, at), value: api.jar.cookie.slice(at + 1), url };
  return {
    ...who,
    id: person.id,
    api,
    window: async (options = {}) => {
      const window = await openWindow({ url, ...options });
      await window.context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }]);
      return window;
    },
  };
}
