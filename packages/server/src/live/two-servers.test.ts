import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore, revisions, system } from '@debrief/store';
import { forEachEngine } from '@debrief/store/test-engines';
import { openEditor, until } from './testing/editor.ts';
import { startLiveServer } from './testing/live-server.ts';

const quick = { saveQuietMs: 60, saveAtMostMs: 400, revisionQuietMs: 300, idleMs: 200, sweepMs: 20 };

forEachEngine(({ name, openOptions }) => {
  if (name !== 'postgres') return;
  test('two servers on one database: people on both edit one document, and see each other', async (t) => {
    const options = await openOptions(t);
    const stores = [await openStore(options), await openStore(options)] as const;
    const servers = [
      await startLiveServer(stores[0], quick),
      await startLiveServer(stores[1], quick),
    ] as const;
    t.after(async () => {
      for (const server of servers) await server.close();
      for (const store of stores) await store.close();
    });
    const id = await servers[0].make('start\n');
    const editors = ['a', 'b', 'c', 'd'].map((user, index) =>
      openEditor(t, servers[index % 2 === 0 ? 0 : 1].url(id, user)),
    );
    const [ann, bob] = editors;
    assert.ok(ann !== undefined && bob !== undefined);
    await Promise.all(editors.map(({ client }) => client.synced));
    const typed: string[] = [];
    for (let round = 0; round < 200; round++) {
      const editor = editors[round % editors.length];
      if (editor === undefined) continue;
      const mark = `<${round}>`;
      typed.push(mark);
      const at = editor.text.toString().indexOf('<', Math.floor(Math.random() * editor.text.length));
      editor.text.insert(at < 0 ? editor.text.length : at, mark);
      if (round % 37 === 0) editor.cut();
      if (round % 4 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
    }
    await Promise.all(editors.map((editor) => editor.saved()));
    const text = () => ann.text.toString();
    await until(() => editors.every((editor) => editor.text.toString() === text()));
    assert.deepEqual(
      typed.filter((mark) => text().split(mark).length !== 2),
      [],
    );
    assert.equal(await servers[0].live.currentText(id), text());
    assert.equal(await servers[1].live.currentText(id), text());
    // A change from outside, through either server, reaches everybody.
    const put = await servers[1].live.applyText(id, null, {
      base: text(),
      text: `${text()}put\n`,
      reason: 'put',
    });
    await until(() => editors.every((editor) => editor.text.toString() === put.text));
    for (const editor of editors) editor.leave();
    await until(() => servers.every(({ live }) => live.stats().rooms === 0));
    const newest = await stores[0].read((db) => revisions.latest(db, system, id));
    assert.equal(newest?.text, put.text);
  });

  test('two servers on one database: cursors of one show on the other, and go with their people', async (t) => {
    const options = await openOptions(t);
    const stores = [await openStore(options), await openStore(options)] as const;
    const servers = [
      await startLiveServer(stores[0], quick),
      await startLiveServer(stores[1], quick),
    ] as const;
    t.after(async () => {
      for (const server of servers) await server.close();
      for (const store of stores) await store.close();
    });
    const id = await servers[0].make('start\n');
    const ann = openEditor(t, servers[0].url(id, 'ann'));
    await ann.client.synced;
    ann.awareness.setLocalStateField('cursor', { at: 3 });
    const bob = openEditor(t, servers[1].url(id, 'bob'));
    await bob.client.synced;
    const seen = () => bob.awareness.getStates().get(ann.doc.clientID);
    await until(() => seen()?.['cursor'] !== undefined);
    assert.deepEqual(seen(), { cursor: { at: 3 }, user: { id: 'ann', name: 'ann' } });
    ann.awareness.setLocalStateField('cursor', { at: 4 });
    await until(() => JSON.stringify(seen()).includes('"at":4'));
    ann.leave();
    await until(() => seen() === undefined);
  });
});
