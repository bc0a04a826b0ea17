import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type UpdateRows, unsavedCopy } from './unsaved-copies.ts';

function inMemory(): UpdateRows & { readonly kept: Map<number, [string, Uint8Array]> } {
  const kept = new Map<number, [string, Uint8Array]>();
  let last = 0;
  return {
    kept,
    all: async (scope) => [...kept].flatMap(([key, [of, update]]) => (of === scope ? [{ key, update }] : [])),
    add: async (scope, update) => {
      kept.set(++last, [scope, update]);
      return last;
    },
    remove: async (keys) => {
      for (const key of keys) kept.delete(key);
    },
  };
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const never = (error: unknown) => assert.fail(String(error));

test('what was kept comes back in order, for that person and postmortem only', async () => {
  const rows = inMemory();
  const first = unsavedCopy(rows, 'ana pm1', never);
  first.append(bytes(1));
  first.append(bytes(2));
  unsavedCopy(rows, 'ana pm2', never).append(bytes(9));
  await first.load();
  assert.deepEqual(await unsavedCopy(rows, 'ana pm1', never).load(), [bytes(1), bytes(2)]);
});

test('a tab that is done leaves what another tab still waits to send', async () => {
  const rows = inMemory();
  const one = unsavedCopy(rows, 'ana pm1', never);
  const two = unsavedCopy(rows, 'ana pm1', never);
  one.append(bytes(1));
  two.append(bytes(2));
  await one.load();
  two.append(bytes(3));
  one.clear();
  await one.load();
  const left = await unsavedCopy(rows, 'ana pm1', never).load();
  assert.deepEqual(left.at(-1), bytes(3));
});

test('what is kept after everything became durable is not taken away with it', async () => {
  const rows = inMemory();
  const copy = unsavedCopy(rows, 'ana pm1', never);
  copy.append(bytes(1));
  copy.clear();
  copy.append(bytes(2));
  assert.deepEqual(await copy.load(), [bytes(2)]);
});

test('a browser that cannot keep anything is told of, and editing goes on', async () => {
  const errors: unknown[] = [];
  const full: UpdateRows = {
    all: async () => [],
    add: () => Promise.reject(new Error('quota')),
    remove: async () => {},
  };
  const copy = unsavedCopy(full, 'ana pm1', (error) => errors.push(error));
  copy.append(bytes(1));
  assert.deepEqual(await copy.load(), []);
  assert.equal(errors.length, 1);
});
