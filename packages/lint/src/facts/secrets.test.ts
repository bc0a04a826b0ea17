import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretsIn } from './secrets.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const made = (...parts: string[]): string => parts.join('');
const letters = 'Zq8Xw2Lm5Rt9Vb3Nc7Kd1Hs4Jf6Gp0Ya';

const secrets: readonly (readonly [kind: string, value: string])[] = [
  ['a private key', made('-----BEGIN RSA ', 'PRIVATE KEY-----')],
  ['an AWS access key', made('AKIA', 'Q3XYZ7ABCDEFGH2K')],
  ['a GitHub token', made('ghp', '_', letters, 'aaaa')],
  ['a GitLab token', made('glpat', '-', letters)],
  ['a Slack token', made('xox', 'b-', '123456789012-', letters)],
  ['a Stripe key', made('sk_', 'live_', letters)],
  ['a Vault token', made('hvs', '.', letters)],
];

for (const [kind, value] of secrets) {
  test(`finds ${kind} to its last letter, in prose and in code`, () => {
    for (const text of [`It printed ${value} twice.`, `\`\`\`\n${value}\n\`\`\``]) {
      const [found] = secretsIn(text, false);
      assert.equal(found?.kind, kind);
      assert.equal(text.slice(found.from, found.to), value);
    }
  });
}

test('finds the password of an address even when it is also the user', () => {
  const text = 'amqp://pay41x:pay41x@queue:5672';
  const [found] = secretsIn(text, false);
  assert.equal(found?.from, text.indexOf('pay41x', 8));
});

test('leaves masks, variables, hashes and commit ids alone', () => {
  for (const text of [
    'password: ********',
    made('password: $', '{DB_PASSWORD}'),
    'api_key=<redacted>',
    'secret: rotated',
    'commit 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c',
    'sha256:9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0',
    'https://example.org:8443/a@b',
  ]) {
    assert.deepEqual(secretsIn(text, false), [], text);
  }
});

test('e-mail addresses are found only when asked for', () => {
  const text = 'Write to mei.tan@example.org.';
  assert.deepEqual(secretsIn(text, false), []);
  assert.equal(secretsIn(text, true).length, 1);
});
