import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffTexts, hunksOf, type Piece } from './word-diff.ts';

const show = (pieces: readonly Piece[]) =>
  pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

test('a changed word is shown within its line', () => {
  assert.equal(
    show(diffTexts('The cache was cold.\nNext.\n', 'The cache was empty.\nNext.\n')),
    'The cache was [-cold-]{+empty+}.\nNext.\n',
  );
});

test('a new line is all new', () => {
  assert.equal(show(diffTexts('a\nb\n', 'a\nnew one\nb\n')), 'a\n{+new one\n+}b\n');
});

test('the pieces give back both texts', () => {
  const words = fc.array(fc.constantFrom('cache', 'cold', ' ', '\n', '14:05', '|', 'é', '\r\n'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, words, (one, two) => {
      const [before, after] = [one.join(''), two.join('')];
      const pieces = diffTexts(before, after);
      const of = (kind: Piece['kind']) =>
        pieces
          .filter((piece) => piece.kind === 'same' || piece.kind === kind)
          .map(({ text }) => text)
          .join('');
      assert.equal(of('removed'), before);
      assert.equal(of('added'), after);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('only what changed is shown, with two lines around it and where it is', () => {
  const before = Array.from({ length: 40 }, (_, index) => `line ${index + 1}\n`).join('');
  const hunks = hunksOf(diffTexts(before, before.replace('line 20\n', 'line twenty\n')));
  assert.equal(hunks.length, 1);
  assert.equal(hunks[0]?.line, 18);
  assert.equal(show(hunks[0]?.pieces ?? []), 'line 18\nline 19\nline [-20-]{+twenty+}\nline 21\nline 22\n');
});

test('two changes far apart are two hunks, near ones are one', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);
  const changed = (...numbers: number[]) =>
    lines.map((line, index) => (numbers.includes(index + 1) ? `changed ${index + 1}` : line)).join('\n');
  assert.equal(hunksOf(diffTexts(lines.join('\n'), changed(5, 30))).length, 2);
  assert.equal(hunksOf(diffTexts(lines.join('\n'), changed(5, 7))).length, 1);
  assert.equal(hunksOf(diffTexts('a\n', 'a\n')).length, 0);
});

test('two large texts with nothing in common end soon', () => {
  const one = Array.from({ length: 20_000 }, (_, index) => `old ${index}`).join('\n');
  const two = Array.from({ length: 20_000 }, (_, index) => `new ${index * 7}`).join('\n');
  assert.ok(diffTexts(one, two).length > 0);
});
