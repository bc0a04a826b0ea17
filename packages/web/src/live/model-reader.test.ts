import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { LiveText } from './live-text.ts';
import { ModelReader } from './model-reader.ts';

function opened(text: string) {
  const live = new LiveText({ url: 'ws://127.0.0.1:9/never', connect: false });
  live.shared.insert(0, text);
  let due: (() => void)[] = [];
  const reader = new ModelReader(live, {
    fileName: '2024-01-15-a.md',
    now: () => 0,
    later: (work) => {
      due.push(work);
      return () => {};
    },
  });
  const pass = () => {
    const work = due;
    due = [];
    for (const one of work) one();
  };
  return { live, reader, pass };
}

test('a reading stays the same object until those who watch are told of another', () => {
  const { live, reader, pass } = opened('# Checkout slow\n');
  let told = 0;
  const stop = reader.watch(() => told++);
  const before = reader.get();
  live.apply([{ from: 2, to: 10, insert: 'Search' }]);
  assert.equal(reader.get(), before);
  pass();
  assert.equal(told, 1);
  assert.equal(reader.get().document.title?.value, 'Search slow');
  assert.equal(reader.get().revision, live.revision);
  stop();
  live.close();
});

test('many changes are one reading, equal to one from scratch', () => {
  const { live, reader, pass } = opened('# A\n\n## Timeline\n\n- 14:05 UTC alert\n');
  const stop = reader.watch(() => {});
  reader.get();
  for (let index = 0; index < 5; index++)
    live.apply([{ from: live.rope.length, to: live.rope.length, insert: `- 14:1${index} UTC step\n` }]);
  pass();
  const fresh = readDocument(live.text(), { name: '2024-01-15-a.md' });
  assert.deepEqual(
    reader.get().document.timeline.map(({ text, from }) => [text, from]),
    fresh.timeline.map(({ text, from }) => [text, from]),
  );
  stop();
  live.close();
});

test('unwatched, it is read when asked', () => {
  const { live, reader } = opened('# A\n');
  assert.equal(reader.get().document.title?.value, 'A');
  live.apply([{ from: 2, to: 3, insert: 'B' }]);
  assert.equal(reader.get().document.title?.value, 'B');
  live.close();
});
