import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore, postmortems, system } from '@debrief/store';
import { LiveClient } from '@debrief/wire/live';
import * as Y from 'yjs';
import { startLiveServer } from './testing/live-server.ts';

test('two editors see each other', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'live-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const store = await openStore({ engine: 'sqlite', folder });
  const server = await startLiveServer(store);
  const id = await server.make('# One\n\nhello\n');
  const a = new Y.Doc();
  const b = new Y.Doc();
  const ca = new LiveClient({ url: server.url(id, 'ann'), doc: a });
  const cb = new LiveClient({ url: server.url(id, 'bob'), doc: b });
  await Promise.all([ca.synced, cb.synced]);
  assert.equal(a.getText('text').toString(), '# One\n\nhello\n');
  const start = performance.now();
  a.getText('text').insert(2, 'Number ');
  while (!b.getText('text').toString().includes('Number')) await new Promise((r) => setTimeout(r, 1));
  console.log('propagated', performance.now() - start);
  while (ca.state.kind !== 'online' || ca.state.saving > 0) await new Promise((r) => setTimeout(r, 1));
  console.log('acked', performance.now() - start, ca.state);
  await new Promise((r) => setTimeout(r, 1800));
  console.log(ca.state, server.live.stats());
  const row = await store.read((db) => postmortems.get(db, system, id));
  assert.equal(row?.text, '# Number One\n\nhello\n');
  const applied = await server.live.applyText(id, null, {
    base: '# One\n\nhello\n',
    text: '# One\n\nhello you\n',
    reason: 'put',
  });
  console.log(applied);
  await new Promise((r) => setTimeout(r, 50));
  console.log(b.getText('text').toString());
  ca.close();
  cb.close();
  await server.close();
  await store.close();
});
