/** A real server on a real library, with people who sign in to it, for tests. */
import type { OpenOptions } from '@debrief/store';
import { type EndpointName, endpoints, type Problem } from '@debrief/wire';
import { ApiError, type Client, createClient } from '@debrief/wire/client';
import type { Log } from '../context.ts';
import type { RunningServer, ServerOptions } from '../server-options.ts';
import { startServer } from '../start-server.ts';

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly api: Client;
  /** Headers of this person’s browser: cookie and CSRF token. */
  readonly headers: Readonly<Record<string, string>>;
  /** A request of this person’s, as it is. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface TestServer {
  readonly running: RunningServer;
  /** Where it listens. */
  readonly url: string;
  readonly admin: TestPerson;
  /** Lines of the log, as objects. */
  readonly logged: { level: string; text: string; fields: object }[];
  /** Endpoints that were called with success, by anybody. */
  readonly called: Set<EndpointName>;
  /** Somebody new, invited and accepted. */
  invite(role: 'admin' | 'member' | 'reader', name: string): Promise<TestPerson>;
}

export interface Cleaned {
  after(done: () => Promise<void> | void): void;
}

const password = 'a long enough password';

/** Starts one, makes the first administrator, and closes it after the test. */
export async function startTestServer(
  test: Cleaned,
  library: OpenOptions,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const logged: TestServer['logged'] = [];
  const line = (level: string) => (fields: object, text: string) => void logged.push({ level, text, fields });
  const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };
  const running = await startServer({
    library,
    port: 0,
    checkAnswers: true,
    log,
    rate: { burst: 100_000, perSecond: 100_000 },
    ...options,
  });
  test.after(() => running.close());
  // Reached where it listens, whatever it is called from outside.
  const url = `http://127.0.0.1:${running.port}`;
  const called = new Set<EndpointName>();
  const token = running.setUpLink?.split('#')[1] ?? '';
  const made = await post(url, '/api/setup', {
    token,
    name: 'Ada Byron',
    email: 'ada@example.com',
    password,
  });
  called.add('POST /api/setup');
  const admin = await personOf(url, made, called);
  return {
    running,
    url,
    admin,
    logged,
    called,
    async invite(role, name) {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.com`;
      const { link } = await admin.api('POST /api/invitations', { body: { email, role } });
      const accepted = await post(url, '/api/invitations/accept', {
        token: link.split('#')[1],
        name,
        password,
      });
      called.add('POST /api/invitations/accept');
      return personOf(url, accepted, called);
    },
  };
}

/** Signs in with the password that all people of these tests have. */
export async function signInAs(url: string, email: string): Promise<TestPerson> {
  return personOf(url, await post(url, '/api/session', { email, password }), new Set());
}

/** A person’s browser, from the answer that signed them in. */
async function personOf(url: string, answer: Response, called: Set<EndpointName>): Promise<TestPerson> {
  if (!answer.ok) throw new Error(`Not signed in: ${answer.status} ${await answer.text()}`);
  const session = endpoints['GET /api/session'].response.parse(await answer.json());
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { cookie, 'x-debrief-csrf': session.csrf };
  const client = createClient({ base: url, fetch: globalThis.fetch, headers: () => headers });
  const noting = async (name: EndpointName, ...asked: unknown[]) => {
    // The same call; its name is noted once it went well.
    const answered: unknown = await Reflect.apply(client, undefined, [name, ...asked]);
    called.add(name);
    return answered;
  };
  return {
    id: session.person.id,
    name: session.person.name,
    email: session.person.email,
    api: noting as Client,
    headers,
    fetch: (path, init = {}) =>
      fetch(url + path, {
        ...init,
        redirect: 'manual',
        headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) },
      }),
  };
}

async function post(url: string, path: string, body: object): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The problem that a call is refused with; throws where it is not. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error.problem;
    throw error;
  }
  throw new Error('The call was expected to be refused');
}

/** Asks until it is so; throws after half a minute: the machines of tests are busy. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  const end = performance.now() + 30_000;
  for (;;) {
    const found = await ask();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited half a minute in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
