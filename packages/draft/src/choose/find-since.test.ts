import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSince } from './find-since.ts';
import type { Row } from './rows.ts';
import { talk } from './talk.fixture.ts';

function since(lines: readonly string[], zone = 'UTC'): string | null {
  const rows = talk(lines);
  const found = findSince(rows, rows[0] as Row, zone);
  return found ? new Date(found.at).toISOString().slice(0, 16) : null;
}

test('trouble told to have begun earlier is an earlier start', () => {
  assert.equal(since(['10:05 noor carts fail', '10:12 pim 40 tickets since 9:58']), '2024-05-02T09:58');
  assert.equal(since(['10:05 noor carts fail', '10:12 pim errors started at 9:41 am']), '2024-05-02T09:41');
});

test('its clock is that of the document’s zone', () => {
  assert.equal(
    since(['10:05 noor carts fail', '10:12 pim 40 tickets since 11:58'], 'Europe/Amsterdam'),
    '2024-05-02T09:58',
  );
});

test('later, far earlier, asked or unrelated times are none', () => {
  assert.equal(since(['10:05 noor carts fail', '10:30 pim no errors since 10:21']), null);
  assert.equal(since(['10:05 noor carts fail', '10:12 pim errors since 1:00']), null);
  assert.equal(since(['10:05 noor carts fail', '10:12 pim are there tickets since 9:58?']), null);
  assert.equal(since(['10:05 noor carts fail', '10:12 pim I am on duty since 9:30']), null);
});
