import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { LivePersistence } from './live-state.ts';
import { fakeClient } from './testing/fake-network.ts';

async function online(options: Parameters<typeof fakeClient>[0] = {}) {
  const all = fakeClient(options);
  await all.time.pass(10);
  all.socket().open();
  all.socket().welcome(all.server);
  await all.time.pass(100);
  return all;
}

test('says hello, takes the document in, and tells how it stands', async () => {
  const { time, socket, client, server, text } = fakeClient();
  assert.deepEqual(client.state, { kind: 'connecting', waiting: 0, attempt: 0 });
  await time.pass(10);
  socket().open();
  assert.equal(socket().sent[0]?.kind, 'hello');
  socket().welcome(server);
  await client.synced;
  assert.deepEqual(client.state, { kind: 'online', saving: 0, mode: 'write', version: 1 });
  assert.equal(text.toString(), 'text\n');
  assert.equal(socket().updates().length, 0);
  client.close();
});

test('an edit is being saved until it is acknowledged; fast typing goes in few frames', async () => {
  const { time, socket, client, text } = await online();
  text.insert(0, 'x');
  await time.pass(1);
  for (const letter of 'abcde') text.insert(text.length, letter);
  assert.deepEqual(client.state, { kind: 'online', saving: 6, mode: 'write', version: 1 });
  await time.pass(100);
  const sent = socket().updates();
  assert.equal(sent.length, 2);
  socket().say({ kind: 'acknowledged', number: sent[0]?.number ?? 0 });
  assert.equal(client.state.kind === 'online' && client.state.saving, 5);
  socket().say({ kind: 'acknowledged', number: sent[1]?.number ?? 0 });
  assert.equal(client.state.kind === 'online' && client.state.saving, 0);
  client.close();
});

test('the cursor that moves with an edit goes along with it in one frame', async () => {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const { time, socket, client, text } = await online({ doc, awareness });
  text.insert(0, 'x');
  awareness.setLocalStateField('cursor', { at: 1 });
  await time.pass(200);
  const kinds = socket().sent.map(({ kind }) => kind);
  assert.deepEqual(
    kinds.filter((kind) => kind !== 'hello'),
    ['awareness', 'edit'],
  );
  client.close();
  awareness.destroy();
});

test('what is typed while the connection is lost waits, and is offered as one update on return', async () => {
  const { time, socket, client, text, server, sockets } = await online();
  text.insert(0, 'sent, not acknowledged ');
  socket().drop();
  text.insert(0, 'offline ');
  const { state } = client;
  assert.ok(state.kind === 'offline' && state.waiting === 2 && state.because === 'lost');
  assert.equal(state.retryAt, time.now() + 375);
  await time.pass(380);
  assert.equal(sockets.length, 2);
  socket().open();
  socket().welcome(server);
  const [offered, ...more] = socket().updates();
  assert.ok(offered !== undefined && more.length === 0);
  Y.applyUpdate(server, offered.update);
  assert.equal(server.getText('text').toString(), text.toString());
  assert.equal(client.state.kind === 'online' && client.state.saving, 2);
  socket().say({ kind: 'acknowledged', number: offered.number });
  assert.equal(client.state.kind === 'online' && client.state.saving, 0);
  client.close();
});

test('tries again at growing intervals, and at once when asked to', async () => {
  const { time, socket, client, sockets } = await online();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    socket().drop();
    const { state } = client;
    assert.ok(state.kind === 'offline');
    waits.push(state.retryAt - time.now());
    await time.pass(state.retryAt - time.now() + 5);
  }
  assert.deepEqual(waits, [375, 750, 1500, 3000, 6000, 11_250, 11_250, 11_250]);
  socket().drop();
  const before = sockets.length;
  client.reconnect();
  await time.pass(5);
  assert.equal(sockets.length, before + 1);
  client.close();
});

test('a connection that died without a word is found out: asked after a silence, and given up', async () => {
  const { time, socket, client } = await online();
  await time.pass(21_000);
  assert.ok(socket().sent.some(({ kind }) => kind === 'pulse'));
  assert.equal(client.state.kind, 'online');
  socket().say({ kind: 'pulse', number: 0 });
  await time.pass(15_000);
  assert.equal(client.state.kind, 'online');
  await time.pass(20_000);
  assert.equal(client.state.kind, 'offline');
  client.close();
});

test('where an acknowledgement does not come, that is found out sooner', async () => {
  const { time, client, text } = await online();
  text.insert(0, 'x');
  await time.pass(13_000);
  assert.ok(client.state.kind === 'offline' && client.state.waiting === 1);
  client.close();
});

test('after a night asleep the connection is asked at once, and replaced when nobody answers', async () => {
  const { time, client, sockets } = await online();
  time.sleep(8 * 3600 * 1000);
  client.reconnect();
  await time.pass(9000);
  assert.ok(client.state.kind === 'offline' || sockets.length === 2);
  client.close();
});

test('a frame that cannot be read begins the connection anew', async () => {
  const { time, socket, client, sockets } = await online();
  socket().bytes(Uint8Array.of(250, 1, 2));
  assert.equal(client.state.kind, 'offline');
  await time.pass(1000);
  assert.equal(sockets.length, 2);
  client.close();
});

test('a reader sends nothing; who may write again sends what waited', async () => {
  const { time, socket, client, server, text, sockets } = await online();
  socket().say({ kind: 'notice', notice: { kind: 'mode', mode: 'read', because: 'access' } });
  assert.deepEqual(client.state, { kind: 'read-only', version: 1, because: 'access', waiting: 0 });
  text.insert(0, 'x');
  await time.pass(1000);
  assert.equal(socket().updates().length, 0);
  assert.equal(client.state.kind === 'read-only' && client.state.waiting, 1);
  socket().say({ kind: 'notice', notice: { kind: 'mode', mode: 'write', because: 'access' } });
  await time.pass(1000);
  assert.equal(sockets.length, 2);
  socket().open();
  socket().welcome(server);
  assert.equal(socket().updates().length, 1);
  client.close();
});

test('a refusal is final until the person asks again, and the text stays', async () => {
  const { time, socket, client, text, sockets } = await online();
  text.insert(0, 'mine ');
  socket().say({
    kind: 'notice',
    notice: { kind: 'refused', reason: 'access-lost', message: 'No longer yours' },
  });
  assert.deepEqual(client.state, {
    kind: 'refused',
    reason: 'access-lost',
    message: 'No longer yours',
    waiting: 1,
  });
  await time.pass(60_000);
  assert.equal(sockets.length, 1);
  assert.equal(text.toString(), 'mine text\n');
  client.close();
});

test('a server that goes away or cannot store is told apart from a lost line', async () => {
  const { time, socket, client, text } = await online();
  socket().say({ kind: 'notice', notice: { kind: 'storage', failing: true, message: 'The disk is full' } });
  text.insert(0, 'x');
  assert.deepEqual(client.state, { kind: 'offline', waiting: 1, retryAt: 0, because: 'storage' });
  socket().say({ kind: 'notice', notice: { kind: 'storage', failing: false, message: '' } });
  assert.deepEqual(client.state, { kind: 'online', saving: 1, mode: 'write', version: 1 });
  socket().say({ kind: 'notice', notice: { kind: 'going-away', inMs: 100 } });
  await time.pass(110);
  const { state } = client;
  assert.ok(state.kind === 'offline' && state.because === 'going-away');
  client.close();
});

function place(): LivePersistence & { kept: Uint8Array[]; writes: number } {
  const here = {
    kept: [] as Uint8Array[],
    writes: 0,
    load: async () => here.kept,
    append: (update: Uint8Array) => {
      here.kept.push(update);
      here.writes++;
    },
    clear: () => {
      here.kept = [];
    },
  };
  return here;
}

test('a good connection writes no local copy; edits that wait are kept, and outlive the tab', async () => {
  const persistence = place();
  const { time, socket, client, server, text } = await online({ persistence });
  text.insert(0, 'quick ');
  await time.pass(20);
  const sent = socket().updates().at(-1);
  assert.ok(sent !== undefined);
  Y.applyUpdate(server, sent.update);
  socket().say({ kind: 'acknowledged', number: sent.number });
  await time.pass(5000);
  assert.equal(persistence.writes, 0);
  socket().drop();
  text.insert(0, 'offline ');
  await time.pass(450);
  text.insert(0, 'more ');
  client.close();
  assert.ok(persistence.kept.length > 0);

  const next = fakeClient({ persistence });
  await next.time.pass(10);
  assert.equal(next.text.toString(), 'more offline quick text\n');
  next.socket().open();
  next.socket().welcome(server);
  const [offered] = next.socket().updates();
  assert.ok(offered !== undefined);
  Y.applyUpdate(server, offered.update);
  assert.equal(server.getText('text').toString(), 'more offline quick text\n');
  next.socket().say({ kind: 'acknowledged', number: offered.number });
  assert.deepEqual(persistence.kept, []);
  next.client.close();
});

test('leaving sends what was just typed', async () => {
  const { socket, client, text } = await online();
  text.insert(0, 'a');
  assert.equal(socket().updates().length, 0);
  client.close();
  assert.equal(socket().updates().length, 1);
});

test('closing the page at once keeps what was not yet acknowledged', async () => {
  const persistence = place();
  const { client, text } = await online({ persistence });
  text.insert(0, 'last words ');
  client.persistNow();
  assert.equal(persistence.writes, 1);
  client.close();
});
