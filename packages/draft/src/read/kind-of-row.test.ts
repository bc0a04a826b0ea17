import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOfRow } from './kind-of-row.ts';

for (const [text, kind] of [
  ['Deploy of basket-api 4.1 to production finished', 'deploy'],
  ['Alert "basket error rate" fires', 'alert'],
  ['The monitor pages the on-call engineer', 'alert'],
  ['Page acknowledged by Ines', 'acknowledge'],
  ['Incident declared, SEV2', 'declare'],
  ['Rolled back to 4.0', 'act'],
  ['Status page updated', 'communicate'],
  ['Error rate back to normal', 'resolve'],
  ['Lunch', null],
] as const) {
  test(`“${text}” is told as ${kind ?? 'nothing'}`, () => assert.equal(kindOfRow(text), kind));
}
