import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postmortems, revisions, type Store, StoreError, system } from '@debrief/store';
import { forEachEngine } from '@debrief/store/test-engines';
import { type Editor, openEditor, until } from './testing/editor.ts';
import { startLiveServer } from './testing/live-server.ts';

const quick = { saveQuietMs: 60, saveAtMostMs: 400, revisionQuietMs: 300, idleMs: 200, sweepMs: 20 };
const textOf = ({ text }: Editor) => text.toString();
const agree = (editors: readonly Editor[]) => new Set(editors.map(textOf)).size === 1;

forEachEngine(({ name, open }) => {
  test(`${name}: what one types, the other sees, and it is saved with both as authors`, async (t) => {
    const store = await open(t);
    const server = await startLiveServer(store, quick);
    t.after(() => server.close());
    const id = await server.make('# One\r\n\r\nhello\r\n');
    const [ann, bob] = [openEditor(t, server.url(id, 'ann')), openEditor(t, server.url(id, 'bob'))];
    await Promise.all([ann.client.synced, bob.client.synced]);
    assert.equal(textOf(ann), '# One\r\n\r\nhello\r\n');
    ann.text.insert(2, 'Number ');
    bob.text.insert(bob.text.length, 'bye\r\n');
    await Promise.all([ann.saved(), bob.saved()]);
    await until(() => agree([ann, bob]));
    assert.equal(textOf(ann), '# Number One\r\n\r\nhello\r\nbye\r\n');
    assert.equal(await server.live.currentText(id), textOf(ann));
    ann.leave();
    bob.leave();
    const newest = () => store.read((db) => revisions.latest(db, system, id));
    await until(async () => (await newest())?.text === textOf(ann));
    const revision = await newest();
    assert.equal(revision?.reason, 'edited');
    const row = await store.read((db) => postmortems.get(db, system, id));
    assert.equal(row?.text, textOf(ann));
    assert.equal(row?.title, 'Number One');
    await until(() => server.live.stats().rooms === 0);
  });

  test(`${name}: editors that lose their connections at random agree in the end, and nothing acknowledged is lost`, async (t) => {
    const store = await open(t);
    const server = await startLiveServer(store, quick);
    t.after(() => server.close());
    const id = await server.make('start\n');
    const editors = ['a', 'b', 'c', 'd', 'e'].map((user) => openEditor(t, server.url(id, user)));
    await Promise.all(editors.map(({ client }) => client.synced));
    const typed: string[] = [];
    for (let round = 0; round < 250; round++) {
      const editor = editors[Math.floor(Math.random() * editors.length)];
      if (editor === undefined) continue;
      const { text } = editor;
      const chance = Math.random();
      if (chance < 0.06) editor.cut();
      else if (chance < 0.2 && text.length > 40) {
        // Deletes a piece of the beginning only, where no marks are put.
        const at = Math.floor(Math.random() * 4);
        if (
          !text
            .toString()
            .slice(at, at + 1)
            .includes('«')
        )
          text.delete(at, 1);
        text.insert(at, 'x');
      } else {
        const mark = `«${round}»`;
        typed.push(mark);
        const places = [...text.toString().matchAll(/«|$/g)].map(({ index }) => index);
        text.insert(places[Math.floor(Math.random() * places.length)] ?? 0, mark);
      }
      if (round % 5 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
    }
    await Promise.all(editors.map((editor) => editor.saved()));
    await until(() => agree(editors));
    const [first] = editors;
    const text = first === undefined ? '' : textOf(first);
    assert.deepEqual(
      typed.filter((mark) => !text.includes(mark)),
      [],
    );
    assert.equal((await server.live.saveNow(id)).text, text);
    for (const editor of editors) editor.leave();
  });

  test(`${name}: a change from outside keeps what people type, and each has its own revision`, async (t) => {
    const store = await open(t);
    const server = await startLiveServer(store, { ...quick, saveQuietMs: 5000, saveAtMostMs: 5000 });
    t.after(() => server.close());
    const base = '# T\n\none\ntwo\nthree\n';
    const id = await server.make(base);
    const ann = openEditor(t, server.url(id, 'ann'));
    await ann.client.synced;
    ann.text.insert(ann.text.toString().indexOf('two') + 3, ', says Ann');
    await ann.saved();
    const put = await server.live.applyText(
      id,
      { id: 'bob', name: 'Bob', role: 'member' },
      { base, text: '# T\n\nONE\ntwo\n', reason: 'put by the API' },
    );
    assert.equal(put.text, '# T\n\nONE\ntwo, says Ann\n');
    await until(() => textOf(ann) === put.text);
    const { items } = await store.read((db) => revisions.page(db, system, id, { limit: 10 }));
    assert.deepEqual(
      items.map(({ reason, version }) => [reason, version]),
      [
        ['put by the API', 3],
        ['edited', 2],
        ['made', 1],
      ],
    );
    // Undoing it all: an old text put back, while Ann goes on.
    const restored = await server.live.applyText(id, null, {
      base: put.text,
      text: base,
      reason: 'restored',
    });
    assert.equal(restored.text, base);
    await until(() => textOf(ann) === base);
    // With nobody in it, the room opens, saves and closes by itself.
    ann.leave();
    await until(() => server.live.stats().rooms === 0);
    const alone = await server.live.applyText(id, null, { base, text: `${base}four\n`, reason: 'again' });
    assert.equal(alone.text, `${base}four\n`);
    await until(() => server.live.stats().rooms === 0);
    assert.equal(await server.live.currentText(id), `${base}four\n`);
    assert.equal(await server.live.currentText('nothing0here'), null);
    await assert.rejects(server.live.applyText('nothing0here', null, { base, text: '', reason: '' }), {
      code: 'not-found',
    });
  });

  test(`${name}: a tab that slept for days merges and takes nothing of others away`, async (t) => {
    const store = await open(t);
    const first = await startLiveServer(store, quick);
    const id = await first.make('alpha\nbeta\ngamma\n');
    const sleeper = openEditor(t, first.url(id, 'sleeper'));
    await sleeper.client.synced;
    // Asleep: no timer runs, no byte comes.
    sleeper.client.close();
    const others = openEditor(t, first.url(id, 'others'));
    await others.client.synced;
    others.text.delete(0, 'alpha\n'.length);
    for (let day = 0; day < 60; day++) {
      others.text.insert(others.text.length, `day ${day}\n`);
      await others.saved();
    }
    others.leave();
    await until(() => first.live.stats().rooms === 0);
    await first.close();
    const second = await startLiveServer(store, quick);
    t.after(() => second.close());
    const awake = openEditor(t, second.url(id, 'sleeper'), { doc: sleeper.doc });
    // It still shows the old text, and somebody types into that before anything came.
    const old = sleeper.doc.getText('text');
    old.insert(old.toString().indexOf('gamma'), 'typed in the old text\n');
    await awake.client.synced;
    await awake.saved();
    const text = old.toString();
    assert.ok(text.startsWith('beta\ntyped in the old text\ngamma\nday 0\n'));
    assert.ok(text.endsWith('day 59\n'));
    assert.ok(!text.includes('alpha'));
    assert.equal(await second.live.currentText(id), text);
    awake.leave();
  });

  test(`${name}: readers read, and cannot write; who loses access is put out`, async (t) => {
    const store = await open(t);
    let access: 'write' | 'read' | null = 'write';
    const server = await startLiveServer(store, {
      ...quick,
      access: async (actor) => (actor.role === 'reader' ? 'read' : access),
    });
    t.after(() => server.close());
    const id = await server.make('text\n');
    const reader = openEditor(t, server.url(id, 'rea', 'reader'));
    const writer = openEditor(t, server.url(id, 'wri'));
    await Promise.all([reader.client.synced, writer.client.synced]);
    assert.deepEqual(reader.client.state, { kind: 'read-only', version: 1, because: 'role', waiting: 0 });
    reader.text.insert(0, 'not mine to write ');
    writer.text.insert(0, 'good ');
    await writer.saved();
    await until(() => textOf(reader).includes('good'));
    assert.equal(await server.live.currentText(id), 'good text\n');
    access = 'read';
    await server.live.dropAccess(id);
    await until(() => writer.client.state.kind === 'read-only');
    writer.text.insert(0, 'later ');
    access = 'write';
    await server.live.dropAccess(id);
    await writer.saved();
    assert.equal(await server.live.currentText(id), 'later good text\n');
    access = null;
    await server.live.dropAccess();
    await until(() => writer.client.state.kind === 'refused');
    assert.equal(writer.client.state.kind === 'refused' && writer.client.state.reason, 'access-lost');
    const blind = openEditor(t, server.url(id, 'blind'));
    const lost = openEditor(t, server.url('nothing0here', 'blind'));
    await until(() => blind.client.state.kind === 'refused' && lost.client.state.kind === 'refused');
    assert.deepEqual(blind.client.state, lost.client.state);
    for (const editor of [reader, writer, blind, lost]) editor.leave();
  });

  test(`${name}: while the store fails people are told, go on, and lose nothing`, async (t) => {
    const real = await open(t);
    let down = false;
    const store: Store = Object.assign(Object.create(real), {
      write: (work: Parameters<Store['write']>[0]) =>
        down ? Promise.reject(new StoreError('disk-full', 'The disk is full')) : real.write(work),
      read: (work: Parameters<Store['read']>[0]) => real.read(work),
      onLive: () => () => {},
      onAnnouncement: () => () => {},
      announce: async () => {},
    });
    const server = await startLiveServer(store, quick);
    t.after(() => server.close());
    const id = await server.make('text\n');
    const [ann, bob] = [openEditor(t, server.url(id, 'ann')), openEditor(t, server.url(id, 'bob'))];
    await Promise.all([ann.client.synced, bob.client.synced]);
    down = true;
    ann.text.insert(0, 'during ');
    await until(() => ann.client.state.kind === 'offline');
    assert.deepEqual(ann.client.state, { kind: 'offline', waiting: 1, retryAt: 0, because: 'storage' });
    assert.ok(!textOf(bob).includes('during'));
    // Who changes the text from outside is told, and not left waiting.
    const change = { base: 'text\n', text: 'text\nmore\n', reason: 'put' };
    await assert.rejects(server.live.applyText(id, null, change), { code: 'disk-full' });
    assert.equal(ann.client.state.kind, 'offline');
    down = false;
    await Promise.all([ann.saved(), bob.saved()]);
    await until(() => agree([ann, bob]));
    assert.equal(await server.live.currentText(id), 'during text\n');
    ann.leave();
    bob.leave();
  });

  test(`${name}: a server that closes has everything saved, and its people come back to the next one`, async (t) => {
    const store = await open(t);
    const first = await startLiveServer(store, { ...quick, saveQuietMs: 60_000, saveAtMostMs: 60_000 });
    const id = await first.make('text\n');
    const ann = openEditor(t, first.url(id, 'ann'));
    await ann.client.synced;
    ann.text.insert(0, 'just typed ');
    await first.close();
    const row = await store.read((db) => postmortems.get(db, system, id));
    assert.equal(row?.text, 'just typed text\n');
    assert.equal(ann.client.state.kind, 'offline');
    ann.text.insert(0, 'and while away, ');
    const second = await startLiveServer(store, { ...quick, port: first.port });
    t.after(() => second.close());
    await ann.saved();
    assert.equal(await second.live.currentText(id), 'and while away, just typed text\n');
    ann.leave();
  });
});
