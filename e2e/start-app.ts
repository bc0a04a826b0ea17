/** The real server on a data folder of its own, with the built web app. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, type ServerOptions, startServer } from '@debrief/server';
import { type Client, createClient } from '@debrief/wire/client';
import { openWindow, type Window } from './browser.ts';

const webFolder = join(import.meta.dirname, '..', 'packages', 'web', 'dist');

export interface App {
  readonly url: string;
  readonly folder: string;
  readonly server: RunningServer;
  /** The first administrator, by the API; made from the set-up link. */
  admin(): Promise<Account>;
  /** Another person, invited by the administrator and joined. */
  join(name: string, role: 'admin' | 'member' | 'reader'): Promise<Account>;
  close(): Promise<void>;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Calls the API as this person. */
  readonly api: Client;
  /** A browser window in which this person is signed in. */
  window(options?: { theme?: 'light' | 'dark'; phone?: boolean }): Promise<Window>;
}

/** Starts the app; `npm run build` (or vite's build in packages/web) must have run. */
export async function startApp(options: Partial<ServerOptions> = {}): Promise<App> {
  if (!existsSync(join(webFolder, 'index.html'))) {
    throw new Error(`the web app is not built: run "npm run build" first (${webFolder} has no index.html)`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'debrief-e2e-'));
  const server = await startServer({
    library: { engine: 'sqlite', folder },
    port: 0,
    webFolder,
    checkAnswers: true,
    rate: { burst: 10_000, perSecond: 5_000 },
    log: { info() {}, warn() {}, error: (fields, text) => console.error(text, fields) },
    ...options,
  });
  const { url, setUpLink } = server;
  let admin: Promise<Account> | null = null;
  const open = async (
    name: string,
    join: (api: Client, password: string) => ReturnType<typeof signUp>,
    email: string,
  ): Promise<Account> => {
    const password = `${name.toLowerCase().replaceAll(' ', '-')} keeps a long sentence`;
    return accountOf(url, { name, email, password }, await join(apiOf(url), password));
  };
  const app: App = {
    url,
    folder,
    server,
    admin: () => {
      admin ??= open(
        'Ada Admin',
        (api, password) =>
          signUp(api, {
            token: setUpLink?.split('#')[1] ?? '',
            name: 'Ada Admin',
            email: 'ada@shop.example',
            password,
          }),
        'ada@shop.example',
      );
      return admin;
    },
    join: async (name, role) => {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@shop.example`;
      const { link } = await (await app.admin()).api('POST /api/invitations', { body: { email, role } });
      const token = link.split('#')[1] ?? '';
      return open(
        name,
        (api, password) => api('POST /api/invitations/accept', { body: { token, name, password } }),
        email,
      );
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return app;
}

const signUp = (api: Client, body: { token: string; name: string; email: string; password: string }) =>
  api('POST /api/setup', { body });

type SessionAnswer = Awaited<ReturnType<typeof signUp>>;

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

async function accountOf(
  url: string,
  who: { name: string; email: string; password: string },
  session: SessionAnswer,
): Promise<Account> {
  const api = apiOf(url);
  const own = await api('POST /api/session', { body: { email: who.email, password: who.password } });
  api.jar.csrf = own.csrf;
  return {
    ...who,
    id: session.person.id,
    api,
    window: async (options = {}) => {
      const window = await openWindow({ url, ...options });
      const at = api.jar.cookie.indexOf('=');
      await window.context.addCookies([
        {
          name: api.jar.cookie.slice(0, at),
          value: api.jar.cookie.slice(at + 1),
          url,
          httpOnly: true,
          sameSite: 'Lax',
        },
      ]);
      return window;
    },
  };
}
