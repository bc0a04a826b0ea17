import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPostmortem, addUser, at, textOf } from '../testing/postmortems-of-tests.ts';
import { forEachEngine } from '../testing/test-engines.ts';
import { system } from '../viewer.ts';
import * as actions from './actions.ts';
import * as comments from './comments.ts';
import * as events from './events.ts';
import * as evidenceFiles from './evidence-files.ts';
import * as home from './home.ts';
import * as live from './live.ts';
import * as mentions from './mentions.ts';
import * as postmortems from './postmortems.ts';
import * as revisions from './revisions.ts';
import * as search from './search.ts';
import * as similar from './similar.ts';
import * as uploads from './uploads.ts';

const later = '2024-05-02T10:00:00.000Z';
const today = '2024-05-02';

forEachEngine(({ name, open }) => {
  test(`${name}: a save at a version that is no more the present one changes nothing`, async (t) => {
    const store = await open(t);
    const id = await addPostmortem(store, textOf({ title: 'First' }));
    const save = (text: string, expectedVersion: number | null, more: { liveSeq?: number } = {}) =>
      store.write((db) =>
        postmortems.saveText(db, system, {
          id,
          text,
          expectedVersion,
          actor: 'user01',
          authors: ['user01'],
          at: later,
          reason: 'edited',
          revisionId: `rev${text.length}${expectedVersion}`,
          ...more,
        }),
      );
    const outcomes = await Promise.all([save('# One', 1), save('# Two!', 1), save('# Three', 1)]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), [
      'changed-meanwhile',
      'changed-meanwhile',
      'saved',
    ]);
    const lost = outcomes.find((outcome) => outcome.kind === 'changed-meanwhile');
    assert.equal(lost?.kind === 'changed-meanwhile' && lost.version, 2);
    const now = await store.read((db) => postmortems.get(db, system, id));
    assert.equal((await save(now?.text ?? '', 2)).kind, 'unchanged');
    assert.equal((await save('# Live', null, { liveSeq: 7 })).kind, 'saved');
    const behind = await save('# Older live', null, { liveSeq: 6 });
    assert.deepEqual(behind, { kind: 'behind', liveSeq: 7 });
    const history = await store.read((db) => revisions.page(db, system, id, { limit: 2 }));
    assert.equal(history.items.length, 2);
    const rest = await store.read((db) =>
      revisions.page(db, system, id, { limit: 2, cursor: history.nextCursor ?? '' }),
    );
    assert.deepEqual(
      [...history.items, ...rest.items].map(({ version }) => version),
      [3, 2, 1],
    );
    const shown = await store.read((db) => revisions.get(db, system, id, history.items[0]?.id ?? ''));
    assert.deepEqual([shown?.text, shown?.before], ['# Live', now?.text]);
  });

  test(`${name}: whatever hangs on a restricted postmortem is given to those who see it, and to nobody else`, async (t) => {
    const store = await open(t);
    const ana = await addUser(store, 'user01', 'Ana Silva');
    const ben = await addUser(store, 'user02', 'Ben Okoro');
    const cleo = await addUser(store, 'user03', 'Cleo Weiss', 'reader');
    const dara = await addUser(store, 'user04', 'Dara Novak', 'admin');
    const id = await addPostmortem(store, textOf({ title: 'Hidden', service: 'vault' }), {
      restricted: true,
      actor: 'user01',
      people: ['user03'],
    });
    const open_ = await addPostmortem(store, textOf({ title: 'Open', service: 'vault' }));
    await store.write(async (db) => {
      await comments.add(db, ana, {
        id: 'comm01',
        postmortemId: id,
        author: 'user01',
        at,
        text: 'Look',
        mentions: ['user02', 'user03', 'gone'],
        anchor: null,
        suggestion: null,
      });
      await evidenceFiles.add(db, {
        id: 'file01',
        postmortemId: id,
        name: 'log.json',
        size: 1,
        sha256: 'x',
        state: 'ready',
        addedAt: at,
        addedBy: 'user01',
      });
      await events.insertMany(db, {
        postmortemId: id,
        fileId: 'file01',
        events: [
          {
            id: 'e1',
            at,
            until: null,
            source: 'json',
            kind: 'alert',
            actor: null,
            text: 'fired',
            url: null,
            place: 'log.json:1',
            sha256: 'x',
            json: '{}',
          },
        ],
      });
      await live.ensureState(db, ana, id, () => new Uint8Array([1]));
      await live.append(db, [
        { postmortemId: id, bytes: new Uint8Array([2]), at, authors: ['user01'], server: 's1' },
      ]);
    });
    for (const [viewer, sees] of [
      [ana, true],
      [cleo, true],
      [dara, true],
      [ben, false],
      [{ userId: null, role: 'member' } as const, false],
    ] as const) {
      const who = `${viewer.userId}`;
      await store.read(async (db) => {
        assert.equal((await postmortems.get(db, viewer, id)) !== undefined, sees, who);
        assert.equal((await postmortems.summary(db, viewer, id)) !== undefined, sees);
        assert.equal((await postmortems.summaries(db, viewer, [id, open_])).length, sees ? 2 : 1);
        assert.equal(await postmortems.exists(db, viewer, id), sees);
        assert.equal((await postmortems.texts(db, viewer, { limit: 10 })).length, sees ? 2 : 1);
        assert.equal((await revisions.page(db, viewer, id, { limit: 5 })).items.length > 0, sees);
        assert.equal((await revisions.get(db, viewer, id, `rev${id}`)) !== undefined, sees);
        assert.equal((await revisions.latest(db, viewer, id)) !== undefined, sees);
        assert.equal((await comments.list(db, viewer, id)).length > 0, sees);
        assert.equal((await comments.get(db, viewer, id, 'comm01')) !== undefined, sees);
        assert.equal((await evidenceFiles.list(db, viewer, id)).length > 0, sees);
        assert.equal((await evidenceFiles.get(db, viewer, id, 'file01')) !== undefined, sees);
        assert.equal((await events.page(db, viewer, id, { limit: 5 })).items.length > 0, sees);
        assert.equal((await events.byIds(db, viewer, id, ['e1'])).length > 0, sees);
        assert.equal((await events.sources(db, viewer, id)).length > 0, sees);
        assert.equal((await events.normalised(db, viewer, id, { limit: 5 })).items.length > 0, sees);
        assert.equal((await live.state(db, viewer, id)) !== undefined, sees);
        assert.equal((await live.since(db, viewer, id, 0)).updates.length > 0, sees);
        assert.equal((await similar.toPostmortem(db, viewer, id, { limit: 5 })) !== undefined, sees);
        const like = await similar.toPostmortem(db, viewer, open_, { limit: 5 });
        assert.equal(
          like?.some(({ postmortem }) => postmortem.id === id),
          sees,
        );
        const narrowing = { today, mine: ['ana'] };
        const listed = await actions.page(db, viewer, { ...narrowing, show: 'all', sort: 'due', limit: 10 });
        assert.equal(listed.items.length, sees ? 2 : 1);
        assert.deepEqual(await actions.counts(db, viewer, narrowing), {
          open: listed.items.length,
          overdue: listed.items.length,
          mine: listed.items.length,
          done: 0,
        });
        const overview = await home.overview(db, viewer, { names: ['Ana Silva'], today, limit: 10 });
        assert.equal(overview.total, sees ? 2 : 1);
        assert.equal(overview.recent.length, sees ? 2 : 1);
        assert.equal((await search.library(db, viewer, { limit: 10, q: 'hidden' })).total, sees ? 1 : 0);
      });
      const change = { id, at: later, actor: viewer.userId };
      if (sees) continue;
      await store.write(async (db) => {
        assert.equal(
          await postmortems.setAccess(db, viewer, { ...change, restricted: false, people: [] }),
          false,
        );
        assert.equal(await postmortems.rename(db, viewer, { id, fileName: 'x.md' }), false);
        assert.equal(await postmortems.remove(db, viewer, change), false);
        assert.equal(await postmortems.recover(db, viewer, change), false);
        const save = {
          id,
          text: 'x',
          expectedVersion: null,
          actor: null,
          authors: [],
          at,
          reason: 'x',
          revisionId: null,
        };
        assert.deepEqual(await postmortems.saveText(db, viewer, save), { kind: 'absent' });
        assert.equal(await live.ensureState(db, viewer, id, () => new Uint8Array()), undefined);
        const comment = {
          id: 'comm99',
          postmortemId: id,
          author: 'user02',
          at,
          text: 'x',
          mentions: [],
          anchor: null,
          suggestion: null,
        };
        assert.equal(await comments.add(db, viewer, comment), undefined);
        assert.equal(
          await comments.edit(db, viewer, { postmortemId: id, id: 'comm01', text: 'x', at }),
          undefined,
        );
        assert.equal(await comments.remove(db, viewer, { postmortemId: id, id: 'comm01', at }), undefined);
        assert.equal(await evidenceFiles.remove(db, viewer, id, 'file01'), false);
      });
    }
    // Ben was mentioned, but does not see it; Cleo does.
    assert.deepEqual((await store.read((db) => comments.get(db, ana, id, 'comm01')))?.mentions, ['user03']);
    assert.equal((await store.read((db) => mentions.list(db, cleo, { limit: 5 }))).length, 1);
    assert.equal(await store.read((db) => mentions.unread(db, cleo)), 1);
    await store.write((db) =>
      postmortems.setAccess(db, ana, { id, restricted: true, people: [], at: later, actor: 'user01' }),
    );
    assert.equal((await store.read((db) => mentions.list(db, cleo, { limit: 5 }))).length, 0);
    assert.equal(await store.read((db) => mentions.unread(db, cleo)), 0);
    assert.deepEqual(await store.read((db) => postmortems.audience(db, id)), {
      restricted: true,
      people: ['user01'],
    });
  });

  test(`${name}: a thread is answered, resolved and emptied without losing the answers`, async (t) => {
    const store = await open(t);
    const ana = await addUser(store, 'user01', 'Ana Silva');
    const id = await addPostmortem(store, textOf({ title: 'Talked about' }));
    const anchor = { from: 'AA==', to: 'AQ==', quote: 'pool', line: 8 };
    const comment = {
      postmortemId: id,
      author: 'user01',
      at,
      text: 'Why?',
      mentions: [],
      anchor,
      suggestion: 'Because',
    };
    await store.write((db) => comments.add(db, ana, { ...comment, id: 'comm01' }));
    await store.write((db) =>
      comments.add(db, ana, {
        ...comment,
        id: 'comm02',
        thread: 'comm01',
        anchor: null,
        at: later,
        mentions: ['user01'],
      }),
    );
    assert.equal(
      await store.write((db) => comments.add(db, ana, { ...comment, id: 'comm03', thread: 'comm02' })),
      undefined,
    );
    const resolved = await store.write((db) =>
      comments.resolve(db, ana, {
        postmortemId: id,
        id: 'comm01',
        resolved: true,
        outcome: 'accepted',
        by: 'user01',
        at: later,
      }),
    );
    assert.deepEqual(
      [resolved?.outcome, resolved?.resolvedBy?.name, resolved?.anchor],
      ['accepted', 'Ana Silva', anchor],
    );
    assert.equal(
      await store.write((db) => mentions.markRead(db, { userId: 'user01', comments: ['comm02'], at: later })),
      1,
    );
    await store.write((db) =>
      comments.edit(db, ana, { postmortemId: id, id: 'comm02', text: 'Again', at: later }),
    );
    assert.deepEqual(
      (await store.read((db) => mentions.list(db, ana, { limit: 5 }))).map(({ read }) => read),
      [true],
    );
    const remove = (which: string) =>
      store.write((db) => comments.remove(db, ana, { postmortemId: id, id: which, at: later }));
    assert.equal(await remove('comm01'), 'emptied');
    assert.equal(await remove('comm02'), 'removed');
    assert.equal(await remove('comm01'), 'removed');
    assert.deepEqual(await store.read((db) => comments.list(db, ana, id)), []);
  });

  test(`${name}: events come in order, narrowed, without repeats, and go with their file`, async (t) => {
    const store = await open(t);
    const id = await addPostmortem(store, textOf({ title: 'With records' }));
    const event = (i: number) => ({
      id: `e${i}`,
      at: `2024-05-01T10:${String(i % 60).padStart(2, '0')}:00.000Z`,
      until: null,
      source: i % 2 === 0 ? 'slack' : 'pager',
      kind: 'observe',
      actor: i === 3 ? 'Ana_100%' : null,
      text: `Message ${i}`,
      url: null,
      place: `a:${i}`,
      sha256: 'x',
      json: JSON.stringify({ i }),
    });
    await store.write(async (db) => {
      await evidenceFiles.add(db, {
        id: 'file01',
        postmortemId: id,
        name: 'a',
        size: 9,
        sha256: '',
        state: 'reading',
        addedAt: at,
        addedBy: null,
      });
      const all = Array.from({ length: 1300 }, (_, i) => event(i));
      assert.equal(await events.insertMany(db, { postmortemId: id, fileId: 'file01', events: all }), 1300);
      assert.equal(
        await events.insertMany(db, { postmortemId: id, fileId: 'file01', events: [event(5), event(1301)] }),
        1,
      );
      await evidenceFiles.update(db, 'file01', {
        state: 'ready',
        events: 1301,
        from: at,
        problems: [{ file: 'a', level: 'warning', message: 'cut' }],
      });
    });
    await store.read(async (db) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await events.page(db, system, id, { limit: 400, cursor });
        ids.push(...page.items.map((row) => row.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      assert.equal(new Set(ids).size, 1301);
      const narrowed = async (filter: events.EventFilter) =>
        (await events.page(db, system, id, { limit: 1000, ...filter })).items.length;
      assert.equal(await narrowed({ source: 'slack' }), 650);
      assert.equal(await narrowed({ q: 'message 1299' }), 1);
      assert.equal(await narrowed({ q: 'a_100%' }), 1);
      assert.equal(await narrowed({ q: 'axyz100' }), 0);
      assert.equal(await narrowed({ from: '2024-05-01T10:59:00.000Z' }), 21);
      assert.deepEqual(await events.sources(db, system, id), [
        { source: 'pager', count: 651 },
        { source: 'slack', count: 650 },
      ]);
      assert.equal((await events.normalised(db, system, id, { limit: 2 })).items[0], '{"i":0}');
      assert.equal((await evidenceFiles.list(db, system, id))[0]?.problems[0]?.message, 'cut');
      assert.deepEqual(await evidenceFiles.unfinished(db), []);
    });
    assert.equal(await store.write((db) => evidenceFiles.remove(db, system, id, 'file01')), true);
    assert.equal((await store.read((db) => events.page(db, system, id, { limit: 1 }))).items.length, 0);
    assert.equal(await store.write((db) => evidenceFiles.update(db, 'file01', { progress: 1 })), false);
  });

  test(`${name}: an upload goes on where it stands, and nowhere else`, async (t) => {
    const store = await open(t);
    await store.write((db) =>
      uploads.add(db, { id: 'uplo01', userId: 'user01', name: 'a.zip', size: 10, at }),
    );
    const advance = (from: number, to: number) =>
      store.write((db) => uploads.advance(db, { id: 'uplo01', from, to }));
    assert.deepEqual(await Promise.all([advance(0, 4), advance(0, 4)]).then((both) => both.sort()), [
      false,
      true,
    ]);
    assert.equal(await advance(4, 11), false);
    assert.equal(await advance(4, 10), true);
    await store.write((db) =>
      uploads.addChunk(db, { id: 'uplo01', position: 0, bytes: new Uint8Array([1, 0, 255]) }),
    );
    await store.write((db) =>
      uploads.addChunk(db, { id: 'uplo01', position: 1, bytes: new Uint8Array([2]) }),
    );
    const chunks = await store.read((db) => uploads.chunks(db, 'uplo01', -1, 10));
    assert.deepEqual(
      chunks.map(({ bytes }) => [...bytes]),
      [[1, 0, 255], [2]],
    );
    assert.equal(await store.read((db) => uploads.get(db, 'user02', 'uplo01')), undefined);
    assert.equal((await store.read((db) => uploads.older(db, later))).length, 1);
    await store.write((db) => uploads.remove(db, 'uplo01'));
    assert.deepEqual(await store.read((db) => uploads.chunks(db, 'uplo01', -1, 10)), []);
  });

  test(`${name}: compacted updates are given as a state to whoever is behind, and numbers go on`, async (t) => {
    const store = await open(t);
    const id = await addPostmortem(store, textOf({ title: 'Live' }));
    await store.write((db) => live.ensureState(db, system, id, (text) => new TextEncoder().encode(text)));
    const append = (byte: number) =>
      store.write((db) =>
        live.append(db, [{ postmortemId: id, bytes: new Uint8Array([byte]), at, authors: [], server: 's1' }]),
      );
    for (const byte of [1, 2, 3, 4]) await append(byte);
    assert.deepEqual(await store.read((db) => live.unsaved(db, 10)), [
      { postmortemId: id, head: 4, liveSeq: 0 },
    ]);
    assert.equal(
      await store.write((db) => live.compact(db, { postmortemId: id, bytes: new Uint8Array([9]), seq: 3 })),
      true,
    );
    assert.equal(
      await store.write((db) => live.compact(db, { postmortemId: id, bytes: new Uint8Array([8]), seq: 2 })),
      false,
    );
    const behind = await store.read((db) => live.since(db, system, id, 1));
    assert.deepEqual(
      [behind.state?.seq, [...(behind.state?.bytes ?? [])], behind.updates.map(({ seq }) => seq)],
      [3, [9], [4]],
    );
    assert.deepEqual((await store.read((db) => live.since(db, system, id, 3))).state, null);
    await store.write((db) => live.forget(db, id));
    assert.deepEqual(await store.read((db) => live.unsaved(db, 10)), []);
    const again = await store.write((db) => live.ensureState(db, system, id, () => new Uint8Array([7])));
    assert.deepEqual([again?.made, again?.seq], [true, 4]);
    assert.deepEqual(await append(5), [5]);
    await assert.rejects(
      store.write((db) =>
        live.append(db, [{ postmortemId: 'none', bytes: new Uint8Array(), at, authors: [], server: 's1' }]),
      ),
      /no live state/,
    );
  });

  test(`${name}: actions are listed in each order, page by page, with their people`, async (t) => {
    const store = await open(t);
    await addUser(store, 'user01', 'Ana Silva');
    for (let i = 0; i < 7; i++) {
      await addPostmortem(
        store,
        `${textOf({ title: `Number ${i}`, severity: `SEV-${(i % 3) + 1}` })}| Second | @ben | 2024-0${(i % 6) + 3}-01 | ${i % 2 === 0 ? 'Done' : 'Open'} |\n| No date | | | Open |\n`,
        { at: `2024-05-0${i + 1}T10:00:00.000Z` },
      );
    }
    const narrowing = { today: '2024-04-15', mine: ['@ana', 'Ana Silva'] };
    for (const sort of ['due', 'severity', 'updated'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.read((db) =>
          actions.page(db, system, { ...narrowing, show: 'open', sort, limit: 4, cursor }),
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      assert.equal(seen.length, 17);
      assert.equal(new Set(seen).size, 17);
    }
    const counts = await store.read((db) => actions.counts(db, system, narrowing));
    const total = async (show: actions.ActionShow) =>
      (await store.read((db) => actions.page(db, system, { ...narrowing, show, sort: 'due', limit: 100 })))
        .items;
    assert.deepEqual(counts, { open: 17, overdue: (await total('overdue')).length, mine: 7, done: 4 });
    assert.equal((await total('mine'))[0]?.ownerPerson?.name, 'Ana Silva');
    const found = await store.read((db) =>
      actions.page(db, system, { ...narrowing, show: 'all', sort: 'due', limit: 100, q: 'SECOND ben' }),
    );
    assert.equal(found.items.length, 7);
  });
});
