import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, readDocument } from '@debrief/document';
import fc from 'fast-check';
import { inSteps } from './insertions.ts';

test('insertions made one after the other are one change of the first text', () => {
  const step = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.string({ maxLength: 6 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(step, { maxLength: 8 }), (text, steps) => {
      let expected = text;
      const changes = inSteps(
        readDocument(text),
        steps.map(([share, insert]) => (document) => {
          const at = Math.floor(share * document.text.length);
          expected = `${document.text.slice(0, at)}${insert}${document.text.slice(at)}`;
          return [{ from: at, to: at, insert }];
        }),
      );
      assert.equal(applyChanges(text, changes), expected);
      const places = changes.map(({ from }) => from);
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
    }),
  );
});

test('a step that takes text away is refused', () => {
  assert.throws(() => inSteps(readDocument('abc'), [() => [{ from: 0, to: 1, insert: '' }]]), RangeError);
});
