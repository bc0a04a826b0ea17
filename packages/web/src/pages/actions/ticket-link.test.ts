import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticketLink, titleWithoutTicket } from './ticket-link.ts';

test('addresses of the web become links, named by their last part or by their words', () => {
  assert.deepEqual(ticketLink('https://tracker.example/browse/OPS-12?x=1'), {
    href: 'https://tracker.example/browse/OPS-12?x=1',
    text: 'OPS-12',
  });
  assert.deepEqual(ticketLink('[#42](https://git.example/shop/issues/42)'), {
    href: 'https://git.example/shop/issues/42',
    text: '#42',
  });
});

test('words and addresses that do something else stay words', () => {
  for (const ticket of [
    null,
    'OPS-12',
    'javascript:alert(1)',
    '[x](javascript:alert(1))',
    'data:text/html,x',
  ]) {
    assert.equal(ticketLink(ticket), null);
  }
});

test('an address that stands in the ticket’s column is not read out of the title again', () => {
  const ticket = 'https://git.example/shop/issues/42';
  assert.equal(titleWithoutTicket(`Alert on the pool: ${ticket}`, ticket), 'Alert on the pool');
  assert.equal(titleWithoutTicket(ticket, ticket), ticket);
  assert.equal(titleWithoutTicket('Alert on the pool', ticket), 'Alert on the pool');
  assert.equal(titleWithoutTicket('See https://other.example', null), 'See https://other.example');
});
