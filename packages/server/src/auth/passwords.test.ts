import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, verifyPassword } from './passwords.ts';

test('a password is known again, another is not, and two hashes of one differ', async () => {
  const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(first, second);
  assert.equal(await verifyPassword('correct horse', first), true);
  assert.equal(await verifyPassword('correct horse', second), true);
  assert.equal(await verifyPassword('correct horsf', first), false);
});

test('the same letters typed on another system are the same password', async () => {
  assert.equal(await verifyPassword('Zu\u0308rich Nacht', await hashPassword('Z\u00fcrich Nacht')), true);
});

test('nobody’s password is never right, and many asked at once are all answered', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => verifyPassword('', null)));
  assert.deepEqual(answers, Array(6).fill(false));
});
