import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isIdentifier, termsOf } from './terms.ts';

const terms = (text: string) => termsOf(text).map(({ term }) => term);

test('names give their whole, their neighbours and their parts', () => {
  assert.deepEqual(terms('pool_timeout'), ['pool_timeout', 'pool', 'timeout']);
  const alert = terms('KubeNodeNotReady');
  for (const term of ['kubenodenotready', 'notready', 'node', 'ready']) assert.ok(alert.includes(term), term);
  assert.ok(terms('NotReady').includes('notready'));
  assert.ok(terms('HTTPServerError').includes('http'));
});

test('forms of a word meet', () => {
  for (const [one, other] of [
    ['certificates', 'certificate'],
    ['crashing', 'crashed'],
    ['retries', 'retry'],
    ['restarting', 'restarts'],
    ['nodes', 'node'],
    ['batches', 'batch'],
    ['expired', 'expires'],
    ['evictions', 'eviction'],
    ['filed', 'files'],
    ['logged', 'logs'],
    ['added', 'add'],
    ['fixed', 'fix'],
  ] as const)
    assert.ok(
      terms(one).some((term) => terms(other).includes(term)),
      `${one} and ${other}`,
    );
});

test('different words do not', () => {
  for (const [one, other] of [
    ['status', 'state'],
    ['bus', 'business'],
    ['process', 'proceed'],
    ['access', 'accept'],
    ['timed', 'Tim'],
  ] as const)
    assert.ok(!terms(one).some((term) => terms(other).includes(term)), `${one} and ${other}`);
});

test('a synonym gives itself and the idea', () => {
  const postgres = terms('postgres');
  const mysql = terms('MySQL 8.0');
  assert.ok(postgres.some((term) => mysql.includes(term)));
  assert.notDeepEqual(postgres[0], terms('mysql')[0]);
});

test('years and days are no terms, status codes and versions are', () => {
  assert.deepEqual(terms('2024-01-15 2024 14:23'), []);
  assert.ok(terms('HTTP 503').includes('503'));
  assert.ok(terms('v1.19').includes('v1.19'));
});

test('Japanese and Chinese meet in pairs of characters', () => {
  const shared = terms('証明書の期限切れ').filter((term) => terms('証明書が期限切れを迎えた').includes(term));
  assert.ok(shared.includes('証明') && shared.includes('期限'));
  assert.ok(terms('recapパイプライン').includes('recap'));
});

test('what somebody named is told from what was merely written large', () => {
  for (const name of ['HighErrorRate', 'pool_timeout', 'ECONNREFUSED']) assert.ok(isIdentifier(name), name);
  for (const word of ['Error', 'API', 'the', 'Kubernetes']) assert.ok(!isIdentifier(word), word);
});

test('any text gives lower-case terms, the same ones twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const once = termsOf(text);
      assert.deepEqual(termsOf(text), once);
      for (const { term, written } of once) {
        assert.equal(term, term.toLowerCase());
        assert.ok(term.length > 0 && written.length > 0);
      }
    }),
  );
});

test('a long run of data is no word', () => {
  assert.deepEqual(terms('aB'.repeat(500_000)), []);
});
