/**
 * Role × route × restriction, on the real server: what the table of endpoints says of access is what every door does, and
 * nobody outside learns anything of a restricted postmortem.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine } from '@debrief/store/test-engines';
import { type Endpoint, type EndpointName, endpoints, type Role } from '@debrief/wire';
import { WebSocket } from 'ws';
import { startTestServer, until } from '../src/testing/test-server.ts';
import { rows } from './permissions/rows.ts';
import { ask, makeWorld, marker, type Somebody } from './permissions/world.ts';

const names = Object.keys(endpoints) as EndpointName[];
const rank: Readonly<Record<Role, number>> = { reader: 0, member: 1, admin: 2 };

/** What the table says must happen to somebody who calls. */
function verdict({ access, postmortem }: Endpoint, who: Somebody): 401 | 403 | 404 | 'in' {
  if (access === 'anybody') return 'in';
  if (who.role === null) return 401;
  if (rank[who.role] < rank[access]) return 403;
  return postmortem !== undefined && !who.inside ? 404 : 'in';
}

test('every endpoint has a row in the matrix', () => {
  assert.deepEqual(Object.keys(rows).toSorted(), names.toSorted());
});

forEachEngine(({ name: engine, openOptions }) => {
  test(`${engine}: role × route × restriction`, { timeout: 600_000 }, async (context) => {
    const server = await startTestServer(context, await openOptions(context));
    const world = await makeWorld(server);
    let place = await world.place();
    const wrong: string[] = [];
    for (const name of names) {
      // What ends the session that later rows need is called last, below.
      if (name === 'DELETE /api/session') continue;
      const endpoint: Endpoint = endpoints[name];
      for (const who of world.everybody) {
        const expected = verdict(endpoint, who);
        const { status, text } = await ask(world, who, name, place);
        const fine =
          expected === 'in'
            ? (status >= 200 && status < 400) || rows[name].also?.includes(status)
            : status === expected;
        if (!fine)
          wrong.push(`${name} as ${who.name}: ${status} instead of ${expected}: ${text.slice(0, 200)}`);
        if (!who.inside && text.includes(marker))
          wrong.push(`${name} told ${who.name} of the restricted postmortem`);
        if (expected === 404) {
          const nowhere = await ask(world, who, name, { ...place, id: 'nobody0nobody' });
          if (nowhere.text.replaceAll('nobody0nobody', place.id) !== text)
            wrong.push(
              `${name} answers ${who.name} otherwise for what is restricted than for what is not there`,
            );
        }
        if (expected === 'in' && rows[name].spoils) place = await world.place();
      }
    }
    for (const who of world.everybody.slice(1, 3))
      assert.equal((await ask(world, who, 'DELETE /api/session', place)).status, 204);
    assert.deepEqual(wrong, []);
  });

  test(`${engine}: counts, facets and searches of those outside leave the restricted out`, async (context) => {
    const server = await startTestServer(context, await openOptions(context));
    const world = await makeWorld(server);
    const outside = world.everybody.filter(({ inside, person }) => !inside && person !== null);
    const before = await Promise.all(outside.map(({ person }) => person?.api('GET /api/home')));
    await world.place();
    for (const [index, { person }] of outside.entries()) {
      assert.ok(person !== null);
      const { api } = person;
      assert.equal((await api('GET /api/home')).total, before[index]?.total);
      for (const q of [marker, 'zanzibr', 'bound'])
        assert.deepEqual(
          await api('GET /api/postmortems', { query: { q } }).then(({ items, total, didYouMean }) => [
            items,
            total,
            didYouMean,
          ]),
          [[], 0, null],
          q,
        );
      assert.deepEqual((await api('GET /api/facets')).service, []);
      assert.deepEqual((await api('GET /api/actions', { query: { show: 'all' } })).counts, {
        open: 0,
        overdue: 0,
        mine: 0,
        done: 0,
      });
      // A restricted one may not be told by its likeness either.
      const own = await server.admin.api('POST /api/postmortems', {
        body: { text: `# ${marker} outage once more\n\n**Services**: ${marker}\n` },
      });
      const alike = await api('GET /api/postmortems/:id/similar', { params: { id: own.id } });
      assert.deepEqual(alike.items.map(({ postmortem }) => postmortem.restricted).filter(Boolean), []);
      await server.admin.api('DELETE /api/postmortems/:id', { params: { id: own.id } });
    }
  });

  test(`${engine}: the stream of changes and the live socket are closed to those outside`, async (context) => {
    const server = await startTestServer(context, await openOptions(context));
    const world = await makeWorld(server);
    const place = await world.place();
    const heard = new Map<string, string>();
    const stopped = new AbortController();
    context.after(() => stopped.abort());
    for (const { name, person } of world.everybody) {
      if (person === null) continue;
      const stream = await person.fetch('/api/events', { signal: stopped.signal });
      void (async () => {
        for await (const chunk of stream.body ?? [])
          heard.set(name, (heard.get(name) ?? '') + Buffer.from(chunk).toString());
      })().catch(() => {});
    }
    await server.admin.api('POST /api/postmortems/:id/comments', {
      params: { id: place.id },
      body: { text: 'News' },
    });
    await until(
      async () => heard.get('an administrator')?.includes(place.id),
      'the administrator hears of it',
    );
    await until(async () => heard.get('a reader inside')?.includes(place.id), 'a reader inside hears of it');
    for (const { name, inside } of world.everybody)
      if (!inside) assert.equal(heard.get(name)?.includes(place.id) ?? false, false, name);

    for (const { name, inside, person } of world.everybody) {
      const told = await knock(
        `${server.running.url}/api/postmortems/${place.id}/live`,
        person?.headers ?? {},
      );
      assert.equal(told.includes(marker), false, `${name} was told the text before saying hello`);
      const nowhere = await knock(
        `${server.running.url}/api/postmortems/nobody0nobody/live`,
        person?.headers ?? {},
      );
      if (!inside) assert.equal(told, nowhere, `${name} can tell the restricted from what is not there`);
    }
  });

  test(`${engine}: API tokens reach as far as their scopes, and no farther than their owner`, async (context) => {
    const server = await startTestServer(context, await openOptions(context));
    const world = await makeWorld(server);
    const place = await world.place();
    const admin = world.everybody.at(-1);
    const outside = world.everybody[2];
    assert.ok(admin?.person && outside?.person);
    const bearer = async (who: typeof outside, scope: 'read' | 'write' | 'admin') => {
      const made = await who?.person?.api('POST /api/tokens', {
        body: { name: scope, scopes: [scope], expiresAt: null },
      });
      return { authorization: `Bearer ${made?.secret}` };
    };
    const order = { read: 0, write: 1, admin: 2 };
    for (const scope of ['read', 'write', 'admin'] as const) {
      const headers = await bearer(admin, scope);
      for (const name of names) {
        const endpoint: Endpoint = endpoints[name];
        if (endpoint.access === 'anybody') continue;
        const enough = endpoint.scope !== 'none' && order[endpoint.scope] <= order[scope];
        if (enough && !name.startsWith('GET ')) continue;
        const { status } = await ask(world, admin, name, place, headers);
        if (enough) assert.notEqual(status, 403, `${name} with ${scope}`);
        else assert.equal(status, 403, `${name} with ${scope}`);
      }
    }
    const headers = await bearer(outside, 'write');
    await assert.rejects(bearer(outside, 'admin'), /Only an administrator/);
    assert.equal((await ask(world, outside, 'GET /api/users', place, headers)).status, 403);
    assert.equal((await ask(world, outside, 'GET /api/postmortems/:id', place, headers)).status, 404);
    assert.equal(
      (await ask(world, outside, 'GET /api/people', place, { authorization: 'Bearer dbr_none' })).status,
      401,
    );
  });

  test(`${engine}: another site cannot act with a person’s cookie`, async (context) => {
    const server = await startTestServer(context, await openOptions(context));
    const world = await makeWorld(server);
    const place = await world.place();
    const admin = world.everybody.at(-1);
    assert.ok(admin?.person);
    const { cookie = '' } = admin.person.headers;
    for (const name of names) {
      const endpoint: Endpoint = endpoints[name];
      if (name.startsWith('GET ') || endpoint.access === 'anybody') continue;
      assert.equal(
        (await ask(world, admin, name, place, { cookie })).status,
        403,
        `${name} without the CSRF token`,
      );
      const elsewhere: Record<string, string> = {
        ...admin.person.headers,
        origin: 'https://elsewhere.example',
      };
      assert.equal(
        (await ask(world, admin, name, place, elsewhere)).status,
        403,
        `${name} from another origin`,
      );
    }
  });
});

/** What a live socket says before one says hello, and how it ends; ids left out. */
function knock(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const said: string[] = [];
    const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers });
    const timer = setTimeout(() => socket.close(), 500);
    socket.on('message', (data) => said.push(Buffer.from(data as Buffer).toString('latin1')));
    socket.on('unexpected-response', (_, response) => said.push(`status ${response.statusCode}`));
    socket.on('error', () => said.push('error'));
    socket.on('close', (code, reason) => {
      clearTimeout(timer);
      resolve([...said, `${code} ${reason}`].join('\n'));
    });
  });
}
