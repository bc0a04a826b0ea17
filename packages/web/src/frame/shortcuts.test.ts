import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pressed, type Shortcut, ShortcutReader } from './shortcuts.ts';

const shortcuts: Shortcut[] = ['Mod k', 'g then h', 'g then l', '?', 'j'].map((keys) => ({
  keys,
  does: keys,
  group: 'Everywhere',
  run: () => {},
}));

function press(reader: ShortcutReader, key: string, more: Partial<Pressed> = {}, now = 0, single = true) {
  return reader.read({ key, mod: false, alt: false, writing: false, ...more }, shortcuts, now, single)?.keys;
}

test('a key alone, keys together and keys in turn are found', () => {
  const reader = new ShortcutReader();
  assert.equal(press(reader, '?'), '?');
  assert.equal(press(reader, 'K', { mod: true }), 'Mod k');
  assert.equal(press(reader, 'g'), undefined);
  assert.equal(press(reader, 'l'), 'g then l');
});

test('the first of two keys is forgotten after a while, and by another key', () => {
  const reader = new ShortcutReader();
  press(reader, 'g', {}, 0);
  assert.equal(press(reader, 'h', {}, 5000), undefined);
  press(reader, 'g', {}, 6000);
  assert.equal(press(reader, 'j', {}, 6100), 'j');
  assert.equal(press(reader, 'h', {}, 6200), undefined);
});

test('while a person writes, or where single keys are off, only keys with Ctrl or ⌘ count', () => {
  const reader = new ShortcutReader();
  assert.equal(press(reader, 'j', { writing: true }), undefined);
  assert.equal(press(reader, 'k', { writing: true, mod: true }), 'Mod k');
  assert.equal(press(reader, 'j', {}, 0, false), undefined);
  assert.equal(press(reader, 'k', { mod: true }, 0, false), 'Mod k');
});
