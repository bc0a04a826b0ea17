import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveState } from '@debrief/wire/live';
import { connectionWords } from './connection-words.ts';

const words = (state: LiveState, more: { notKept?: boolean; removed?: boolean } = {}) =>
  connectionWords({ state, notKept: false, removed: false, ...more });

test('“saved” is said only where everything typed is durable on the server', () => {
  assert.equal(words({ kind: 'online', saving: 0, mode: 'write', version: 3 }).short, 'Saved');
  assert.equal(words({ kind: 'online', saving: 2, mode: 'write', version: 3 }).short, 'Saving…');
});

test('offline it says how many changes wait, and where they are kept', () => {
  const offline: LiveState = { kind: 'offline', waiting: 3, retryAt: 0, because: 'lost' };
  assert.equal(words(offline).short, 'Offline · 3 changes wait');
  assert.match(words(offline).long, /also if the tab closes/);
  assert.match(words(offline, { notKept: true }).long, /leave the tab open/);
  assert.equal(words({ ...offline, waiting: 1 }).short, 'Offline · 1 change waits');
});

test('a refusal that leaves words unsent says so and how to save them', () => {
  const refused = words({
    kind: 'refused',
    reason: 'access-lost',
    message: 'You may no longer see it.',
    waiting: 2,
  });
  assert.equal(refused.short, 'Not saved · 2 changes');
  assert.match(refused.long, /copy the text/);
});

test('a reader is told why nothing can be typed', () => {
  const state: LiveState = { kind: 'read-only', version: 1, because: 'role', waiting: 0 };
  assert.match(words(state).long, /Your role/);
});
