import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { openStore } from '@debrief/store';
import { encodeClientFrame, maxFrameBytes, maxTextLength } from '@debrief/wire/live';
import * as Y from 'yjs';
import { type Editor, openEditor, until } from './testing/editor.ts';
import { startLiveServer } from './testing/live-server.ts';
import { RawClient } from './testing/raw-client.ts';

const quick = { saveQuietMs: 60, idleMs: 200, sweepMs: 20 };

async function room(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-live-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openStore({ engine: 'sqlite', folder });
  const server = await startLiveServer(store, quick);
  t.after(() => server.close().then(() => store.close()));
  const id = await server.make('text\n');
  const good = openEditor(t, server.url(id, 'good'));
  await good.client.synced;
  return { server, id, good };
}

/** The others go on as if nothing had been. */
async function unharmed(good: Editor, text: string): Promise<void> {
  good.text.insert(0, 'still ');
  await good.saved();
  assert.equal(good.text.toString(), `still ${text}`);
  good.text.delete(0, 'still '.length);
  await good.saved();
}

/** The update that a change of a document makes. */
function updateOf(change: (doc: Y.Doc) => void, before?: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  if (before !== undefined) Y.applyUpdate(doc, before);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  return updates[0] ?? new Uint8Array();
}

test('frames that are none are answered with a clear refusal, and harm nobody else', async (t) => {
  const { server, id, good } = await room(t);
  const cases: [string, (client: RawClient) => void | Promise<void>][] = [
    ['text', (client) => client.socket.send('hello')],
    ['nothing', (client) => client.send(new Uint8Array())],
    ['an unknown kind', (client) => client.send(Uint8Array.of(99, 1, 2))],
    ['a cut hello', (client) => client.send(Uint8Array.of(0, 1))],
    ['two hellos', (client) => client.hello().then(() => client.hello())],
    [
      'an update that is noise',
      (client) =>
        client
          .hello()
          .then(() => until(() => client.has('welcome')))
          .then(() => client.update(Uint8Array.of(9, 200, 200, 1, 2, 3))),
    ],
    [
      'presence that is noise',
      (client) =>
        client
          .hello()
          .then(() => until(() => client.has('welcome')))
          .then(() => client.send(Uint8Array.of(3, 200, 1))),
    ],
    [
      'presence that is no JSON',
      (client) =>
        client
          .hello()
          .then(() => until(() => client.has('welcome')))
          .then(() => client.send(Uint8Array.of(3, 1, 1, 1, 2, 0x7b, 0x7b))),
    ],
  ];
  for (const [what, act] of cases) {
    const client = new RawClient(server.url(id, 'mallory'));
    await client.opened;
    await act(client);
    await until(() => client.closed);
    assert.equal(client.refused, 'bad-update', what);
  }
  await unharmed(good, 'text\n');
});

test('updates that are not plain text in the text are refused, and nothing of them stays', async (t) => {
  const { server, id, good } = await room(t);
  const state = Y.encodeStateAsUpdate(good.doc);
  const cases: [string, Uint8Array][] = [
    ['another type', updateOf((doc) => doc.getMap('about').set('history', 'mine'))],
    ['the history replaced', updateOf((doc) => doc.getMap('about').set('history', 'mine'), state)],
    ['the history deleted', updateOf((doc) => doc.getMap('about').delete('history'), state)],
    ['formatting', updateOf((doc) => doc.getText('text').insert(0, 'x', { bold: true }))],
    ['an object', updateOf((doc) => doc.getText('text').insertEmbed(0, { image: 'x' }))],
    ['a type within', updateOf((doc) => doc.getArray('text').insert(0, [new Y.Map()]))],
    ['a NUL character', updateOf((doc) => doc.getText('text').insert(0, 'a\0b'))],
    ['an attribute of the text', updateOf((doc) => doc.getText('text').setAttribute('lang', 'x'))],
  ];
  for (const [what, update] of cases) {
    const client = new RawClient(server.url(id, 'mallory'));
    await client.hello();
    await until(() => client.has('welcome'));
    client.update(update);
    await until(() => client.closed);
    assert.equal(client.refused, 'bad-update', what);
    await until(() => good.client.state.kind === 'online');
  }
  const large = new RawClient(server.url(id, 'mallory'));
  await large.hello();
  await until(() => large.has('welcome'));
  large.update(updateOf((doc) => doc.getText('text').insert(0, 'x'.repeat(maxTextLength))));
  await until(() => large.closed);
  assert.equal(large.refused, 'too-large');
  const larger = new RawClient(server.url(id, 'mallory'));
  await larger.hello();
  await until(() => larger.has('welcome'));
  larger.update(new Uint8Array(maxFrameBytes + 10));
  await until(() => larger.closed);
  await good.saved();
  await unharmed(good, 'text\n');
  assert.equal(await server.live.currentText(id), 'text\n');
  assert.equal(good.doc.getMap('about').size, 1);
});

test('an update that builds on what never came is not kept half: the client is asked for all it has', async (t) => {
  const { server, id, good } = await room(t);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getText('text').insert(0, 'first ');
  doc.getText('text').insert(6, 'second ');
  const client = new RawClient(server.url(id, 'odd'));
  await client.hello();
  await until(() => client.has('welcome'));
  client.update(updates[1] ?? new Uint8Array(), 1);
  await until(() => client.has('wanted'));
  assert.ok(!client.has('acknowledged'));
  client.update(Y.encodeStateAsUpdate(doc), 2);
  await until(() => client.has('acknowledged'));
  await until(() => good.text.toString().includes('first second '));
});

test('a client of another version, or with the copy of a document that was replaced, is told so', async (t) => {
  const { server, id } = await room(t);
  const old = new RawClient(server.url(id, 'old'));
  await old.hello(1, 99);
  await until(() => old.closed);
  assert.equal(old.refused, 'new-version');
  const copy = new Y.Doc();
  copy.getMap('about').set('history', 'of another library');
  copy.getText('text').insert(0, 'the same text, from before the library was replaced');
  const returned = openEditor(t, server.url(id, 'returned'), { doc: copy });
  await until(() => returned.client.state.kind === 'refused');
  assert.equal(returned.client.state.kind === 'refused' && returned.client.state.reason, 'other-history');
  assert.equal(await server.live.currentText(id), 'text\n');
});

test('nobody can take another person’s name in the presence of a room', async (t) => {
  const { server, id, good } = await room(t);
  const mallory = openEditor(t, server.url(id, 'mallory'));
  mallory.awareness.setLocalState({
    user: { id: 'good', name: 'Good', color: 'url(javascript:x)', colorLight: '#aabbcc' },
    cursor: { at: 1 },
  });
  await until(() => good.awareness.getStates().has(mallory.doc.clientID));
  assert.deepEqual(good.awareness.getStates().get(mallory.doc.clientID), {
    user: { id: 'mallory', name: 'mallory', colorLight: '#aabbcc' },
    cursor: { at: 1 },
  });
  assert.deepEqual(
    server.live
      .present(id)
      .map((person) => person.id)
      .sort(),
    ['good', 'mallory'],
  );
  mallory.leave();
  await until(() => !good.awareness.getStates().has(mallory.doc.clientID));
});

test('a client that stops reading costs no memory, and is brought up to date when it reads again', async (t) => {
  const { server, id, good } = await room(t);
  const { port } = server;
  const socket = connect({ port, host: '127.0.0.1' });
  t.after(() => socket.destroy());
  const { pathname, search } = new URL(server.url(id, 'slow'));
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const slow = new Y.Doc();
  const hello = encodeClientFrame({
    kind: 'hello',
    version: 1,
    clientId: 7,
    vector: Y.encodeStateVector(slow),
    history: '',
  });
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  socket.write(Buffer.concat([Buffer.from([0x82, 0x80 | hello.length, 0, 0, 0, 0]), hello]));
  const piece = 'a line that somebody pastes again and again\n'.repeat(5000);
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 60; round++) {
    good.text.insert(0, piece);
    await good.saved();
    good.text.delete(0, piece.length);
    await good.saved();
  }
  good.text.insert(0, 'the end of it: ');
  await good.saved();
  await until(() => server.live.stats().slowDropped > 0);
  assert.ok(process.memoryUsage().rss - before < 200 * 1024 * 1024);
  let received = '';
  socket.on('data', (chunk) => {
    received = received.slice(-100_000) + chunk.toString('latin1');
  });
  socket.resume();
  await until(() => received.includes('the end of it: '));
  await unharmed(good, 'the end of it: text\n');
});

test('a document of 2 MB and a timeline of 5,000 rows are edited by two people', async (t) => {
  const { server } = await room(t);
  const rows = Array.from(
    { length: 5000 },
    (_, at) => `| 2024-01-15 14:${String(at % 60).padStart(2, '0')} | entry ${at} |\n`,
  );
  const table = `# Long\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n${rows.join('')}`;
  for (const text of [
    table,
    `${table}\n## Log\n\n${'all work and no play makes a long log\n'.repeat(50_000)}`,
  ]) {
    const id = await server.make(text);
    const [ann, bob] = [openEditor(t, server.url(id, 'ann')), openEditor(t, server.url(id, 'bob'))];
    await Promise.all([ann.client.synced, bob.client.synced]);
    assert.equal(bob.text.length, text.length);
    for (let round = 0; round < 30; round++) {
      ann.text.insert(Math.floor(Math.random() * text.length), 'a');
      bob.text.delete(Math.floor(Math.random() * text.length), 1);
    }
    await Promise.all([ann.saved(), bob.saved()]);
    await until(() => ann.text.toString() === bob.text.toString());
    assert.equal((await server.live.saveNow(id)).text, ann.text.toString());
    ann.leave();
    bob.leave();
  }
});
