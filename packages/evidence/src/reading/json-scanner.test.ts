import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonScanner, type RawElement } from './json-scanner.ts';

function scan(text: string, size: number, lists: readonly string[] = []): RawElement[] {
  const scanner = new JsonScanner(lists);
  const found: RawElement[] = [];
  for (let at = 0; at < text.length; at += size) found.push(...scanner.push(text.slice(at, at + size)));
  found.push(...scanner.end());
  return found;
}

test('elements of an array come out whole wherever the chunks are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2, 4),
      (values, size, indent) => {
        const found = scan(JSON.stringify(values, null, indent), size);
        assert.deepEqual(
          found.map((element) => JSON.parse(element.text)),
          values.map((value) => JSON.parse(JSON.stringify(value))),
        );
        assert.deepEqual(
          found.map((element) => element.path),
          values.map((_, index) => `/${index}`),
        );
      },
    ),
  );
});

test('elements of a named list come out with what stood before it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }),
      fc.jsonValue(),
      fc.integer({ min: 1, max: 40 }),
      (values, other, size) => {
        const text = JSON.stringify({ name: 'ops', other, messages: values, more: other, pins: values });
        const found = scan(text, size, ['messages', 'pins']);
        const expected = values.map((value) => JSON.parse(JSON.stringify(value)));
        assert.deepEqual(
          found.map((element) => JSON.parse(element.text)),
          [...expected, ...expected],
        );
        assert.equal(found[0]?.list, 'messages');
        assert.equal(found.at(-1)?.path, `/pins/${values.length - 1}`);
        assert.equal(found[0]?.envelope['name'], 'ops');
      },
    ),
  );
});

test('whole values after one another are told apart and know their line', () => {
  const found = scan('{"a": 1}\n{\n "b": "]}"\n}\n[{"c": 3}]{"d":4}', 3);
  assert.deepEqual(
    found.map((element) => [element.text.replace(/\s/g, ''), element.line]),
    [
      ['{"a":1}', 1],
      ['{"b":"]}"}', 2],
      ['{"c":3}', 5],
      ['{"d":4}', 5],
    ],
  );
});

test('a value that is cut off is known as unfinished', () => {
  const scanner = new JsonScanner();
  scanner.push('[{"a": 1}, {"b": "x');
  assert.equal(scanner.end().length, 0);
  assert.equal(scanner.unfinished, true);
});

test('an element of 8 MB in small chunks is found whole', () => {
  const found = scan(`[{"text":"${'x'.repeat(8_000_000)}"}]`, 4096);
  assert.equal(found.length, 1);
});
