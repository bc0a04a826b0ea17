import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';
import { LiveText } from './live-text.ts';

function opened(text: string): LiveText {
  const live = new LiveText({ url: 'ws://127.0.0.1:9/never', connect: false });
  live.doc.transact(() => live.shared.insert(0, text), 'server');
  return live;
}

test('changes computed of an older text find their place in the present one', () => {
  const live = opened('one two three');
  const { revision } = live;
  live.shared.insert(0, 'zero ');
  assert.equal(live.apply([{ from: 4, to: 7, insert: 'TWO' }], revision, 13), true);
  assert.equal(live.text(), 'zero one TWO three');
  live.close();
});

test('what somebody inserted into replaced words stays', () => {
  const live = opened('one two three');
  const { revision } = live;
  live.shared.insert(5, 'XX');
  live.apply([{ from: 4, to: 7, insert: '2' }], revision, 13);
  assert.match(live.text(), /XX/);
  live.close();
});

test('changes that do not fit are refused, and nothing changes', () => {
  const live = opened('short');
  assert.equal(live.apply([{ from: 3, to: 99, insert: '' }]), false);
  assert.equal(
    live.apply([
      { from: 0, to: 3, insert: 'a' },
      { from: 2, to: 4, insert: 'b' },
    ]),
    false,
  );
  assert.equal(live.text(), 'short');
  live.close();
});

test('undo takes back one’s own change and leaves a colleague’s', () => {
  const live = opened('a b');
  const other = opened('');
  applyUpdate(other.doc, encodeStateAsUpdate(live.doc));
  live.apply([{ from: 0, to: 1, insert: 'A' }]);
  other.shared.insert(other.shared.length, ' c');
  applyUpdate(live.doc, encodeStateAsUpdate(other.doc), 'server');
  assert.equal(live.text(), 'A b c');
  live.undo.undo();
  assert.equal(live.text(), 'a b c');
  live.close();
  other.close();
});

test('the rope is the shared text after any changes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.nat(5), fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é') }))),
      (edits) => {
        const live = opened('line\r\nline\n');
        for (const [at, removed, inserted] of edits) {
          const from = at % (live.shared.length + 1);
          const to = Math.min(live.shared.length, from + removed);
          live.apply([{ from, to, insert: inserted }]);
          assert.equal(live.text(), live.shared.toString());
        }
        live.close();
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});
