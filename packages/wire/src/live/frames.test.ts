import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  FrameError,
} from './frames.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const number = fc.nat();
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (_key, part) => (part instanceof Uint8Array ? [...part] : part)));

test('client frames come out as they went in', () => {
  const frame = fc.oneof(
    fc.record({
      kind: fc.constant('hello' as const),
      version: number,
      clientId: number,
      vector: bytes,
      history: fc.string({ unit: 'grapheme' }),
    }),
    fc.record({ kind: fc.constant('update' as const), number, update: bytes }),
    fc.record({ kind: fc.constant('edit' as const), number, update: bytes, awareness: bytes }),
    fc.record({ kind: fc.constant('awareness' as const), update: bytes }),
    fc.record({ kind: fc.constant('pulse' as const), number }),
  );
  fc.assert(
    fc.property(frame, (value) =>
      assert.deepEqual(plain(decodeClientFrame(encodeClientFrame(value))), plain(value)),
    ),
  );
});

test('server frames come out as they went in', () => {
  const facts = fc.record({
    mode: fc.constantFrom('write' as const, 'read' as const),
    because: fc.constantFrom('role' as const, 'access' as const),
    server: fc.string(),
    history: fc.string(),
    version: number,
  });
  const notice = fc.oneof(
    fc.record({
      kind: fc.constant('saved' as const),
      version: number,
      at: fc.string(),
      by: fc.array(fc.string()),
    }),
    fc.record({ kind: fc.constant('storage' as const), failing: fc.boolean(), message: fc.string() }),
    fc.record({ kind: fc.constant('going-away' as const), inMs: number }),
    fc.record({ kind: fc.constant('comments' as const) }),
    fc.record({
      kind: fc.constant('refused' as const),
      reason: fc.constantFrom('not-found' as const, 'removed' as const),
      message: fc.string(),
    }),
  );
  const frame = fc.oneof(
    fc.record({ kind: fc.constant('welcome' as const), update: bytes, vector: bytes, facts }),
    fc.record({ kind: fc.constant('update' as const), update: bytes }),
    fc.record({ kind: fc.constant('acknowledged' as const), number }),
    fc.record({ kind: fc.constant('wanted' as const), vector: bytes }),
    fc.record({ kind: fc.constant('notice' as const), notice }),
  );
  fc.assert(
    fc.property(frame, (value) =>
      assert.deepEqual(plain(decodeServerFrame(encodeServerFrame(value))), plain(value)),
    ),
  );
});

test('noise is a FrameError, never another error and never a hang', () => {
  fc.assert(
    fc.property(bytes, (noise) => {
      for (const decode of [decodeClientFrame, decodeServerFrame]) {
        try {
          decode(noise);
        } catch (error) {
          assert.ok(error instanceof FrameError);
        }
      }
    }),
    { numRuns: 2000 },
  );
});
