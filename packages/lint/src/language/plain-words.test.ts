import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blankMarks, CODE, lowerCase, QUOTED } from './plain-words.ts';

test('code and addresses become placeholders, marks and link targets become blanks', () => {
  assert.equal(blankMarks('Set `a b` to **two**'), `Set ${CODE.repeat(5)} to   two  `);
  assert.equal(blankMarks('see https://x.org/a now'), `see ${CODE.repeat(15)} now`);
  assert.equal(blankMarks('a [link](https://x.org) b'), `a  link${' '.repeat(16)} b`);
  assert.equal(blankMarks('seen [^e7] twice'), 'seen       twice');
  assert.equal(blankMarks('one<!-- two -->three'), `one${' '.repeat(12)}three`);
});

test('quoted words are nobody’s claim, an apostrophe is part of its word', () => {
  assert.equal(blankMarks('they said "never again" twice'), `they said ${QUOTED.repeat(13)} twice`);
  assert.equal(blankMarks('he said ‘it broke’ then'), `he said ${QUOTED.repeat(10)} then`);
  assert.equal(blankMarks("it didn't and it didn’t"), "it didn't and it didn't");
  assert.equal(blankMarks('a "half open quotation'), 'a  half open quotation');
});

test('names with underscores stay whole, emphasis does not', () => {
  assert.equal(blankMarks('max_conns is _high_'), 'max_conns is  high ');
});

test('whatever the text, every character keeps its place', () => {
  const pieces = fc.constantFrom(
    '`',
    '``',
    '"',
    '“',
    '”',
    "'",
    '[',
    '](',
    ')',
    '<',
    '>',
    '*',
    '_',
    '~~',
    '&amp;',
    'https://a',
    ' ',
    'word',
    'İ',
    '\n',
    '\\',
    '[^a]',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      assert.equal(blankMarks(text).length, text.length);
      assert.equal(lowerCase(text).length, text.length);
    }),
  );
});

test('a megabyte of openers keeps every place', () => {
  for (const opener of ['`', '"', '[', '<a', "'a ", '](']) {
    const text = opener.repeat(1_000_000 / opener.length);
    assert.equal(blankMarks(text).length, text.length, opener);
  }
});
