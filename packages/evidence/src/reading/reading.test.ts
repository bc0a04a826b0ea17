import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryFile } from '../memory-file.ts';
import { decodeChunks, readText } from './decode.ts';
import { sketchJson } from './json-sketch.ts';
import { readLines } from './lines.ts';
import { clockTime, instantOf, instantOfEpoch, isoOf, lateness, readStamp } from './times.ts';

async function linesOf(text: string, chunk: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(memoryFile('x', text, chunk))) lines.push(line.text);
  return lines;
}

test('text is the same however its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), async (text, chunk) => {
      const clean = text
        .toWellFormed()
        .replaceAll('\u0000', '')
        .replace(/^\uFEFF/, '');
      assert.equal(
        (await readText(memoryFile('x', text.toWellFormed(), chunk))).replace(/^\uFEFF/, ''),
        clean,
      );
    }),
  );
});

test('invalid UTF-8 becomes the replacement character and the rest is read', async () => {
  const file = memoryFile('x', new Uint8Array([0x61, 0xff, 0xfe, 0x62, 0xc3]));
  assert.equal(await readText(file), 'a\uFFFD\uFFFDb\uFFFD');
});

test('UTF-16 with a byte order mark is read', async () => {
  const file = memoryFile('x', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]));
  const parts: string[] = [];
  for await (const part of decodeChunks(file)) parts.push(part);
  assert.equal(parts.join(''), 'ab');
});

test('LF, CRLF and CR all end lines, wherever chunks are cut', async () => {
  for (let chunk = 1; chunk < 12; chunk += 1) {
    assert.deepEqual(await linesOf('a\r\nb\n\nc\rd\r\n', chunk), ['a', 'b', '', 'c', 'd']);
    assert.deepEqual(await linesOf('last', chunk), ['last']);
    assert.deepEqual(await linesOf('x\r', chunk), ['x']);
  }
});

test('units of epoch counts are told by magnitude', () => {
  assert.equal(instantOfEpoch(1736478514), '2025-01-10T03:08:34Z');
  assert.equal(instantOfEpoch('1736478514.897649'), '2025-01-10T03:08:34.897Z');
  assert.equal(instantOfEpoch(1736478514897), '2025-01-10T03:08:34.897Z');
  assert.equal(instantOfEpoch('1736478514897649'), '2025-01-10T03:08:34.897Z');
  assert.equal(instantOfEpoch('1420452275002000962'), '2015-01-05T10:04:35.002Z');
  assert.equal(instantOfEpoch(0), null);
  assert.equal(instantOfEpoch('12:30'), null);
});

test('ISO stamps are read with every kind of offset, and zero times are none', () => {
  assert.equal(instantOf('2018-04-13T08:07:40.815-0500'), '2018-04-13T13:07:40.815Z');
  assert.equal(instantOf('2025-08-06T06:20:34.16+00:00'), '2025-08-06T06:20:34.160Z');
  assert.equal(instantOf('2024-01-15 14:23:00 UTC'), '2024-01-15T14:23:00Z');
  assert.equal(instantOf('2024-01-15T14:23:00.123456789Z'), '2024-01-15T14:23:00.123Z');
  assert.equal(instantOf('0001-01-01T00:00:00Z'), null);
  assert.equal(instantOf('2024-02-30T00:00:00Z'), null);
  assert.deepEqual(readStamp('2024-01-15 14:23'), {
    at: null,
    local: { date: '2024-01-15', time: '14:23' },
    precision: 'minute',
  });
  assert.equal(isoOf(Number.NaN), null);
});

test('clock times are read in twelve and twenty-four hours', () => {
  assert.equal(clockTime('8:57 AM'), '08:57');
  assert.equal(clockTime('12:05 am'), '00:05');
  assert.equal(clockTime('12:05pm'), '12:05');
  assert.equal(clockTime('08:57:12'), '08:57:12');
  assert.equal(clockTime('25:00'), null);
  assert.equal(clockTime('13:00 PM'), null);
});

test('a record is late only by more than a minute', () => {
  assert.equal(lateness('2024-01-15T14:00:00Z', '2024-01-15T14:00:59Z'), undefined);
  assert.equal(lateness('2024-01-15T14:00:00Z', '2024-01-15T14:10:00Z'), '2024-01-15T14:10:00Z');
});

test('a sketch of cut JSON gives what was complete, and never throws', () => {
  assert.deepEqual(sketchJson('[{"a": 1, "b": [1, 2], "c": "cut'), [{ a: 1, b: [1, 2] }]);
  assert.equal(sketchJson('plain text'), undefined);
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
      const text = JSON.stringify([value]);
      assert.deepEqual(sketchJson(text), JSON.parse(text.replaceAll('"__proto__":', '"__proto__":')));
      sketchJson(text.slice(0, cut % (text.length + 1)));
    }),
  );
});
