import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeInto } from './rebase-changes.ts';
import { changesBetween, type TextChange } from './text-changes.ts';

const applied = (text: string, changes: readonly TextChange[]) =>
  [...changes]
    .reverse()
    .reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);

const words = fc.constantFrom('a', 'b', 'the ', 'cache\n', '\n', '| 14:02 | x |\n', '😀', '😁', 'é', '\r\n');
const texts = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''));

test('the changes between two texts make the one of the other', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      assert.equal(applied(before, changesBetween(before, after)), after);
    }),
    { numRuns: 2000 },
  );
});

test('changes come in order, apart from one another, and part no character', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      let reached = -1;
      for (const { from, to, insert } of changesBetween(before, after)) {
        assert.ok(from > reached && to >= from);
        assert.ok(insert.isWellFormed() && before.slice(from, to).isWellFormed());
        reached = to;
      }
    }),
    { numRuns: 2000 },
  );
});

test('one line changed among thousands is one small change', () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `| 14:${at} | entry ${at % 7} |\n`);
  const before = lines.join('');
  const after = lines.with(2500, '| 14:2500 | entry one more |\n').join('');
  const changes = changesBetween(before, after);
  assert.equal(changes.length, 1);
  assert.ok((changes[0]?.insert.length ?? 99) < 12);
});

test('a merge with nobody else is the text, and a merge of nothing changes nothing', () => {
  fc.assert(
    fc.property(texts, texts, (base, text) => {
      assert.equal(applied(base, mergeInto(base, text, base)), text);
      assert.deepEqual(mergeInto(base, base, text), []);
      assert.deepEqual(mergeInto(base, text, text), []);
    }),
    { numRuns: 1000 },
  );
});

test('a merge keeps every character that others wrote, and changes of different lines both stand', () => {
  fc.assert(
    fc.property(texts, texts, fc.array(fc.nat(40), { maxLength: 6 }), (base, text, places) => {
      // Others write letters that nobody else has.
      let current = base;
      for (const place of places) {
        const at = Math.min(place, current.length);
        current = `${current.slice(0, at)}Ω${current.slice(at)}`;
      }
      const merged = applied(current, mergeInto(base, text, current));
      assert.equal([...merged].filter((letter) => letter === 'Ω').length, places.length);
    }),
    { numRuns: 2000 },
  );
  const base = 'one\ntwo\nthree\nfour\n';
  const current = 'one\ntwo, they say\nthree\nfour\n';
  assert.equal(
    applied(current, mergeInto(base, 'one!\ntwo\nthree\n', current)),
    'one!\ntwo, they say\nthree\n',
  );
});
