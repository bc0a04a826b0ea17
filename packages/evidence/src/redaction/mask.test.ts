/** Secrets here are made at run time from parts, so that no scanner takes this file for a leak. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskSecrets } from './mask.ts';
import { mayHoldSecret } from './secret-hints.ts';

/** `count` characters that look random, out of `alphabet`; the same every time. */
function noise(count: number, alphabet = 'aB3dE5gH7jK9mN2pQ4sT6vW8yZ'): string {
  let state = 7;
  let text = '';
  for (let index = 0; index < count; index += 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += alphabet[Math.floor(state / 65536) % alphabet.length];
  }
  return text;
}

const HEX = '0123456789abcdef';
const join = (...parts: string[]) => parts.join('');

const TOKENS: readonly (readonly [string, string])[] = [
  ['github-token', join('gh', 'p_', noise(36))],
  ['github-token', join('github', '_pat_', noise(22), '_', noise(59))],
  ['gitlab-token', join('gl', 'pat-', noise(20))],
  ['slack-token', join('xo', 'xb-', '123456789012-', noise(24))],
  ['slack-webhook', join('hooks.sl', 'ack.com/services/T', noise(8), '/B', noise(8), '/', noise(24))],
  ['stripe-key', join('sk', '_live_', noise(24))],
  ['npm-token', join('np', 'm_', noise(36))],
  ['aws-access-key', join('AK', 'IA', noise(16, 'ABCDEFGHIJ234567'))],
  ['google-key', join('AI', 'za', noise(35))],
  ['anthropic-key', join('sk-', 'ant-api03-', noise(40))],
  ['openai-key', join('sk-', 'proj-', noise(48))],
  ['huggingface-token', join('hf', '_', noise(34))],
  ['sendgrid-key', join('S', 'G.', noise(22), '.', noise(43))],
  ['grafana-token', join('gl', 'sa_', noise(32), '_', noise(8, HEX))],
  ['vault-token', join('hv', 's.', noise(24))],
  ['digitalocean-token', join('do', 'p_v1_', noise(64, HEX))],
  ['shopify-token', join('shp', 'at_', noise(32, HEX))],
  ['jwt', join('ey', 'J', noise(20), '.ey', 'J', noise(40), '.', noise(43))],
  ['telegram-token', join('123456789', ':', 'AA', noise(33))],
  ['atlassian-token', join('ATA', 'TT3', noise(80))],
  ['pypi-token', join('py', 'pi-', noise(80))],
  ['newrelic-key', join('NR', 'AK-', noise(27, 'ABCDEFGH23456789'))],
  ['password-hash', join('$', '2b$12$', noise(53))],
];

test('tokens of known services are masked by kind, wherever they stand', () => {
  for (const [kind, token] of TOKENS) {
    for (const frame of [
      `use ${token} please`,
      token,
      `x=${token}\n`,
      `("${token}")`,
      `<${token}>`,
      `{"text":"${token}"}`,
    ]) {
      const masked = maskSecrets(frame);
      assert.ok(!masked.includes(token.slice(-12)), `${kind} is left in ${frame}`);
      assert.ok(masked.includes('[masked: '), frame);
    }
    assert.ok(
      maskSecrets(`use ${token} now`).includes(`[masked: ${kind}]`),
      `${kind}: ${maskSecrets(`use ${token} now`)}`,
    );
  }
});

test('a private key block is masked whole, also escaped in JSON and cut off', () => {
  const begin = join('-----BEGIN RSA PRIVATE', ' KEY-----');
  const end = join('-----END RSA PRIVATE', ' KEY-----');
  const body = Array.from({ length: 12 }, () => noise(64)).join('\n');
  assert.equal(maskSecrets(`see\n${begin}\n${body}\n${end}\nthanks`), 'see\n[masked: private-key]\nthanks');
  assert.equal(
    maskSecrets(JSON.stringify({ key: `${begin}\n${body}\n${end}` })),
    '{"key":"[masked: private-key]"}',
  );
  assert.equal(maskSecrets(`${begin}\n${body}`), '[masked: private-key]');
});

test('what keys, flags, headers and addresses give away is masked', () => {
  const secret = join('Tr0ub', '4dor9x');
  const cases: readonly (readonly [string, string])[] = [
    [
      `postgres://app:${secret}@db.internal:5432/orders`,
      'postgres://app:[masked: url-password]@db.internal:5432/orders',
    ],
    [`redis://:${secret}@cache:6379`, 'redis://:[masked: url-password]@cache:6379'],
    [`password=${secret}`, 'password=[masked: password]'],
    [`DB_PASSWORD: "${secret}"`, 'DB_PASSWORD: "[masked: password]"'],
    [`PGPASSWORD=${secret} psql`, 'PGPASSWORD=[masked: password] psql'],
    [
      `Server=db;User Id=app;Password=${secret};Timeout=5`,
      'Server=db;User Id=app;Password=[masked: password];Timeout=5',
    ],
    [`{"client_secret": "${secret}", "a": 1}`, '{"client_secret": "[masked: secret]", "a": 1}'],
    [`"{\\"password\\":\\"${secret}\\"}"`, '"{\\"password\\":\\"[masked: password]\\"}"'],
    [`run --password ${secret} --now`, 'run --password [masked: password] --now'],
    [`run --api-key=${secret}`, 'run --api-key=[masked: secret]'],
    [`curl -u admin:${secret} https://x`, 'curl -u admin:[masked: password] https://x'],
    [`mysql -h db -u root -p${secret} orders`, 'mysql -h db -u root -p[masked: password] orders'],
    [`Authorization: Bearer ${noise(30)}`, 'Authorization: Bearer [masked: authorization]'],
    ['Authorization: Basic YWRtaW46aHVudGVyMg==', 'Authorization: Basic [masked: basic-auth]'],
    [`X-Api-Key: ${noise(24)}`, 'X-Api-Key: [masked: api-key]'],
    [
      `the password for the admin console is ${secret}`,
      'the password for the admin console is [masked: password]',
    ],
    [
      `https://x.example/cb?access_token=${noise(20)}&state=1`,
      'https://x.example/cb?access_token=[masked: token]&state=1',
    ],
    [`aws_secret_access_key = ${noise(40)}`, 'aws_secret_access_key = [masked: secret]'],
    ['password: correcthorse', 'password: [masked: password]'],
    [`AccountKey=${noise(86)}==;EndpointSuffix=x`, 'AccountKey=[masked: azure-key];EndpointSuffix=x'],
  ];
  for (const [text, expected] of cases) assert.equal(maskSecrets(text), expected);
});

test('hashes, ids and talk about secrets stay', () => {
  const kept = [
    'reverted 4847dea93e57369ad938c1496145dd3ed3439ebe, see compare/8c1cd8046656...4956da7c3699',
    'trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7',
    'request id: 9f86d081-884c-4d63-a5f1-0c2f3e4d5b6a failed',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    'the token expired and the password was reset for everyone',
    'password: reset for all users',
    'tokens: 4096 of 8192, max_tokens=2048, token_count: 12345678',
    'secretName: orders-db-credentials, secretKeyRef: db',
    'the secret is in vault, token: missing',
    'passing tests: 1200 of 1200, bypass: enabled',
    'bearer authentication is on for the basic availability checks',
    join('password=$', '{DB_PASSWORD} --token $TOKEN'),
    'routing_key=orders.created.v1',
    'http://prometheus:9090/graph?g0.expr=up@start',
    'Basic functionality works, see https://example.com/@alice/post',
    'disk-pressure on task-runner-12, key-value store at 80%',
    'idempotency-key: 9f86d081-884c-4d63-a5f1-0c2f3e4d5b6a',
    'git@github.com:acme/orders.git',
    '[masked: password] was masked already: password=[masked: password]',
  ];
  for (const text of kept) assert.equal(maskSecrets(text, { emails: true }), text);
});

test('e-mail addresses are masked by choice only', () => {
  assert.equal(maskSecrets('ask jo.doe+x@mail.example.org.'), 'ask jo.doe+x@mail.example.org.');
  assert.equal(maskSecrets('ask jo.doe+x@mail.example.org.', { emails: true }), 'ask [masked: email].');
});

test('masking twice changes nothing more', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(...TOKENS.map(([, token]) => token), ' password=', 'token: ', '://a:b@c '),
        ),
      ),
      (parts) => {
        const once = maskSecrets(parts.join(' '));
        assert.equal(maskSecrets(once), once);
      },
    ),
  );
});

test('the prefilter lets no token by', () => {
  for (const [kind, token] of TOKENS) assert.ok(mayHoldSecret(`a ${token} b`), kind);
});

test('ten megabytes on one line take seconds at most, whatever they hold', () => {
  for (const piece of [
    'password',
    'a',
    '://',
    'eyJ',
    '-----BEGIN ',
    '"',
    'token="',
    ' -u ',
    'AAAAAAAAA/',
    'pass for x ',
  ]) {
    const text = piece.repeat(Math.ceil(10_000_000 / piece.length));
    assert.equal(typeof maskSecrets(text), 'string', piece);
  }
});
