import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import * as comments from '../nouns/comments.ts';
import * as live from '../nouns/live.ts';
import * as outbox from '../nouns/outbox.ts';
import * as postmortems from '../nouns/postmortems.ts';
import * as revisions from '../nouns/revisions.ts';
import * as search from '../nouns/search.ts';
import { openStore } from '../open-store.ts';
import { type Store, StoreError } from '../store.ts';
import { addPostmortem, addUser, at, textOf } from '../testing/postmortems-of-tests.ts';
import { forEachEngine } from '../testing/test-engines.ts';
import { system } from '../viewer.ts';
import { exportFolder } from './export-folder.ts';
import { importFiles } from './import-files.ts';
import { reindex } from './reindex.ts';
import { copyLibrary, restoreBackup } from './restore-backup.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'debrief-whole-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function write(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

function filesIn(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(root.length + 1)] = readFileSync(path).toString('hex');
  }
  return files;
}

let ids = 0;
const options = { actor: null, at, newId: () => `made${String(ids++).padStart(6, '0')}` };

/** What a whole library shows, to compare two of them. */
async function shown(store: Store) {
  return store.read(async (db) => ({
    library: await search.library(db, system, { limit: 50, sort: 'date' }),
    found: await search.library(db, system, { limit: 50, q: 'gateway' }),
    facets: await search.facets(db, system, {}),
    restricted: await postmortems.audience(db, 'post000001'),
    texts: await postmortems.texts(db, system, { limit: 100 }),
    last: await outbox.last(db),
  }));
}

forEachEngine(({ name, open, openOptions }) => {
  test(`${name}: a folder of Markdown comes back byte for byte`, async (t) => {
    const from = folder(t);
    write(from, {
      'plain.md': textOf({ title: 'Plain' }),
      'crlf.md': textOf({ title: 'Windows' }).replaceAll('\n', '\r\n'),
      'bom.md': `\uFEFF${textOf({ title: 'With a mark' })}`,
      'old/mac.markdown': '# Title\rOne line\r',
      'old/2021/no-end.md': '# No line break at the end',
      'empty.md': '',
      'ünïcödé 事故.md': '# 事故 🚨\n\n\u2028\u0085\u0001 odd characters\n',
      'mixed.md': 'a\r\nb\nc\r\r\n\n',
      'notes.txt': 'left alone',
      '.git/config.md': 'left alone',
    });
    const store = await open(t);
    const imported = await importFiles(store, [from], options);
    assert.deepEqual(imported.refused, []);
    assert.equal(imported.made.length, 8);
    const to = folder(t);
    assert.deepEqual(await exportFolder(store, system, to), { files: 8 });
    const expected = filesIn(from);
    delete expected['notes.txt'];
    delete expected['.git/config.md'];
    assert.deepEqual(filesIn(to), expected);
    const again = await importFiles(store, [from], options);
    assert.deepEqual([again.made.length, again.unchanged.length, again.refused.length], [0, 8, 0]);
  });

  test(`${name}: any text that is UTF-8 comes back byte for byte`, async (t) => {
    const store = await open(t);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('\r', '\n', '\uFEFF', '#', ' ', '|', '-', 'a') }),
    );
    const used = new Set<string>();
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const bytes = Buffer.from(content.replaceAll('\0', ''));
        const from = mkdtempSync(join(tmpdir(), 'debrief-whole-'));
        const to = mkdtempSync(join(tmpdir(), 'debrief-whole-'));
        try {
          const file = `${ids++}.md`;
          used.add(file);
          writeFileSync(join(from, file), bytes);
          const { made, refused } = await importFiles(store, [from], options);
          assert.deepEqual(refused, []);
          await exportFolder(store, system, to);
          assert.ok(readFileSync(join(to, file)).equals(bytes));
          for (const { id } of made) {
            await store.write((db) => postmortems.remove(db, system, { id, at, actor: null }));
          }
        } finally {
          rmSync(from, { recursive: true });
          rmSync(to, { recursive: true });
        }
      }),
      { numRuns: 60 },
    );
  });

  test(`${name}: a file that is no text is refused with the reason, and the others are imported`, async (t) => {
    const from = folder(t);
    write(from, {
      'good.md': '# Good',
      'latin.md': new Uint8Array([0x23, 0x20, 0xfc, 0x62, 0x65, 0x72]),
      'nul.md': 'a\0b',
      'taken.md': 'one text',
      'broken-pair.md': new Uint8Array([0xed, 0xa0, 0x80]),
    });
    const store = await open(t);
    await addPostmortem(store, 'another text', { fileName: 'taken.md' });
    const { made, refused } = await importFiles(
      store,
      [from, join(from, 'missing.md'), join(from, 'x.pdf')],
      options,
    );
    assert.deepEqual(
      made.map(({ fileName }) => fileName),
      ['good.md'],
    );
    assert.deepEqual(
      refused
        .map(({ file, message }) => [file.slice(from.length + 1), message.split(' ').slice(0, 4).join(' ')])
        .sort(),
      [
        ['broken-pair.md', 'It is no UTF-8'],
        ['latin.md', 'It is no UTF-8'],
        ['missing.md', 'ENOENT: no such file'],
        ['nul.md', 'It holds a NUL'],
        ['taken.md', 'taken.md is in the'],
        ['x.pdf', 'ENOENT: no such file'],
      ],
    );
  });

  test(`${name}: an export goes nowhere outside its folder and over no other file`, async (t) => {
    const store = await open(t);
    await addPostmortem(store, 'text', { fileName: '../../outside.md' });
    const to = folder(t);
    await exportFolder(store, system, join(to, 'inner'));
    assert.deepEqual(Object.keys(filesIn(to)), ['inner/outside.md']);
    writeFileSync(join(to, 'inner/outside.md'), 'mine');
    await assert.rejects(exportFolder(store, system, join(to, 'inner')), { code: 'conflict' });
    assert.equal(readFileSync(join(to, 'inner/outside.md'), 'utf8'), 'mine');
  });

  test(`${name}: reindex makes every row and the index anew`, async (t) => {
    const store = await open(t);
    await addUser(store, 'user01', 'Ana Silva');
    for (let i = 0; i < 90; i++)
      await addPostmortem(store, textOf({ title: `Gateway ${i}`, service: `svc${i % 7}` }));
    await addPostmortem(store, textOf({ title: 'Hidden gateway' }), { restricted: true, actor: 'user01' });
    const before = await shown(store);
    assert.deepEqual(await reindex(store), { renewed: 0 });
    await store.write(async (db) => {
      for (const table of [
        'facets',
        'actions',
        'timeline',
        'factors',
        'moments',
        'words',
        'word_trigrams',
      ] as const) {
        await db.deleteFrom(table).execute();
      }
      await db
        .updateTable('postmortems')
        .set({ projection: 0, title: '', severity: null, open_actions: 7 })
        .execute();
    });
    assert.deepEqual(await reindex(store, { all: true }), { renewed: 91 });
    assert.deepEqual(await shown(store), before);
  });

  test(`${name}: a backup made while people write holds one moment, and is restored on either engine`, async (t) => {
    const store = await open(t);
    const ana = await addUser(store, 'user01', 'Ana Silva');
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) {
      ids.push(
        await addPostmortem(store, textOf({ title: `Gateway ${i}` }), {
          restricted: i === 3,
          actor: 'user01',
        }),
      );
    }
    const first = ids[0] ?? '';
    await store.write(async (db) => {
      await comments.add(db, ana, {
        id: 'comm01',
        postmortemId: first,
        author: 'user01',
        at,
        text: 'Why?',
        mentions: ['user01'],
        anchor: { from: 'AA==', to: 'AQ==', quote: 'q', line: 1 },
        suggestion: null,
      });
      await live.ensureState(db, system, first, () => new Uint8Array([0, 255, 7]));
      await live.append(db, [
        { postmortemId: first, bytes: new Uint8Array([1, 2, 3]), at, authors: ['user01'], server: 's1' },
      ]);
      await outbox.add(db, { at, kind: 'saved', postmortemId: first, actor: 'user01' });
    });
    let writing = true;
    const writes = (async () => {
      for (let i = 0; writing; i++) {
        // Both rows or none: a backup that holds one without the other is no moment of the library.
        await store.write(async (db) => {
          await db
            .insertInto('settings')
            .values({ name: `pair-a-${i}`, value: '' })
            .execute();
          await new Promise((resolve) => setTimeout(resolve, 1));
          await db
            .insertInto('settings')
            .values({ name: `pair-b-${i}`, value: '' })
            .execute();
        });
      }
    })();
    const path = join(folder(t), 'library.backup');
    try {
      await store.backup(path);
    } finally {
      writing = false;
      await writes;
    }
    await assert.rejects(store.backup(path), { code: 'conflict' });
    const before = await shown(store);
    const places = await bothEngines(t);
    for (const place of places) {
      await restoreBackup(path, place);
      const restored = await openStore(place);
      t.after(() => restored.close());
      assert.deepEqual(await shown(restored), before);
      await restored.read(async (db) => {
        assert.deepEqual(
          await comments.list(db, ana, first),
          await store.read((own) => comments.list(own, ana, first)),
        );
        assert.deepEqual(
          await live.since(db, system, first, 0),
          await store.read((own) => live.since(own, system, first, 0)),
        );
        assert.equal((await revisions.page(db, system, first, { limit: 5 })).items.length, 1);
        const pairs = await db
          .selectFrom('settings')
          .select('name')
          .where('name', 'like', 'pair-%')
          .execute();
        assert.equal(pairs.filter(({ name: one }) => one.startsWith('pair-a')).length * 2, pairs.length);
      });
      // Numbers go on behind the restored ones.
      await restored.write(async (db) => {
        assert.ok(
          (await outbox.add(db, { at, kind: 'saved', postmortemId: null, actor: null })) > before.last,
        );
      });
      await addPostmortem(restored, textOf({ title: 'After the restore' }));
      await assert.rejects(
        restoreBackup(path, place),
        (error) => error instanceof StoreError && (error.code === 'conflict' || error.code === 'in-use'),
      );
    }
  });

  test(`${name}: a library moves to the other engine, and not onto one that holds something`, async (t) => {
    const store = await open(t);
    await addUser(store, 'user01', 'Ana Silva');
    for (let i = 0; i < 12; i++)
      await addPostmortem(store, textOf({ title: `Gateway ${i}` }), { actor: 'user01' });
    for (const place of await bothEngines(t)) {
      const to = await openStore(place);
      t.after(() => to.close());
      const { rows } = await copyLibrary(store, to);
      assert.ok(rows > 60);
      assert.deepEqual(await shown(to), await shown(store));
      await assert.rejects(copyLibrary(store, to), { code: 'conflict' });
    }
  });

  test(`${name}: a damaged or foreign file is refused as a backup`, async (t) => {
    const path = join(folder(t), 'no.backup');
    await assert.rejects(restoreBackup(path, await openOptions(t)), { code: 'unreadable' });
    writeFileSync(path, 'no database at all, but long enough to look like one'.repeat(20));
    await assert.rejects(restoreBackup(path, await openOptions(t)), { code: 'damaged' });
    writeFileSync(path, '');
    await assert.rejects(restoreBackup(path, await openOptions(t)), { code: 'unreadable' });
  });
});

async function bothEngines(t: TestContext) {
  const places: Awaited<ReturnType<Parameters<Parameters<typeof forEachEngine>[0]>[0]['openOptions']>>[] = [];
  const asked: Promise<unknown>[] = [];
  forEachEngine(({ openOptions }) => asked.push(openOptions(t).then((place) => places.push(place))));
  await Promise.all(asked);
  return places;
}
