import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { guardedFetch, OutgoingError } from './guarded-fetch.ts';
import { isPrivateAddress } from './private-address.ts';

test('private, loopback, link-local and mapped addresses are private; public ones are not', () => {
  for (const address of [
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '2002:7f00:1::',
    'no address',
  ])
    assert.equal(isPrivateAddress(address), true, address);
  for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])
    assert.equal(isPrivateAddress(address), false, address);
});

async function echo(test: { after(done: () => void): void }): Promise<{ port: number; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (request.url === '/long') response.end('x'.repeat(2_000));
    else if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    else request.pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  test.after(() => server.close());
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

test('a private host is not asked, by address or by name, and is where an operator allows it', async (context) => {
  const { port, asked } = await echo(context);
  const closed = guardedFetch({ allowed: [] });
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1'])
    await assert.rejects(closed(`http://${host}:${port}/`), OutgoingError, host);
  assert.equal(asked(), 0);
  const open = guardedFetch({ allowed: [`127.0.0.1:${port}`] });
  const answer = await open(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'hello' });
  assert.equal(await answer.text(), 'hello');
});

test('a redirect is not followed, and a long answer not taken', async (context) => {
  const { port } = await echo(context);
  const open = guardedFetch({ allowed: ['127.0.0.1'], maxBytes: 1_000 });
  assert.equal((await open(`http://127.0.0.1:${port}/away`)).status, 302);
  await assert.rejects(open(`http://127.0.0.1:${port}/long`), /more than 1000 bytes/);
  await assert.rejects(open('file:///etc/passwd'));
});
