import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine } from '@debrief/store/test-engines';
import type { LiveSocket } from '@debrief/wire/live';
import { WebSocket as HeaderSocket } from 'ws';
import { problemOf, startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';
import { openEditor, until } from './testing/editor.ts';

/** A browser's socket: it brings the person's cookie, and says which page it is on. */
function browserSocket(headers: Readonly<Record<string, string>>): new (url: string) => LiveSocket {
  return class extends HeaderSocket {
    constructor(url: string) {
      super(url, { headers });
    }
  };
}

const addressOf = ({ url }: TestServer, id: string) =>
  `${url.replace('http', 'ws')}/api/postmortems/${id}/live`;

forEachEngine(({ name, openOptions }) => {
  test(`${name}: through the real door: cookies, roles, restriction, and changes by the API under an open editor`, async (t) => {
    const server = await startTestServer(t, await openOptions(t));
    const member = await server.invite('member', 'Mem Ber');
    const reader = await server.invite('reader', 'Rea Der');
    const { id } = await server.admin.api('POST /api/postmortems', {
      body: { text: '# Door\n\none\ntwo\n' },
    });
    const open = (person: TestPerson | null, extra: Record<string, string> = {}) => {
      const cookie = person?.headers['cookie'];
      const headers = { origin: server.url, ...(cookie === undefined ? {} : { cookie }), ...extra };
      return openEditor(t, addressOf(server, id), { WebSocket: browserSocket(headers) });
    };
    const [ada, mem, rea, nobody] = [open(server.admin), open(member), open(reader), open(null)];
    await Promise.all([ada, mem, rea].map(({ client }) => client.synced));
    await until(() => nobody.client.state.kind === 'refused');
    assert.equal(nobody.client.state.kind === 'refused' && nobody.client.state.reason, 'not-signed-in');
    assert.equal(rea.client.state.kind, 'read-only');

    // Another site's page in the same browser never gets in.
    const elsewhere = open(member, { origin: 'https://elsewhere.example' });
    await until(() => elsewhere.client.state.kind === 'connecting' && elsewhere.client.state.attempt > 0);
    elsewhere.leave();

    // A script saves the text it read before; what is typed meanwhile stays.
    const before = await server.admin.fetch(`/api/postmortems/${id}/text`);
    const seen = await server.admin.fetch(`/api/postmortems/${id}`);
    assert.equal(await before.text(), '# Door\n\none\ntwo\n');
    mem.text.insert(mem.text.toString().indexOf('two'), 'typed ');
    await mem.saved();
    const etag = seen.headers.get('etag') ?? '';
    await server.admin.api('PUT /api/postmortems/:id/text', {
      params: { id },
      headers: { 'if-match': etag },
      body: { text: '# Door\n\nONE\ntwo\n', reason: 'by a script' },
    });
    for (const editor of [ada, mem, rea])
      await until(() => editor.text.toString() === '# Door\n\nONE\ntyped two\n');

    // Restricted while open: whoever may no longer see it is put out, and then learns no more than of any other id.
    await server.admin.api('PATCH /api/postmortems/:id', {
      params: { id },
      body: { restricted: true, people: [member.id] },
    });
    await until(() => rea.client.state.kind === 'refused');
    assert.equal(mem.client.state.kind, 'online');
    assert.equal(
      (await problemOf(reader.api('GET /api/postmortems/:id', { params: { id } }))).code,
      'not-found',
    );
    const again = open(reader);
    await until(() => again.client.state.kind === 'refused');
    assert.equal(again.client.state.kind === 'refused' && again.client.state.reason, 'not-found');

    // An account that is switched off is out at once; what it typed before stays.
    mem.text.insert(mem.text.length, 'last words\n');
    await mem.saved();
    await server.admin.api('PATCH /api/users/:id', { params: { id: member.id }, body: { disabled: true } });
    await until(() => mem.client.state.kind === 'refused');
    await until(() => ada.text.toString().endsWith('last words\n'));
    assert.equal(ada.client.state.kind, 'online');
  });
});
