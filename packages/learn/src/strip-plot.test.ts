import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stripPlot } from './strip-plot.ts';

test('no values draw nothing', () => {
  assert.equal(stripPlot([], null), '');
});

test('one value stands alone above a round time', () => {
  const [marks, pointer, axis] = stripPlot([42], 42).split('\n');
  assert.equal(marks, '·');
  assert.equal(pointer, '^');
  assert.match(axis ?? '', /\b1h\b/);
});

test('the median hides no point', () => {
  const [marks, pointer] = stripPlot([10, 60, 360], 60).split('\n');
  assert.equal([...(marks ?? '')].filter((mark) => mark === '·').length, 3);
  assert.equal(marks?.[pointer?.indexOf('^') ?? -1], '·');
});

test('values at one place grow their mark', () => {
  assert.equal(stripPlot([0, 1], null).split('\n')[0], ':');
  assert.equal(stripPlot([5, 5, 5, 5], null).split('\n')[0], '∎');
});

test('a range from no time to years keeps to its width, labels its axis and shows every place', () => {
  const minutes = fc.array(fc.double({ min: 0, max: 20_000_000, noNaN: true }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 24, max: 120 }), (values, width) => {
      const [marks = '', axis = ''] = stripPlot(values, null, width).split('\n');
      assert.ok(marks.length <= width && axis.length <= width);
      assert.match(axis, /\d[mhdy]/);
      const shown = { '·': 1, ':': 2, '∎': 4 };
      let least = 0;
      for (const mark of marks) if (mark in shown) least += shown[mark as keyof typeof shown];
      assert.ok(least >= 1 && least <= values.length);
      assert.ok(marks.startsWith('·') || marks.startsWith(':') || marks.startsWith('∎'));
    }),
  );
});
