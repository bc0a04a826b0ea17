import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { needsOf } from './forms.ts';
import { phrasing } from './phrasing.ts';
import { readPattern } from './read-pattern.ts';

const patterns: readonly RegExp[] = [
  /\b(?:only|just) (?:[a-z-]+ ){0,3}?(?:delays?|outages?|glitch(?:es)?)\b/,
  /^\W*increased awareness\b|\b(?:double|triple|re)-? ?check(?:ing)?\b(?! step)|\bno(?:body| one) (?:knew|saw|looked)\b|\b(?:watch|look) out for\b|\b(?:avoid|stop) making (?:\w+ )?mistakes\b/,
  /(?<!never )\bforget(?:ting)? (?:to|that)\b|(\w+) of (the|our) (delay|outage)s?|\d+ ?(?:ms|seconds)|(?:small ?|tiny ?)+(?:delay|glitch)|[ab]lert(?:ed)? (?:twice|[^.]* outage)|colou?r|x{2,3}y|it's|(?:)/gi,
  /\bdelay(?=s?\b)|(?<word>glitch)|\p{Lu}\p{Ll}+ knew|(?:un|mis)?checked(?:\.|$)|[Oo]utage|saw{1,2}|the (?:the )*delay|no+ one|(?:(?:only)?|just)?look|(?:^|[.;] )remind/u,
];
const vocabulary =
  "only just the a small tiny delay delays outages Outage glitch glitches double triple check checking re-check no one nobody knew saw looked look watch out for avoid stop making big mistakes never forget to that some of our 12 ms increased awareness alert blert ALERTED twice color colour xxy it's Ana mischecked remind nooo".split(
    ' ',
  );
const marks = [' ', ' ', ' ', ' ', '. ', '-', '', '; '];
const text = fc
  .array(fc.tuple(fc.constantFrom(...vocabulary), fc.constantFrom(...marks)), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));

const shown = (match: RegExpExecArray | null) => match && [match.index, ...match];

test('a phrasing finds what the plain regular expression finds, wherever one begins to look', () => {
  fc.assert(
    fc.property(fc.constantFrom(...patterns), text, fc.nat(20), (pattern, words, from) => {
      const plain = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
      plain.lastIndex = from;
      assert.deepEqual(shown(phrasing(pattern).exec(words, from)), shown(plain.exec(words)));
      plain.lastIndex = 0;
      assert.equal(phrasing(pattern).test(words), plain.test(words));
      plain.lastIndex = 0;
      assert.deepEqual(phrasing(pattern).all(words).map(shown), [...words.matchAll(plain)].map(shown));
    }),
    { numRuns: 2000 },
  );
});

test('a pattern needs one word of each of its lists', () => {
  const needs = needsOf(readPattern('\\b(?:only|just) (?:[a-z-]+ ){0,3}?(?:delays?|outages?)\\b'));
  assert.deepEqual(
    needs.map((need) => need.map((part) => part.replaceAll('\u0001', '|'))),
    [
      ['|delay|', '|delays|', '|outage|', '|outages|'],
      ['|only|', '|just|'],
    ],
  );
});

test('a pattern that can do without any word needs none', () => {
  for (const source of ['\\d+ ?%', '(?:delay)?', 'delay|\\d', '(?!delay)\\w'])
    assert.deepEqual(needsOf(readPattern(source)), [], source);
});
