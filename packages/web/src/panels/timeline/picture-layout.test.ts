import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import fc from 'fast-check';
import { gapsOf, layOut, panned, wholeView, zoomed } from './picture-layout.ts';

const document = readDocument(`# Basket outage

**Date**: 2026-03-04

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 14:00 | Deploy of basket-api 4.1 finished |
| 14:05 | Alert "basket errors" fired |
| 14:07 | Page acknowledged by Ines |
| 14:52 | Rolled back to 4.0 |
| 15:00 | Error rate back to normal |
`);
const moments = Object.values(document.moments);
const whole = wholeView(document.timeline)!;

test('rows stand in the lane of what they tell, in order of time', () => {
  const picture = layOut(document.timeline, moments, whole, 800);
  assert.deepEqual(
    picture.points.map(({ lane }) => lane),
    ['changes', 'signals', 'response', 'response', 'signals'],
  );
  const xs = picture.points.map(({ x }) => x);
  assert.deepEqual(
    xs,
    xs.toSorted((a, b) => a - b),
  );
  assert.ok(xs.every((x) => x > 0 && x < 800));
});

test('the stretch of which nothing is recorded is a gap', () => {
  assert.deepEqual(
    gapsOf(document.timeline, moments).map(({ from, to }) => (to - from) / 60_000),
    [45],
  );
});

test('names of moments never lie on each other, and none is cut off', () => {
  for (const width of [220, 300, 500, 900]) {
    const picture = layOut(document.timeline, moments, whole, width);
    const spans = picture.moments.map(({ name, x, y, left }) => ({
      y,
      from: left ? x - name.length * 6.9 : x,
      to: left ? x : x + name.length * 6.9,
    }));
    for (const [index, one] of spans.entries()) {
      assert.ok(one.from >= 0 && one.to <= width, `${width}`);
      for (const other of spans.slice(index + 1))
        assert.ok(one.y !== other.y || one.to <= other.from || other.to <= one.from);
    }
  }
});

test('a timeline of one time has no picture', () => {
  assert.equal(wholeView(document.timeline.slice(0, 1)), null);
  assert.equal(wholeView([]), null);
});

test('however one zooms and moves, the view stays within the incident', () => {
  const step = fc.oneof(
    fc.record({
      zoom: fc.double({ min: 0.1, max: 8, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ pan: fc.double({ min: -3, max: 3, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (moves) => {
      let view = whole;
      for (const move of moves) {
        view =
          'zoom' in move
            ? zoomed(view, view.from + (view.to - view.from) * move.at, move.zoom, whole)
            : panned(view, move.pan, whole);
        assert.ok(view.from >= whole.from - 1 && view.to <= whole.to + 1 && view.to > view.from);
      }
    }),
  );
});
