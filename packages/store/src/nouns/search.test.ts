import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Store } from '../store.ts';
import { addPostmortem, addUser, textOf } from '../testing/postmortems-of-tests.ts';
import { forEachEngine } from '../testing/test-engines.ts';
import { system, type Viewer } from '../viewer.ts';
import * as postmortems from './postmortems.ts';
import * as search from './search.ts';

const find = (store: Store, q: string, viewer: Viewer = system, more: Partial<search.LibraryOptions> = {}) =>
  store.read((db) => search.library(db, viewer, { q, limit: 20, ...more }));
const titles = (page: search.LibraryPage) => page.items.map(({ title }) => title);

forEachEngine(({ name, open }) => {
  test(`${name}: words in the title come before words in the text`, async (t) => {
    const store = await open(t);
    await addPostmortem(
      store,
      textOf({ title: 'Payments were late', body: 'The certificate of the gateway expired.' }),
    );
    await addPostmortem(store, textOf({ title: 'Expired certificate stopped sign-in' }));
    await addPostmortem(store, textOf({ title: 'Search was slow' }));
    const page = await find(store, 'certificate expired');
    assert.deepEqual(titles(page), ['Expired certificate stopped sign-in', 'Payments were late']);
    assert.equal(page.total, 2);
    const snippet = page.items[1]?.snippets[0];
    assert.equal(snippet?.section, 'Summary');
    assert.deepEqual(
      snippet?.marks.map(({ from, to }) => snippet.text.slice(from, to)),
      ['certificate', 'expired'],
    );
  });

  test(`${name}: a word is found while it is typed`, async (t) => {
    const store = await open(t);
    await addPostmortem(store, textOf({ title: 'Kubernetes nodes not ready' }));
    for (const q of ['k', 'ku', 'kub', 'kube', 'kubern', 'kubernetes', 'kubernetes no']) {
      assert.deepEqual(titles(await find(store, q)), ['Kubernetes nodes not ready'], q);
    }
    assert.deepEqual(titles(await find(store, 'connecti')), ['Kubernetes nodes not ready']);
  });

  test(`${name}: a mistyped word finds what was meant, and says so`, async (t) => {
    const store = await open(t);
    await addPostmortem(store, textOf({ title: 'Database failover took long' }));
    const page = await find(store, 'databsae failovr ');
    assert.deepEqual(titles(page), ['Database failover took long']);
    assert.equal(page.didYouMean, 'database failover');
    assert.equal((await find(store, 'zzzzqqqq')).didYouMean, null);
  });

  test(`${name}: accents, camel case and scripts without blanks are found`, async (t) => {
    const store = await open(t);
    await addPostmortem(
      store,
      textOf({ title: 'Überlast in Zürich', body: 'HighErrorRate fired; pool_timeout_ms was 5.' }),
    );
    await addPostmortem(store, textOf({ title: '決済サービスの障害' }));
    assert.deepEqual(titles(await find(store, 'uberlast zurich')), ['Überlast in Zürich']);
    assert.deepEqual(titles(await find(store, 'pool_timeout')), ['Überlast in Zürich']);
    assert.deepEqual(titles(await find(store, 'error rate')), ['Überlast in Zürich']);
    assert.deepEqual(titles(await find(store, 'HighErrorR')), ['Überlast in Zürich']);
    assert.deepEqual(titles(await find(store, '決済')), ['決済サービスの障害']);
    assert.deepEqual(titles(await find(store, 'サービス')), ['決済サービスの障害']);
  });

  test(`${name}: facets narrow with words and without, and are counted`, async (t) => {
    const store = await open(t);
    await addPostmortem(
      store,
      textOf({ title: 'One', service: 'checkout', severity: 'SEV-1', date: '2023-03-04' }),
    );
    await addPostmortem(
      store,
      textOf({ title: 'Two', service: 'checkout, search', state: 'Final', date: '2024-02-03' }),
    );
    await addPostmortem(store, textOf({ title: 'Three', service: 'billing', author: 'Ben Okoro' }));
    const narrow = async (narrowing: search.Narrowing) => {
      const [plain, worded] = await Promise.all([
        find(store, '', system, narrowing),
        find(store, 'connection', system, narrowing),
      ]);
      assert.deepEqual(titles(plain).sort(), titles(worded).sort());
      assert.equal(plain.total, plain.items.length);
      return titles(plain).sort();
    };
    assert.deepEqual(await narrow({ service: ['Checkout'] }), ['One', 'Two']);
    assert.deepEqual(await narrow({ service: ['search', 'billing'] }), ['Three', 'Two']);
    assert.deepEqual(await narrow({ state: ['final'] }), ['Two']);
    assert.deepEqual(await narrow({ severity: ['1'] }), ['One']);
    assert.deepEqual(await narrow({ severity: ['none'] }), []);
    assert.deepEqual(await narrow({ person: { names: ['ben okoro'], role: 'author' } }), ['Three']);
    assert.deepEqual(await narrow({ person: { names: ['@ana'] } }), ['One', 'Three', 'Two']);
    assert.deepEqual(await narrow({ from: '2023-03-05', to: '2024-02-03' }), ['Three', 'Two']);
    assert.deepEqual(await narrow({ from: '2024-01-16' }), ['Two']);
    assert.deepEqual(await narrow({ service: ['checkout'], state: ['draft'] }), ['One']);
    const counts = await store.read((db) => search.facets(db, system, {}));
    assert.deepEqual(
      counts.service.map(({ value, count }) => [value, count]),
      [
        ['checkout', 2],
        ['billing', 1],
        ['search', 1],
      ],
    );
    assert.deepEqual(
      counts.year.map(({ value, count }) => [value, count]),
      [
        ['2024', 2],
        ['2023', 1],
      ],
    );
    const narrowed = await store.read((db) =>
      search.facets(db, system, { q: 'connection', service: ['checkout'] }),
    );
    assert.deepEqual(narrowed.state.map(({ value, count }) => [value, count]).sort(), [
      ['draft', 1],
      ['final', 1],
    ]);
  });

  test(`${name}: a restricted postmortem is in no search, count, facet or correction of others`, async (t) => {
    const store = await open(t);
    const ana = await addUser(store, 'user01', 'Ana Silva');
    const ben = await addUser(store, 'user02', 'Ben Okoro');
    const cleo = await addUser(store, 'user03', 'Cleo Weiss', 'reader');
    await addPostmortem(store, textOf({ title: 'Quiet breach of credentials', service: 'vault' }), {
      restricted: true,
      actor: 'user01',
      people: ['user03'],
    });
    await addPostmortem(store, textOf({ title: 'Open to all' }));
    for (const [viewer, sees] of [
      [ana, true],
      [cleo, true],
      [system, true],
      [ben, false],
      [{ userId: null, role: 'reader' } as const, false],
    ] as const) {
      const expected = sees ? ['Quiet breach of credentials'] : [];
      assert.deepEqual(titles(await find(store, 'breach', viewer)), expected);
      assert.deepEqual(titles(await find(store, 'braech ', viewer)), expected);
      assert.equal((await find(store, 'braech ', viewer)).didYouMean, sees ? 'breach' : null);
      assert.deepEqual(titles(await find(store, '', viewer, { service: ['vault'] })), expected);
      assert.equal((await find(store, '', viewer)).total, sees ? 2 : 1);
      const counts = await store.read((db) => search.facets(db, viewer, {}));
      assert.equal(
        counts.service.some(({ value }) => value === 'vault'),
        sees,
      );
      const worded = await store.read((db) => search.facets(db, viewer, { q: 'connection' }));
      assert.equal(
        worded.service.some(({ value }) => value === 'vault'),
        sees,
      );
    }
  });

  test(`${name}: opening, restricting, the bin and new words reach the search at once`, async (t) => {
    const store = await open(t);
    const ben = await addUser(store, 'user02', 'Ben Okoro');
    const id = await addPostmortem(store, textOf({ title: 'Moving target' }));
    const seen = async (q = 'moving') => (await find(store, q, ben)).items.length;
    assert.equal(await seen(), 1);
    const change = { id, at: '2024-05-02T00:00:00.000Z', actor: null };
    await store.write((db) => postmortems.setAccess(db, system, { ...change, restricted: true, people: [] }));
    assert.equal(await seen(), 0);
    await store.write((db) =>
      postmortems.setAccess(db, system, { ...change, restricted: true, people: ['user02'] }),
    );
    assert.equal(await seen(), 1);
    await store.write((db) => postmortems.remove(db, system, change));
    assert.equal(await seen(), 0);
    assert.equal((await find(store, 'moving', ben, { removed: true })).items.length, 1);
    await store.write((db) => postmortems.recover(db, system, change));
    assert.equal(await seen(), 1);
    await store.write((db) =>
      postmortems.saveText(db, system, {
        id,
        text: textOf({ title: 'Another aim' }),
        expectedVersion: null,
        actor: null,
        authors: [],
        at: change.at,
        reason: 'edited',
        revisionId: null,
      }),
    );
    assert.equal(await seen(), 0);
    assert.equal(await seen('aim'), 1);
  });

  test(`${name}: pages follow one another in every order without a gap`, async (t) => {
    const store = await open(t);
    const all: string[] = [];
    for (let i = 0; i < 23; i++) {
      const day = String((i % 9) + 1).padStart(2, '0');
      all.push(
        await addPostmortem(
          store,
          textOf({
            title: `Number ${i}`,
            date: i % 5 === 0 ? '' : `2024-03-${day}`,
            severity: `SEV-${(i % 3) + 1}`,
          }),
          { at: `2024-05-0${(i % 4) + 1}T10:00:00.000Z` },
        ),
      );
    }
    for (const sort of ['relevance', 'updated', 'date', 'severity'] as const) {
      for (const q of ['', 'connection pool']) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await find(store, q, system, { sort, limit: 5, cursor });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        assert.deepEqual([...seen].sort(), [...all].sort(), `${sort} ${q}`);
      }
    }
  });

  test(`${name}: no query text breaks the search`, async (t) => {
    const store = await open(t);
    await addPostmortem(store, textOf({ title: 'Something' }));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          "'",
          '*',
          '(',
          ')',
          ':',
          '\\',
          '&',
          '|',
          '!',
          '<',
          '-',
          '+',
          '_',
          ' ',
          'a',
          'AND',
          'NEAR',
          '\0',
          '%',
          '^',
          '~',
          '{',
          '}',
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('relevance', 'date'), async (q, sort) => {
        const page = await find(
          store,
          q,
          { userId: q, role: 'reader' },
          { sort, service: [q], state: [q], cursor: q },
        );
        assert.ok(page.items.length <= 1);
        await store.read((db) => search.facets(db, system, { q }));
        await find(store, q);
      }),
      { numRuns: 150 },
    );
  });
});
